// A client that counts bytes on the wire as a browser would receive them.
import { Agent, request } from "node:http";

export interface WireAnswer {
  readonly status: number;
  /** body bytes as they came, compressed if asked for */
  readonly byteCount: number;
  readonly etag: string;
  /** milliseconds of the handler, from Server-Timing; NaN when it did not say */
  readonly handlerMs: number;
  readonly body: Buffer;
}

export interface WireOptions {
  readonly isCompressed?: boolean;
  readonly ifNoneMatch?: string;
  readonly agent?: Agent;
}

export function get(url: string, options: WireOptions = {}): Promise<WireAnswer> {
  const headers = {
    "accept-encoding": options.isCompressed ? "gzip" : "identity",
    ...(options.ifNoneMatch === undefined ? {} : { "if-none-match": options.ifNoneMatch }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent: options.agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const body = Buffer.concat(chunks);
        const timing = /handler;dur=([\d.]+)/.exec(String(response.headers["server-timing"] ?? ""));
        resolve({
          status: response.statusCode ?? 0,
          byteCount: body.length,
          etag: String(response.headers.etag ?? ""),
          handlerMs: Number(timing?.[1] ?? Number.NaN),
          body,
        });
      });
    });
    sent.once("error", reject);
    sent.end();
  });
}

/** `count` requests to the addresses in turn, `connections` at a time. */
export async function getMany(urls: readonly string[], count: number, connections: number): Promise<WireAnswer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const answers: WireAnswer[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) {
      const url = urls[next % urls.length] ?? "";
      next += 1;
      answers.push(await get(url, { agent, isCompressed: true }));
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return answers;
}
