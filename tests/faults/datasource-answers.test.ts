// What may stand behind the URL instead of a healthy Prometheus: portals, proxies, redirects, silence, floods. A small server
// plays each; the query service must say what it met, in time, and never take it for data.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { configSchema } from "@/lib/config/schema";
import { type QueryError, type QueryRequest, SCOPE_ALL } from "@/lib/query/types";
import type { Observer } from "@/lib/server/query/observe";
import { createQueryService, type QueryService, type ServiceOptions } from "@/lib/server/query/service";

const GOOD = JSON.stringify({
  status: "success",
  data: { resultType: "vector", result: [{ metric: {}, value: [1, "7"] }] },
});
const QUERY: QueryRequest = { kind: "instant", name: "q", promql: "up" };
const QUICK = { breakerOpenMs: 300, retryMinMs: 10, retryMaxMs: 20 };

interface Upstream {
  readonly url: string;
  readonly requests: IncomingMessage[];
}
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return (server.address() as AddressInfo).port;
}

/** The answers in turn; the last one stays. */
async function serve(...answers: ((response: ServerResponse, request: IncomingMessage) => void)[]): Promise<Upstream> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    request.resume();
    answers[Math.min(requests.length, answers.length - 1)]?.(response, request);
    requests.push(request);
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, requests };
}
const answer =
  (status: number, headers: Record<string, string>, body: string | Buffer = "") =>
  (response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };
const json = { "content-type": "application/json" };
const good = answer(200, json, GOOD);

function connect(url: string, datasource: Record<string, unknown> = {}, options: ServiceOptions = {}): QueryService {
  const config = configSchema.parse({ datasources: [{ url, dialect: "prometheus", ...datasource }] });
  const service = createQueryService(config, { tuning: QUICK, ...options });
  closers.push(() => service.close());
  return service;
}
async function ask(service: QueryService, query: QueryRequest = QUERY) {
  const [result] = await service.run([query], { scope: SCOPE_ALL, bypassCache: true });
  if (!result) throw new Error("no result");
  return result;
}
async function failure(service: QueryService): Promise<QueryError> {
  const result = await ask(service);
  if (result.ok) throw new Error("was taken for an answer");
  return result.error;
}

describe("something that is not Prometheus", () => {
  test("a web page is named by its title and server", async () => {
    const page = "<html><head><title>Corporate portal</title></head><body>Hello</body></html>";
    const { url } = await serve(answer(200, { "content-type": "text/html", server: "nginx" }, page));
    const service = connect(url);
    const error = await failure(service);
    expect(error.kind).toBe("not-prometheus");
    expect(error.message).toMatch(/text\/html.*nginx.*Corporate portal/);
    expect(service.getStatus()[0]).toMatchObject({ state: "down", lastError: { kind: "not-prometheus" } });
  });

  test("another API's JSON is not data", async () => {
    const { url } = await serve(answer(200, json, '{"hits":[]}'));
    expect((await failure(connect(url))).kind).toBe("not-prometheus");
  });

  test("a service that speaks no HTTP is said to be unreachable, with its reason", async () => {
    const port = await listen(createTcpServer((socket) => void socket.end("SSH-2.0-OpenSSH_9.2\r\n")));
    const error = await failure(connect(`http://127.0.0.1:${port}`));
    expect(error.kind).toBe("unreachable");
    expect(error.message.length).toBeGreaterThan(40);
  });

  test("nobody at all is said to be unreachable", async () => {
    const server = createTcpServer();
    const port = await listen(server);
    server.close();
    expect((await failure(connect(`http://127.0.0.1:${port}`))).message).toContain("ECONNREFUSED");
  });
});

describe("redirects", () => {
  test("are not followed, and their target is named without its secrets", async () => {
    const elsewhere = await serve(good);
    const { url } = await serve(answer(302, { location: `${elsewhere.url}/login?token=abc` }));
    const error = await failure(connect(url));
    expect(error).toMatchObject({ kind: "not-prometheus", messageId: "query.error.redirect" });
    expect(error.message).toContain("/login");
    expect(error.message).not.toContain("abc");
    expect(elsewhere.requests).toHaveLength(0);
  });
});

describe("proxy and start-up errors", () => {
  const html = { "content-type": "text/html" };

  test("an HTML error page becomes its text, never markup", async () => {
    const { url } = await serve(answer(500, html, "<html><body><h1>Oops</h1><script>x()</script></body></html>"));
    expect(await failure(connect(url))).toMatchObject({ kind: "upstream", status: 500, upstreamMessage: "Oops" });
  });

  test.each([502, 503, 504])("%d is tried once more, and once only", async (status) => {
    const mended = await serve(answer(status, html, "busy"), good);
    expect((await ask(connect(mended.url))).ok).toBe(true);
    const broken = await serve(answer(status, html, "busy"));
    await failure(connect(broken.url));
    expect(broken.requests).toHaveLength(2);
  });

  test("a query that timed out at the source is not tried again", async () => {
    const body = JSON.stringify({ status: "error", errorType: "timeout", error: "query timed out" });
    const upstream = await serve(answer(503, json, body));
    expect((await failure(connect(upstream.url))).kind).toBe("timeout");
    expect(upstream.requests).toHaveLength(1);
  });

  test("a refused query is neither tried again nor held against the source", async () => {
    const body = JSON.stringify({ status: "error", errorType: "bad_data", error: "parse error" });
    const upstream = await serve(answer(400, json, body));
    const service = connect(upstream.url);
    for (let turn = 0; turn < 30; turn++) expect((await failure(service)).kind).toBe("bad-query");
    expect(upstream.requests).toHaveLength(30);
    expect(service.getStatus()[0]?.state).toBe("up");
  });

  test("429 stops all questions for as long as the source asked", async () => {
    const clock = { ms: 1_000_000 };
    const upstream = await serve(answer(429, { "retry-after": "7" }, "slow down"), good);
    const service = connect(upstream.url, {}, { clock: { now: () => clock.ms } });
    expect((await failure(service)).kind).toBe("overloaded");
    clock.ms += 6_000;
    expect((await failure(service)).messageId).toBe("query.error.circuit-open");
    expect(upstream.requests).toHaveLength(1);
    clock.ms += 1_001;
    expect((await ask(service)).ok).toBe(true);
  });
});

describe("silence and floods", () => {
  test("headers that never come end at the deadline: the source's limit and two seconds", async () => {
    const { url, requests } = await serve(() => undefined);
    const startedAt = Date.now();
    const error = await failure(connect(url, { timeouts: { instantSeconds: 0.2 } }));
    expect(error).toMatchObject({ kind: "timeout", messageId: "query.error.timeout" });
    expect(Date.now() - startedAt).toBeGreaterThan(2_100);
    expect(Date.now() - startedAt).toBeLessThan(3_500);
    expect(requests).toHaveLength(1);
  });

  test("a body that stalls ends there too, and the connection is closed", async () => {
    const { url, requests } = await serve((response) => {
      response.writeHead(200, json);
      response.write('{"status":"success","data":{');
    });
    const closed = new Promise((resolve) => setTimeout(() => requests[0]?.socket.once("close", resolve), 500));
    expect((await failure(connect(url, { timeouts: { instantSeconds: 0.2 } }))).kind).toBe("timeout");
    await closed;
  });

  test("a body that breaks off is no answer", async () => {
    const { url } = await serve((response) => {
      response.writeHead(200, { ...json, "content-length": "1000" });
      response.write(GOOD);
      setTimeout(() => response.destroy(), 20);
    });
    expect((await failure(connect(url))).kind).toBe("unreachable");
    const cut = await serve(answer(200, json, GOOD.slice(0, -10)));
    expect((await failure(connect(cut.url))).kind).toBe("bad-answer");
  });

  test("an endless body is cut off at the size limit, declared or not", async () => {
    const declared = await serve(answer(200, json, "x".repeat(200_000)));
    const endless = await serve((response) => {
      response.writeHead(200, json);
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", pour);
      pour();
    });
    for (const { url } of [declared, endless])
      expect((await failure(connect(url, { maxAnswerBytes: 65_536 }))).messageId).toBe("query.error.limit-size");
  });

  test("a small compressed body may not unfold into a large one", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 32));
    const { url } = await serve(answer(200, { ...json, "content-encoding": "gzip" }, bomb));
    expect((await failure(connect(url, { maxAnswerBytes: 65_536 }))).messageId).toBe("query.error.limit-size");
  });

  test("compressed answers are read", async () => {
    const { url } = await serve(answer(200, { ...json, "content-encoding": "gzip" }, gzipSync(GOOD)));
    const result = await ask(connect(url));
    expect(result.ok && result.value.frame.series[0]?.values).toEqual([7]);
  });

  test("at most the configured number of questions is under way; a flood is turned away, not piled up", async () => {
    const seen = { running: 0, most: 0 };
    const { url } = await serve((response) => {
      seen.running++;
      seen.most = Math.max(seen.most, seen.running);
      setTimeout(() => {
        seen.running--;
        good(response);
      }, 20);
    });
    const service = connect(url, { concurrencyLimit: 3 }, { tuning: { ...QUICK, maxWaiting: 20 } });
    const queries = Array.from({ length: 60 }, (_, index): QueryRequest => ({ ...QUERY, promql: `up + ${index}` }));
    const results = await service.run(queries, { scope: SCOPE_ALL });
    expect(seen.most).toBe(3);
    expect(results.filter((result) => result.ok)).toHaveLength(23);
    expect(results.filter((result) => !result.ok && result.error.messageId === "query.error.queue-full")).toHaveLength(
      37,
    );
  });
});

describe("credentials", () => {
  test("come from the environment and go into one header, and nowhere else", async () => {
    process.env.RAFTBOARD_TEST_TOKEN = "s3cret-token";
    const upstream = await serve(answer(401, { "content-type": "text/plain" }, "Unauthorized"));
    const service = connect(upstream.url.replace("//", "//user:pw@"), {
      auth: { kind: "bearer", token: { env: "RAFTBOARD_TEST_TOKEN" } },
    });
    const error = await failure(service);
    expect(error.kind).toBe("unauthorized");
    expect(upstream.requests[0]?.headers.authorization).toBe("Bearer s3cret-token");
    expect(JSON.stringify([error, service.getStatus()])).not.toMatch(/s3cret|pw@/);
    delete process.env.RAFTBOARD_TEST_TOKEN;
    const missing = await failure(service);
    expect(missing.message).toContain("RAFTBOARD_TEST_TOKEN");
    expect(upstream.requests).toHaveLength(1);
  });
});

test("every request that left is counted with its outcome", async () => {
  const outcomes: string[] = [];
  const observer: Observer = {
    upstream: (_source, kind, outcome) => void outcomes.push(`${kind} ${outcome}`),
    answer: () => undefined,
    load: () => undefined,
    breaker: () => undefined,
    cacheBytes: () => undefined,
  };
  const { url } = await serve(answer(503, { "content-type": "text/plain" }, "Service Unavailable"), good);
  await ask(connect(url, {}, { observer }));
  expect(outcomes).toEqual(["instant overloaded", "instant ok"]);
});
