// Records real answers of the installed VictoriaMetrics for the dialect contract suite. Run again after an upgrade:
//   npx tsx tests/support/record-victoria-metrics.ts
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { DialectRequest } from "../../lib/datasources/types";
import { victoriametrics } from "../../lib/datasources/victoriametrics";
import type { QueryRequest } from "../../lib/query/types";
import { startVictoriaMetrics } from "./victoria-metrics";

const folder = resolve(import.meta.dirname, "../fixtures/datasources/victoriametrics");
const AT_UNIX_MS = 1_795_200_000_000;

const SAMPLES = [
  ...["c1", "c2"].flatMap((cluster) =>
    [-60, -45, -30, -15, 0].map(
      (offset) => `demo_requests{cluster="${cluster}"} ${offset + 100.5} ${AT_UNIX_MS + offset * 1000}`,
    ),
  ),
  `special{k="nan"} NaN ${AT_UNIX_MS}`,
  `special{k="pinf"} +Inf ${AT_UNIX_MS}`,
  `special{k="ninf"} -Inf ${AT_UNIX_MS}`,
  `special{k="tiny"} 1e-300 ${AT_UNIX_MS}`,
  ...Array.from({ length: 400 }, (_, index) =>
    Array.from({ length: 50 }, (_, at) => `many{n="${index}"} ${index + at} ${AT_UNIX_MS - at * 15_000}`),
  ).flat(),
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
  vector: instant("sort_by_label(demo_requests, 'cluster')"),
  "special-values": instant("special"),
  scalar: instant("scalar(sum(demo_requests))"),
  "text-result": instant('"abc"'),
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

type Change = (request: DialectRequest) => DialectRequest;
const set =
  (param: string, value: string): Change =>
  (request) => ({
    ...request,
    params: request.params.map(([name, old]) => [name, name === param ? value : old] as const),
  });

async function record(name: string, base: string, query: QueryRequest, change: Change = (same) => same) {
  const built = victoriametrics.buildRequest(query, { sourceId: "main", timeoutSeconds: 10 });
  if (!built.ok) throw new Error(built.error.message);
  await save(name, { query, response: await ask(base, change(built.value)) });
}

async function save(name: string, recording: unknown) {
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(recording, null, 2)}\n`);
}

/** More questions at once than it takes on: one of them is turned away with 503 in plain text. */
async function recordBusy() {
  const busy = await startVictoriaMetrics(["-search.maxConcurrentRequests=1", "-search.maxQueueDuration=10ms"]);
  await busy.importText(SAMPLES);
  const heavy = range("sum(rate(many[1h])) + sum(rate(many[2h])) + sum(rate(many[3h]))", 12_000, 1);
  for (let turn = 0; turn < 20; turn++) {
    const built = victoriametrics.buildRequest(heavy, { sourceId: "main", timeoutSeconds: 10 });
    if (!built.ok) throw new Error(built.error.message);
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(`${busy.url}/`, built.value)));
    const turnedAway = answers.find(({ status }) => status === 503);
    if (turnedAway === undefined) continue;
    await save("starting", { query: instant("up"), response: turnedAway });
    return busy.stop();
  }
  await busy.stop();
  throw new Error("it was never too busy");
}

async function main() {
  await mkdir(folder, { recursive: true });
  const server = await startVictoriaMetrics();
  await server.importText(SAMPLES);
  for (const [name, query] of Object.entries(PLAIN)) await record(name, `${server.url}/`, query);
  await save("probe", { query: instant("up"), response: await ask(`${server.url}/`, victoriametrics.probe) });
  await record("unknown-path", `${server.url}/nothing/here/`, instant("up"));
  await record("points", `${server.url}/`, range("demo_requests", 120_000, 15), set("step", "1"));
  const heavy = range("sum(rate(many[1h])) + sum(rate(many[2h])) + sum(rate(many[3h]))", 12_000, 1);
  await record("timeout", `${server.url}/`, heavy, set("timeout", "0.001"));
  const long = `count(demo_requests{cluster=~"${"x|".repeat(9_000)}"})`;
  await record("too-long", `${server.url}/`, instant("up"), set("query", long));
  await server.stop();

  const small = await startVictoriaMetrics(["-search.maxSamplesPerQuery=3"]);
  await small.importText(SAMPLES);
  await record("too-many-samples", `${small.url}/`, range("demo_requests", 60, 15));
  await small.stop();
  await recordBusy();
}

await main();
