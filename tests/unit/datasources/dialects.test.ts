// What each dialect adds to the common contract: Thanos' partial answers and resolutions, VictoriaMetrics' single status and
// held-back half minute, Mimir's ids and tenants, and how they are told apart.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { scrubText } from "@/lib/datasources/common/scrub";
import { mimir } from "@/lib/datasources/mimir";
import { prometheus } from "@/lib/datasources/prometheus";
import { DIALECTS, detectDialect, getDialect } from "@/lib/datasources/registry";
import { thanos } from "@/lib/datasources/thanos";
import { chooseResolution } from "@/lib/datasources/thanos/resolution";
import { DIALECT_IDS, type Dialect, type DialectContext, type UpstreamResponse } from "@/lib/datasources/types";
import { victoriametrics } from "@/lib/datasources/victoriametrics";
import type { QueryRequest } from "@/lib/query/types";

const fixtures = resolve(import.meta.dirname, "../../fixtures/datasources");
const context: DialectContext = { sourceId: "main", timeoutSeconds: 10 };
const AT_UNIX_MS = 1_795_200_000_000;
const INSTANT: QueryRequest = { kind: "instant", name: "q", promql: "demo_requests", atUnixMs: AT_UNIX_MS };
const RANGE: QueryRequest = {
  kind: "range",
  name: "q",
  promql: "demo_requests",
  range: { fromUnixMs: AT_UNIX_MS - 120_000, toUnixMs: AT_UNIX_MS },
  stepSeconds: 15,
};

const responseSchema = z.object({
  status: z.number(),
  contentType: z.string(),
  server: z.string(),
  location: z.string(),
  retryAfterSeconds: z.number().nullable(),
  body: z.string(),
});
function readResponse(dialect: Dialect, name: string): UpstreamResponse {
  const text = readFileSync(resolve(fixtures, dialect.id, `${name}.json`), "utf8");
  return z.object({ response: responseSchema }).parse(JSON.parse(text)).response;
}
function answerOf(dialect: Dialect, name: string, query: QueryRequest = INSTANT, own: DialectContext = context) {
  const parsed = dialect.parseAnswer(readResponse(dialect, name), query, own);
  if (!parsed.ok) throw new Error(parsed.error.error.message);
  return parsed.value;
}
function failureOf(dialect: Dialect, name: string, query: QueryRequest = INSTANT) {
  const parsed = dialect.parseAnswer(readResponse(dialect, name), query, context);
  if (parsed.ok) throw new Error("was read as an answer");
  const { error, isRetryable, isSourceFault } = parsed.error;
  return { kind: error.kind, messageId: error.messageId, said: error.upstreamMessage, isRetryable, isSourceFault };
}
function paramsOf(dialect: Dialect, query: QueryRequest) {
  const built = dialect.buildRequest(query, context);
  if (!built.ok) throw new Error(built.error.message);
  return Object.fromEntries(built.value.params);
}
const withPromql = (query: QueryRequest, promql: string): QueryRequest => ({ ...query, promql });

describe("telling engines apart", () => {
  const NOT_FOUND: UpstreamResponse = {
    status: 404,
    contentType: "text/plain",
    server: "",
    location: "",
    retryAfterSeconds: null,
    body: "404 page not found",
  };
  /** As the engine itself would answer each probe: its own, and its refusals or emulations of the others'. */
  const answering =
    (engine: Dialect, own: Partial<Record<string, UpstreamResponse>> = {}) =>
    (asked: Dialect): Promise<UpstreamResponse | null> => {
      const isOwn = asked.id === engine.id || (asked.probe.path === engine.probe.path && asked.probe.method === "GET");
      return Promise.resolve(own[asked.id] ?? (isOwn ? readResponse(engine, "probe") : NOT_FOUND));
    };
  const scalar = readResponse(prometheus, "scalar");

  test("every engine of the configuration has a dialect", () => {
    expect(DIALECTS.map(({ id }) => id).sort()).toEqual([...DIALECT_IDS].sort());
    expect(getDialect("influx")).toBeNull();
  });

  test.each(DIALECTS.map((dialect) => [dialect.id, dialect] as const))("%s is found", async (id, dialect) => {
    const own = dialect.id === "victoriametrics" ? {} : { victoriametrics: scalar };
    expect((await detectDialect(answering(dialect, own)))?.id).toBe(id);
  });

  test("a newer VictoriaMetrics is found although it gives Prometheus' build info", async () => {
    const emulated = { ...readResponse(prometheus, "probe"), body: '{"status":"success","data":{"version":"2.24.0"}}' };
    const found = await detectDialect(answering(victoriametrics, { mimir: emulated, prometheus: emulated }));
    expect(found?.id).toBe("victoriametrics");
  });

  test("a Thanos without any store is still Thanos", () => {
    expect(thanos.detect({ ...readResponse(thanos, "probe"), body: '{"status":"success","data":{}}' })).toBe(true);
  });

  test("a Mimir that wants a tenant is found by its refusal", () => {
    expect(mimir.detect(readResponse(mimir, "no-tenant"))).toBe(true);
    expect(mimir.detect({ ...readResponse(mimir, "no-tenant"), body: "Unauthorized" })).toBe(false);
  });

  test("silence decides nothing", async () => {
    const plain = answering(prometheus, { victoriametrics: scalar });
    expect(await detectDialect((asked) => (asked.id === "thanos" ? Promise.resolve(null) : plain(asked)))).toBeNull();
  });
});

test.each([prometheus, thanos, mimir])("$id: a text where numbers were asked for cannot be read", (dialect) => {
  expect(failureOf(dialect, "string")).toMatchObject({ kind: "bad-answer", isRetryable: false, isSourceFault: true });
});

describe("Thanos", () => {
  test("is always told about deduplication, partial answers and resolution", () => {
    for (const query of [INSTANT, RANGE])
      expect(paramsOf(thanos, query)).toMatchObject({
        dedup: "true",
        partial_response: "true",
        max_source_resolution: "0s",
      });
  });

  const range = (stepSeconds: number, promql = "x"): QueryRequest => ({ ...RANGE, stepSeconds, promql });
  test.each([
    [range(15), "0s"],
    [range(1_200), "0s"],
    [range(1_500), "5m"],
    [range(10_800), "5m"],
    [range(18_000), "1h"],
    [range(86_400, "sum_over_time(x[1d])"), "1h"],
    // A rate over five minutes finds nothing in five-minute data, one over an hour nothing in hourly data.
    [range(18_000, "rate(x[5m])"), "0s"],
    [range(18_000, "rate(x[1h])"), "5m"],
    [withPromql(INSTANT, "x"), "0s"],
    [withPromql(INSTANT, "last_over_time(x[15m])"), "0s"],
    [withPromql(INSTANT, "sum_over_time(x[7d])"), "5m"],
    [withPromql(INSTANT, "sum_over_time(x[28d])"), "1h"],
    [withPromql(INSTANT, "sum_over_time(x[28d]) / rate(y[5m])"), "0s"],
    [withPromql(INSTANT, "max_over_time(x[28d:1h])"), "1h"],
    [withPromql(INSTANT, 'x{k="[28d]"}'), "0s"],
  ])("%# is answered from %s", (query, resolution) => {
    expect(chooseResolution(query)).toBe(resolution);
  });

  test.each(["partial-warning", "partial-slow-store"])(
    "%s is partial, with the reason and without addresses",
    (name) => {
      const { isPartial, warnings, frame } = answerOf(thanos, name);
      expect(isPartial).toBe(true);
      expect(frame.series).toHaveLength(2);
      expect(warnings.join()).toMatch(/region="(gz|sh)"/);
      expect(warnings.join()).not.toMatch(/10901|10\.20|svc/);
    },
  );

  test("remarks about the query alone leave the answer whole", () => {
    expect(answerOf(thanos, "annotations-only")).toMatchObject({
      isPartial: false,
      warnings: [expect.stringContaining("PromQL warning")],
    });
  });

  test("a store gone silently leaves nothing to see here: the inventory must tell", () => {
    const { isPartial, warnings, frame } = answerOf(thanos, "store-gone-silently");
    expect({ isPartial, warnings }).toEqual({ isPartial: false, warnings: [] });
    expect(frame.series.map(({ labels }) => labels.cluster)).toEqual(["c1"]);
  });

  test.each([
    ["outage-aborted", INSTANT],
    ["outage-unavailable", RANGE],
  ])("%s is an outage although its status blames the query", (name, query) => {
    const failure = failureOf(thanos, name, query);
    expect(failure).toMatchObject({
      kind: "upstream",
      messageId: "query.error.storage",
      isRetryable: true,
      isSourceFault: true,
    });
    expect(failure.said).not.toMatch(/10\.\d|10901|svc/);
  });

  test("a front end's own words are told from the query's failures", () => {
    expect(failureOf(thanos, "frontend-deadline", RANGE)).toMatchObject({ kind: "timeout", isSourceFault: true });
    expect(failureOf(thanos, "frontend-plain-refusal", RANGE)).toMatchObject({ isSourceFault: false });
    expect(failureOf(thanos, "frontend-retried", RANGE)).toMatchObject({ kind: "upstream", isSourceFault: true });
    expect(thanos.hasOwnRetries).toBe(true);
  });
});

describe("VictoriaMetrics", () => {
  test("is asked for now, not for half a minute ago, with Prometheus' lookback", () => {
    expect(paramsOf(victoriametrics, INSTANT)).toMatchObject({ nocache: "1", step: "5m", time: "1795200000.000" });
    expect(paramsOf(victoriametrics, RANGE)).toMatchObject({ step: "15" });
  });

  test("tells a query over 16 KiB and one point too many before they are sent", () => {
    const fits = withPromql(INSTANT, "x".repeat(16_384));
    expect(victoriametrics.buildRequest(fits, context).ok).toBe(true);
    expect(victoriametrics.buildRequest(withPromql(INSTANT, "x".repeat(16_385)), context)).toMatchObject({
      ok: false,
      error: { kind: "limit", values: { bytes: 16_385, max: 16_384 } },
    });
    const long = (points: number): QueryRequest => ({
      ...RANGE,
      stepSeconds: 1,
      range: { fromUnixMs: AT_UNIX_MS - (points - 1) * 1000, toUnixMs: AT_UNIX_MS },
    });
    expect(victoriametrics.buildRequest(long(30_000), context).ok).toBe(true);
    expect(victoriametrics.buildRequest(long(30_001), context).ok).toBe(false);
  });

  test("a text comes back as no series, and an over-long query as a limit", () => {
    expect(answerOf(victoriametrics, "text-result").frame.series).toEqual([]);
    expect(failureOf(victoriametrics, "too-long").kind).toBe("limit");
  });

  test("points that it only repeats are no samples", () => {
    const at = (nowUnixMs: number, query = RANGE) =>
      answerOf(victoriametrics, "matrix", query, { ...context, nowUnixMs }).frame.series[0]?.values;
    const whole = [null, null, null, null, 40.5, 55.5, 70.5, 85.5, 100.5];
    expect(at(AT_UNIX_MS + 30_000)).toEqual(whole);
    expect(at(AT_UNIX_MS)).toEqual([...whole.slice(0, 7), null, null]);
    expect(at(AT_UNIX_MS + 10_000)).toEqual([...whole.slice(0, 7), null, null]);
    expect(at(AT_UNIX_MS + 15_000)).toEqual([...whole.slice(0, 8), null]);
  });

  const refusal = (error: string): UpstreamResponse => ({
    ...readResponse(victoriametrics, "parse-error"),
    body: JSON.stringify({ status: "error", errorType: "422", error }),
  });
  test("a storage node that does not answer is an outage", () => {
    const text = 'cannot fetch data from vmstorage nodes: cannot connect to "vmstorage-0:8401": connection refused';
    expect(victoriametrics.parseAnswer(refusal(text), INSTANT, context)).toMatchObject({
      ok: false,
      error: { isRetryable: true, isSourceFault: true, error: { kind: "upstream" } },
    });
  });

  test("a cluster's own mark makes an answer partial", () => {
    const good = readResponse(victoriametrics, "vector");
    const body = JSON.stringify({ ...JSON.parse(good.body), isPartial: true });
    expect(victoriametrics.parseAnswer({ ...good, body }, INSTANT, context)).toMatchObject({
      ok: true,
      value: { isPartial: true },
    });
  });
});

describe("Mimir", () => {
  test("is asked under its default prefix, or exactly where the base URL points", () => {
    const pathAt = (basePath: string) => {
      const built = mimir.buildRequest(INSTANT, { ...context, basePath });
      return built.ok ? built.value.path : null;
    };
    expect(pathAt("/")).toBe("prometheus/api/v1/query");
    expect(pathAt("/prometheus/")).toBe("api/v1/query");
    expect(pathAt("/metrics/prom/")).toBe("api/v1/query");
  });

  test.each([
    ["too-many-samples", "limit", false, false],
    ["range-too-long", "limit", false, false],
    ["range-too-long-bad-data", "limit", false, false],
    ["queue-full", "overloaded", false, true],
    ["blocks-missing", "upstream", true, true],
    ["blocks-missing-422", "upstream", true, true],
    ["no-tenant", "unauthorized", false, false],
  ] as const)("%s is %s", (name, kind, isRetryable, isSourceFault) => {
    expect(failureOf(mimir, name)).toMatchObject({ kind, isRetryable, isSourceFault });
  });

  test("a missing tenant is said with its remedy", () => {
    expect(failureOf(mimir, "no-tenant").messageId).toBe("query.error.tenant");
  });
});

test.each([
  ["dial tcp 10.0.0.3:10901: connect: connection refused", "dial tcp [address]: connect: connection refused"],
  ["lookup store-0.svc on 10.0.0.10:53: no such host", "lookup [address] on [address]: no such host"],
  ["Addr: dns:///store:10901 LabelSets", "Addr: [address] LabelSets"],
  ["dial tcp [fd00::3]:10901: timeout", "dial tcp [address]: timeout"],
  ["error reading http://user:pw@127.0.0.1:9/read: EOF", "error reading [address] EOF"],
  ['remoteAddr: "10.1.1.1:5"; requestURI: /api/v1/query?query=a; too busy', "too busy"],
  ['error when executing query="a{b=\\"c\\"}" for (time=1, step=2): unknown func "x"', 'unknown func "x"'],
  ["1:15: parse error: unexpected character", "1:15: parse error: unexpected character"],
  ['duplicate series {a="b"} etcd:sli_total:1m at 12:30:00', 'duplicate series {a="b"} etcd:sli_total:1m at 12:30:00'],
])("scrubs %j", (text, scrubbed) => {
  expect(scrubText(text)).toBe(scrubbed);
});
