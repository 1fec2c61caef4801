// A gateway before a region's engine, as a test wants it: it passes everything on, or waits first, or shows another clock.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface RegionFront {
  readonly url: string;
  /** base address of the engine behind it */
  target: string;
  /** how long each answer is held back */
  delayMs: number;
  /** added to the time that answers say */
  clockOffsetMs: number;
  readonly stop: () => Promise<void>;
}

export async function startRegionFront(target: string): Promise<RegionFront> {
  const timers = new Set<NodeJS.Timeout>();
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms);
      timers.add(timer);
    });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (front.delayMs > 0) await wait(front.delayMs);
    try {
      const answer = await fetch(new URL(request.url ?? "/", front.target), {
        method: request.method,
        headers: { "content-type": request.headers["content-type"] ?? "text/plain" },
        ...(request.method === "POST" ? { body: Buffer.concat(chunks) } : {}),
      });
      response.writeHead(answer.status, {
        "content-type": answer.headers.get("content-type") ?? "",
        date: new Date(Date.now() + front.clockOffsetMs).toUTCString(),
      });
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const front: RegionFront = {
    url: `http://127.0.0.1:${port}`,
    target,
    delayMs: 0,
    clockOffsetMs: 0,
    stop: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return front;
}
