// A long answer cut at its rows says the same as the whole, whatever its labels hold.
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAnswer } from "@/lib/datasources/common/parse-answer";
import { cutRows } from "@/lib/datasources/common/pieces";
import type { QueryRequest } from "@/lib/query/types";

const nasty = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom('{"metric":{', '},{"metric":{', '\\{"metric":{', '"}]', "]}", '"metric":{', "\n", "日本"),
);
const row = fc.record({
  metric: fc.dictionary(fc.oneof(fc.constantFrom("metric", "value", "__name__", "etcd_cluster"), nasty), nasty),
  value: fc.tuple(fc.integer({ min: 0 }), fc.constantFrom("0", "1.5", "NaN", "+Inf")),
});
/** As the engines write it: warnings may stand before and behind the rows. */
const answer = fc.record({
  status: fc.constant("success"),
  infos: fc.array(nasty),
  data: fc.record({ resultType: fc.constant("vector"), result: fc.array(row, { maxLength: 30 }) }),
  warnings: fc.array(nasty),
});

function rowsOf(body: string, pieceChars: number): unknown[] {
  const { rest, pieces } = cutRows(body, pieceChars);
  return [...pieces.flatMap((piece) => JSON.parse(`[${piece}]`)), ...JSON.parse(rest).data.result];
}

test("no row is lost, doubled, moved or changed, however long the pieces are", () => {
  fc.assert(
    fc.property(answer, fc.integer({ min: 1, max: 400 }), (given, pieceChars) => {
      const body = JSON.stringify(given);
      expect(rowsOf(body, pieceChars)).toEqual(JSON.parse(body).data.result);
    }),
  );
});

test("what stands around the rows stays with the rest", () => {
  fc.assert(
    fc.property(answer, fc.integer({ min: 1, max: 400 }), (given, pieceChars) => {
      const { data: _rows, ...around } = JSON.parse(cutRows(JSON.stringify(given), pieceChars).rest);
      const { data: _all, ...expected } = JSON.parse(JSON.stringify(given));
      expect(around).toEqual(expected);
    }),
  );
});

test("an answer with spaces between its rows stays whole", () => {
  const body = '{"data":{"result":[{"metric":{"a":"1"},"value":[1,"1"]}, {"metric":{"a":"2"},"value":[1,"2"]}]}}';
  expect(cutRows(body, 1)).toEqual({ rest: body, pieces: [] });
});

const context = { sourceId: "main", timeoutSeconds: 10 };
const QUERY: QueryRequest = { kind: "instant", name: "q", promql: "x", atUnixMs: 1_000 };
const ROW_COUNT = 3_000;
function longBody(change: (text: string) => string = (text) => text): string {
  const rows = Array.from({ length: ROW_COUNT }, (_, at) => ({
    metric: { __name__: "etcd:sli_error:ratio", etcd_cluster: `etcd-${at}`, sli: "write" },
    value: [1, String(at)],
  }));
  return change(JSON.stringify({ status: "success", data: { resultType: "vector", result: rows }, warnings: ["cut"] }));
}
function read(body: string, query: QueryRequest = QUERY) {
  const response = {
    status: 200,
    contentType: "application/json",
    server: "",
    location: "",
    retryAfterSeconds: null,
    body,
  };
  return parseAnswer(response, query, context);
}

test("a long answer is read whole, with its warnings", () => {
  const parsed = read(longBody());
  if (!parsed.ok) throw new Error(parsed.error.error.message);
  expect(cutRows(longBody()).pieces.length).toBeGreaterThan(1);
  expect(parsed.value.frame.series.map(({ values }) => values[0])).toEqual(
    Array.from({ length: ROW_COUNT }, (_, at) => at),
  );
  expect(parsed.value).toMatchObject({ warnings: ["cut"], isPartial: true });
});

test("the same in columns, where they were asked for", () => {
  const parsed = read(longBody(), { ...QUERY, keptLabels: ["sli"] });
  if (!parsed.ok) throw new Error(parsed.error.error.message);
  const { series, columns } = parsed.value.frame;
  expect(series).toEqual([]);
  expect(columns?.ids.slice(0, 2)).toEqual(["etcd-0", "etcd-1"]);
  expect([...(columns?.values ?? [])].at(-1)).toBe(ROW_COUNT - 1);
  expect(new Set(columns?.labels.get("sli"))).toEqual(new Set(["write"]));
});

test.each([
  ["ends early", (text: string) => text.slice(0, -2_000)],
  ["is broken in a piece before the last", (text: string) => text.replace('"etcd-17"', "etcd-17")],
  ["has a row without a number in it", (text: string) => text.replace('"17"]', '"many"]')],
  [
    "has a row without labels in it",
    (text: string) => text.replace('{"__name__":"etcd:sli_error:ratio","etcd_cluster":"etcd-17"', '{"a":1'),
  ],
])("a long answer that %s is no answer", (_, change) => {
  const parsed = read(longBody(change));
  expect(parsed.ok ? "read" : parsed.error.error.kind).toBe("bad-answer");
});
