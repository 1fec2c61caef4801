// Records real answers of the installed Prometheus for the dialect contract suite. Run again after an upgrade:
//   npx tsx tests/support/record-prometheus.ts

import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { freePort } from "@/demo/launch/ports.mjs";
import { prometheus } from "../../lib/datasources/prometheus";
import type { DialectRequest } from "../../lib/datasources/types";
import type { QueryRequest } from "../../lib/query/types";
import { startPrometheus } from "./prometheus";

const folder = resolve(import.meta.dirname, "../fixtures/datasources/prometheus");
const AT_UNIX_MS = 1_795_200_000_000;
const AT_SECONDS = AT_UNIX_MS / 1000;

const SAMPLES = [
  "# TYPE demo_requests gauge",
  ...["c1", "c2"].flatMap((cluster) =>
    [-60, -45, -30, -15, 0].map(
      (offset) => `demo_requests{cluster="${cluster}"} ${offset + 100.5} ${AT_SECONDS + offset}`,
    ),
  ),
  "# TYPE special gauge",
  `special{k="nan"} NaN ${AT_SECONDS}`,
  `special{k="pinf"} +Inf ${AT_SECONDS}`,
  `special{k="ninf"} -Inf ${AT_SECONDS}`,
  `special{k="tiny"} 1e-300 ${AT_SECONDS}`,
].join("\n");

const instant = (promql: string): QueryRequest => ({ kind: "instant", name: "q", promql, atUnixMs: AT_UNIX_MS });
const range = (promql: string, spanSeconds: number, stepSeconds: number): QueryRequest => ({
  kind: "range",
  name: "q",
  promql,
  range: { fromUnixMs: AT_UNIX_MS - spanSeconds * 1000, toUnixMs: AT_UNIX_MS },
  stepSeconds,
});

const PLAIN: Record<string, QueryRequest> = {
  vector: instant("demo_requests"),
  "special-values": instant("special"),
  scalar: instant("scalar(sum(demo_requests))"),
  string: instant('"abc"'),
  "zero-by-zero": instant("0 * demo_requests / 0"),
  empty: instant("absent_metric"),
  matrix: range("demo_requests", 120, 15),
  "matrix-empty": range("absent_metric", 120, 15),
  "range-selector": instant("demo_requests[1m]"),
  "parse-error": instant("demo_requests{"),
  execution: instant("demo_requests * on () demo_requests"),
};

async function ask(base: string, request: DialectRequest) {
  const body = new URLSearchParams(request.params.map(([name, value]) => [name, value]));
  const response = await fetch(new URL(request.path, base), {
    method: request.method,
    redirect: "manual",
    ...(request.method === "POST" ? { body } : {}),
  });
  return {
    status: response.status,
    contentType: response.headers.get("content-type") ?? "",
    server: response.headers.get("server") ?? "",
    location: response.headers.get("location") ?? "",
    retryAfterSeconds: null,
    body: await response.text(),
  };
}

async function record(
  name: string,
  base: string,
  query: QueryRequest,
  change: (request: DialectRequest) => DialectRequest = (same) => same,
) {
  const built = prometheus.buildRequest(query, { sourceId: "main", timeoutSeconds: 10 });
  if (!built.ok) throw new Error(built.error.message);
  await save(name, { query, response: await ask(base, change(built.value)) });
}

async function save(name: string, recording: unknown) {
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(recording, null, 2)}\n`);
}

/** Between opening its port and having replayed its log a server answers 503 in plain text: a long log makes that last. */
async function recordStart() {
  const page = Array.from({ length: 150_000 }, (_, index) => `filler{index="${index}"} ${index}`).join("\n");
  const target = createServer((_, response) => void response.end(`${page}\n`));
  const targetPort = await freePort();
  target.listen(targetPort, "127.0.0.1");
  const server = await startPrometheus({
    config: {
      global: { scrape_interval: "3s", scrape_timeout: "3s" },
      scrape_configs: [{ job_name: "filler", static_configs: [{ targets: [`127.0.0.1:${targetPort}`] }] }],
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  await server.kill("SIGKILL");
  target.close();
  const built = prometheus.buildRequest(instant("up"), { sourceId: "main", timeoutSeconds: 10 });
  if (!built.ok) throw new Error(built.error.message);
  const starting = server.restart();
  for (let status = 0; status !== 503; ) {
    const response = await ask(`${server.url}/`, built.value).catch(() => null);
    status = response?.status ?? 0;
    if (status === 200) throw new Error("the start was too fast to be seen");
    if (status === 503) await save("starting", { query: instant("up"), response });
  }
  await starting;
  await server.stop();
}

async function main() {
  await mkdir(folder, { recursive: true });
  const server = await startPrometheus({ openMetrics: SAMPLES });
  for (const [name, query] of Object.entries(PLAIN)) await record(name, `${server.url}/`, query);
  const probe = await ask(`${server.url}/`, prometheus.probe);
  await save("probe", { query: instant("up"), response: probe });
  await record("unknown-path", `${server.url}/nothing/here/`, instant("up"));
  const finer = (request: DialectRequest): DialectRequest => ({
    ...request,
    params: request.params.map(([name, value]) => [name, name === "step" ? "1" : value] as const),
  });
  await record("points", `${server.url}/`, range("demo_requests", 12_000, 15), finer);
  const impatient = (request: DialectRequest): DialectRequest => ({
    ...request,
    params: request.params.map(([name, value]) => [name, name === "timeout" ? "0.000001" : value] as const),
  });
  await record("timeout", `${server.url}/`, instant("demo_requests"), impatient);
  await server.stop();

  const small = await startPrometheus({ openMetrics: SAMPLES, flags: ["--query.max-samples=3"] });
  await record("too-many-samples", `${small.url}/`, range("demo_requests", 60, 15));
  await small.stop();
  await recordStart();
}

await main();
