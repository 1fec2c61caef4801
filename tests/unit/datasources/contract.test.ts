// Every registered dialect against recorded answers of its engine. A new dialect brings its recordings and passes this.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DIALECTS } from "@/lib/datasources/registry";
import type { DialectContext, UpstreamResponse } from "@/lib/datasources/types";
import type { QueryErrorKind, QueryRequest } from "@/lib/query/types";

const fixtures = resolve(import.meta.dirname, "../../fixtures/datasources");
const context: DialectContext = { sourceId: "main", timeoutSeconds: 10 };
const AT_UNIX_MS = 1_795_200_000_000;

const responseSchema = z.object({
  status: z.number(),
  contentType: z.string(),
  server: z.string(),
  location: z.string(),
  retryAfterSeconds: z.number().nullable(),
  body: z.string(),
});
const querySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("instant"), name: z.string(), promql: z.string(), atUnixMs: z.number().optional() }),
  z.object({
    kind: z.literal("range"),
    name: z.string(),
    promql: z.string(),
    range: z.object({ fromUnixMs: z.number(), toUnixMs: z.number() }),
    stepSeconds: z.number(),
  }),
]);

function readRecording(dialectId: string, name: string): { query: QueryRequest; response: UpstreamResponse } {
  const text = readFileSync(resolve(fixtures, dialectId, `${name}.json`), "utf8");
  return z.object({ query: querySchema, response: responseSchema }).parse(JSON.parse(text));
}

/** What each recorded failure must mean, whatever words and status an engine uses for it. */
const FAILURES: Record<string, { kind: QueryErrorKind; isRetryable: boolean; isSourceFault: boolean }> = {
  "parse-error": { kind: "bad-query", isRetryable: false, isSourceFault: false },
  execution: { kind: "bad-query", isRetryable: false, isSourceFault: false },
  points: { kind: "limit", isRetryable: false, isSourceFault: false },
  "too-many-samples": { kind: "limit", isRetryable: false, isSourceFault: false },
  timeout: { kind: "timeout", isRetryable: false, isSourceFault: true },
  starting: { kind: "overloaded", isRetryable: true, isSourceFault: true },
  "unknown-path": { kind: "not-prometheus", isRetryable: false, isSourceFault: false },
};

describe.each(DIALECTS)("dialect $id", (dialect) => {
  const parse = (name: string) => {
    const { query, response } = readRecording(dialect.id, name);
    return dialect.parseAnswer(response, query, context);
  };
  const frameOf = (name: string) => {
    const parsed = parse(name);
    if (!parsed.ok) throw new Error(parsed.error.error.message);
    return parsed.value.frame;
  };

  test("has its recordings", () => {
    expect(existsSync(resolve(fixtures, dialect.id))).toBe(true);
  });

  test("reads a vector as one time and a value per series", () => {
    expect(frameOf("vector")).toEqual({
      name: "q",
      timesUnixMs: [AT_UNIX_MS],
      series: [
        { labels: { __name__: "demo_requests", cluster: "c1" }, values: [100.5] },
        { labels: { __name__: "demo_requests", cluster: "c2" }, values: [100.5] },
      ],
    });
  });

  test("reads NaN and both infinities as no sample, never as a number", () => {
    const values = frameOf("special-values").series.flatMap((series) => series.values);
    expect(values.filter((value) => value !== null)).toEqual([1e-300]);
    expect(frameOf("zero-by-zero").series.every((series) => series.values.every((value) => value === null))).toBe(true);
  });

  test("reads a scalar as one series without labels", () => {
    expect(frameOf("scalar").series).toEqual([{ labels: {}, values: [201] }]);
  });

  test("reads a matrix on the grid of the question, with null where there is no sample", () => {
    const frame = frameOf("matrix");
    expect(frame.timesUnixMs).toHaveLength(9);
    expect(frame.timesUnixMs.at(-1)).toBe(AT_UNIX_MS);
    expect(frame.series[0]?.values).toEqual([null, null, null, null, 40.5, 55.5, 70.5, 85.5, 100.5]);
  });

  test("reads no data as no series, with the times asked for", () => {
    expect(frameOf("empty")).toEqual({ name: "q", timesUnixMs: [AT_UNIX_MS], series: [] });
    expect(frameOf("matrix-empty")).toMatchObject({ series: [], timesUnixMs: { length: 9 } });
  });

  test("reads raw samples of a range selector at their own times", () => {
    const times = frameOf("range-selector").timesUnixMs;
    // Left-closed and left-open engines differ by the sample on the window's edge.
    expect([4, 5]).toContain(times.length);
    expect(times.at(-1)).toBe(AT_UNIX_MS);
  });

  test.each(Object.entries(FAILURES))("knows what %s means", (name, expected) => {
    const parsed = parse(name);
    if (parsed.ok) throw new Error("was read as an answer");
    const { error, isRetryable, isSourceFault } = parsed.error;
    expect({ kind: error.kind, isRetryable, isSourceFault }).toEqual(expected);
    expect(error.message).toContain("main");
    expect(error.upstreamMessage ?? "").not.toMatch(
      /remoteAddr|requestURI|\d+\.\d+\.\d+\.\d+|error when executing query/,
    );
    expect((error.upstreamMessage ?? "").length).toBeLessThanOrEqual(2_048);
  });

  test("recognises its own answer to its probe, and nobody's page", () => {
    expect(dialect.detect(readRecording(dialect.id, "probe").response)).toBe(true);
    expect(dialect.detect(readRecording(dialect.id, "unknown-path").response)).toBe(false);
    expect(dialect.detect(readRecording(dialect.id, "starting").response)).toBe(false);
  });

  test("sends the tenant under its own header, where it has one", () => {
    const query: QueryRequest = { kind: "instant", name: "q", promql: "up" };
    const built = dialect.buildRequest(query, { ...context, tenant: "team-a" });
    if (!built.ok) throw new Error(built.error.message);
    expect(built.value.headers).toEqual(dialect.tenantHeader === null ? {} : { [dialect.tenantHeader]: "team-a" });
    const without = dialect.buildRequest(query, context);
    expect(without.ok && without.value.headers).toEqual({});
  });

  test("asks by form post, with every parameter in the body once, times in seconds", () => {
    const query: QueryRequest = {
      kind: "range",
      name: "q",
      promql: "up",
      range: { fromUnixMs: AT_UNIX_MS - 60_500, toUnixMs: AT_UNIX_MS },
      stepSeconds: 15,
    };
    const built = dialect.buildRequest(query, context);
    if (!built.ok) throw new Error(built.error.message);
    expect(built.value.method).toBe("POST");
    expect(built.value.path).not.toContain("?");
    const names = built.value.params.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.fromEntries(built.value.params)).toMatchObject({
      query: "up",
      start: "1795199939.500",
      end: "1795200000.000",
      step: "15",
      timeout: "10",
    });
  });

  test("refuses a query that would be cut, before it is sent", () => {
    const built = dialect.buildRequest({ kind: "instant", name: "q", promql: "x".repeat(20_000_000) }, context);
    expect(built).toMatchObject({ ok: false, error: { kind: "limit" } });
  });
});
