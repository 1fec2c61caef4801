// Stands between the product and a real data source, passes everything on and remembers what was asked.
import { createServer } from "node:http";
import { freePort } from "@/demo/launch/ports.mjs";

export interface RecordedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly params: Readonly<Record<string, string>>;
}

export interface RecordingProxy {
  readonly url: string;
  readonly requests: RecordedRequest[];
  /** Of the recorded range requests: steps asked for, first and last included. */
  readonly countRangePoints: () => number[];
  readonly stop: () => Promise<void>;
}

/** `delayMs`: every answer takes at least so long, so that what is asked one after the other shows. */
export async function startRecordingProxy(target: string, { delayMs = 0 } = {}): Promise<RecordingProxy> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    const path = request.url ?? "/";
    requests.push({ path, headers: request.headers, params: Object.fromEntries(new URLSearchParams(body)) });
    try {
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      const answer = await fetch(new URL(path, target), {
        method: request.method,
        headers: { "content-type": request.headers["content-type"] ?? "text/plain" },
        ...(request.method === "POST" ? { body } : {}),
      });
      response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      response.destroy();
    }
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    countRangePoints: () =>
      requests
        .filter(({ path }) => path.endsWith("query_range"))
        .map(({ params }) => Math.round((Number(params.end) - Number(params.start)) / Number(params.step)) + 1),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
