// A client that counts bytes on the wire as a browser would receive them.
import { Agent, request } from "node:http";

export interface WireAnswer {
  readonly status: number;
  /** body bytes as they came, compressed if asked for */
  readonly byteCount: number;
  readonly etag: string;
  /** milliseconds by name, from Server-Timing: handler, upstream, draw */
  readonly timing: Readonly<Record<string, number | undefined>>;
  readonly body: Buffer;
}

export interface WireOptions {
  readonly isCompressed?: boolean;
  readonly ifNoneMatch?: string;
  readonly agent?: Agent;
}

function readTiming(header: string): WireAnswer["timing"] {
  return Object.fromEntries([...header.matchAll(/(\w+);dur=([\d.]+)/g)].map(([, name, ms]) => [name, Number(ms)]));
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
        resolve({
          status: response.statusCode ?? 0,
          byteCount: body.length,
          etag: String(response.headers.etag ?? ""),
          timing: readTiming(String(response.headers["server-timing"] ?? "")),
          body,
        });
      });
    });
    // A connection that the other side closes may report it twice.
    sent.on("error", reject);
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
