import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_RANGE_SECONDS, pinRange, resolveRange } from "@/lib/url/range";
import { readUrlState } from "@/lib/url/state";
import { formatTimePoint, parseMoment, parseTimePoint } from "@/lib/url/time-point";

const now = Date.UTC(2026, 10, 21, 10, 0);
const hour = 3_600_000;

describe("moments", () => {
  test.each([
    ["1763633070000", 1_763_633_070_000],
    ["1763633070", 1_763_633_070_000],
    ["2026-11-19T10:24:30Z", Date.UTC(2026, 10, 19, 10, 24, 30)],
    ["2026-11-19T10:24:30.25Z", Date.UTC(2026, 10, 19, 10, 24, 30, 250)],
    ["2026-11-19T18:24+08:00", Date.UTC(2026, 10, 19, 10, 24)],
    ["2026-11-19T18:24-0330", Date.UTC(2026, 10, 19, 21, 54)],
    ["2026-11-19T10:24", Date.UTC(2026, 10, 19, 10, 24)],
    ["2026-11-19 10:24", Date.UTC(2026, 10, 19, 10, 24)],
    ["2026-11-19", Date.UTC(2026, 10, 19)],
    ["2028-02-29", Date.UTC(2028, 1, 29)],
    ["2026-02-29", null],
    ["2026-02-30T00:00:00Z", null],
    ["2026-11-19T25:00", null],
    ["2026-11-19T10:24:30+99:00", null],
    ["-5", null],
    ["1.5", null],
    ["99999999999999999", null],
    ["", null],
    ["NaN", null],
  ])("%s is %s", (text, unixMs) => expect(parseMoment(text)).toBe(unixMs));

  test.each([
    ["now", "now"],
    ["now-6h", "now-6h"],
    ["now-360m", "now-6h"],
    ["now-1h30m", "now-90m"],
    ["1763633070", "1763633070000"],
    ["1970-01-02", "1970-01-02T00:00:00.000Z"],
  ])("%s is written %s", (text, canonical) => {
    const point = parseTimePoint(text);
    expect(point && formatTimePoint(point)).toBe(canonical);
  });

  test.each(["now+1h", "now-", "now-0s", "now-6", "now/d", "NOW"])("%s is refused", (text) =>
    expect(parseTimePoint(text)).toBeNull(),
  );
});

function resolve(search: string) {
  const { from, to } = readUrlState(new URLSearchParams(search)).values;
  return resolveRange(from, to, now);
}

describe("resolveRange", () => {
  test("without parameters it is the last hour, live", () => {
    expect(resolve("")).toEqual({ fromUnixMs: now - hour, toUnixMs: now, isLive: true, problems: [] });
  });

  test("with an end alone it is the hour before it", () => {
    expect(resolve("to=2026-11-19T10:00Z")).toMatchObject({
      fromUnixMs: Date.UTC(2026, 10, 19, 9),
      toUnixMs: Date.UTC(2026, 10, 19, 10),
      isLive: false,
      problems: [],
    });
    expect(resolve("to=now-5h")).toMatchObject({ fromUnixMs: now - 6 * hour, toUnixMs: now - 5 * hour, isLive: true });
  });

  test.each([
    ["from=2026-11-19&to=2026-11-18", "url.range-reversed"],
    ["from=now&to=now", "url.range-reversed"],
    ["from=2027-01-01&to=2027-01-02", "url.range-future"],
  ])("%s shows the last hour and says why", (search, messageId) => {
    const range = resolve(search);
    expect(range).toMatchObject({ fromUnixMs: now - hour, toUnixMs: now, isLive: true });
    expect(range.problems.map((problem) => problem.messageId)).toEqual([messageId]);
  });

  test("a longer window than 90 d keeps its end and says so", () => {
    const range = resolve("from=now-200d&to=now-10d");
    expect(range.toUnixMs).toBe(now - 240 * hour);
    expect(range.toUnixMs - range.fromUnixMs).toBe(MAX_RANGE_SECONDS * 1000);
    expect(range.problems.map((problem) => problem.messageId)).toEqual(["url.range-too-long"]);
  });

  test("is always a forward window within the limit", () => {
    const point = fc.oneof(
      fc.record({ kind: fc.constant("fixed" as const), unixMs: fc.integer({ min: 0, max: 8.64e15 }) }),
      fc.record({ kind: fc.constant("relative" as const), agoSeconds: fc.integer({ min: 0, max: 1e9 }) }),
    );
    fc.assert(
      fc.property(point, point, (from, to) => {
        const range = resolveRange(from, to, now);
        expect(range.fromUnixMs).toBeLessThan(range.toUnixMs);
        expect(range.fromUnixMs).toBeLessThan(now);
        expect(range.toUnixMs - range.fromUnixMs).toBeLessThanOrEqual(MAX_RANGE_SECONDS * 1000);
      }),
    );
  });

  test("a pinned window shows the same for ever", () => {
    const live = resolve("from=now-6h");
    const { from, to } = pinRange(live);
    expect(resolveRange(from, to, now + 1000 * hour)).toEqual({ ...live, isLive: false });
  });
});
