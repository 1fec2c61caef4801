import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addExtent,
  createExtent,
  EXTENT_MAX_AGE_MS,
  type Extent,
  findMissing,
  PROVISIONAL_MS,
  readExtents,
} from "@/lib/query/extents";
import { countPoints, listTimes } from "@/lib/query/range";
import type { Frame, TimeRange } from "@/lib/query/types";

const STEP = 15;
const MS = STEP * 1000;
const T0 = 1_795_200_000_000;
const LATER = T0 + 7 * 24 * 3_600_000;
const at = (from: number, to: number): TimeRange => ({ fromUnixMs: T0 + from * MS, toUnixMs: T0 + to * MS });

/** What a source that never changes would answer: series "b" exists in some steps only. */
function truth(range: TimeRange): Frame {
  const timesUnixMs = listTimes(range, STEP);
  const index = (time: number) => Math.round((time - T0) / MS);
  const rows = [
    { labels: { s: "a" }, values: timesUnixMs.map(index) },
    { labels: { s: "b" }, values: timesUnixMs.map((time) => (index(time) % 7 < 3 ? index(time) : null)) },
  ];
  return { name: "q", timesUnixMs, series: rows.filter(({ values }) => values.some((value) => value !== null)) };
}
const ranges = fc
  .tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }))
  .map(([a, b]) => at(Math.min(a, b), Math.max(a, b)));

test("pieces put together answer exactly as the whole would, and ask for no more than is missing", () => {
  fc.assert(
    fc.property(fc.array(ranges, { minLength: 1, maxLength: 12 }), (wanted) => {
      let extents: readonly Extent[] = [];
      const asked = new Set<number>();
      for (const range of wanted) {
        const missing = findMissing(extents, range, STEP, LATER, 0);
        if (missing) {
          const times = listTimes(missing, STEP);
          expect(asked.has(times[0] ?? 0) && extents.length < 4, "the first missing step was known").toBe(false);
          for (const time of times) asked.add(time);
          extents = addExtent(extents, createExtent(truth(missing), missing, STEP, LATER));
        }
        const reading = readExtents(extents, "q", range, STEP);
        expect(reading.frame).toEqual(truth(range));
        expect(reading.knownCount).toBe(countPoints(range, STEP));
      }
    }),
  );
});

describe("the youngest steps", () => {
  const now = T0 + 240 * MS;
  const whole = at(0, 240);
  const extents = addExtent([], createExtent(truth(whole), whole, STEP, now));

  test("serve for a moment, then are asked again, and only they", () => {
    expect(findMissing(extents, whole, STEP, now + 5_000, 10_000)).toBeNull();
    const missing = findMissing(extents, at(2, 242), STEP, now + 30_000, 10_000);
    expect(missing?.toUnixMs).toBe(T0 + 242 * MS);
    expect(missing && (missing.toUnixMs - missing.fromUnixMs) / MS + 1).toBe(PROVISIONAL_MS / MS + 2);
  });

  test("are replaced by the newer answer, vanished samples included", () => {
    const tail = at(229, 240);
    const gone: Frame = { name: "q", timesUnixMs: listTimes(tail, STEP), series: [] };
    const joined = addExtent(extents, createExtent(gone, tail, STEP, now + 30_000));
    const values = readExtents(joined, "q", whole, STEP).frame.series[0]?.values ?? [];
    expect(values[228]).toBe(228);
    expect(values.slice(229).every((value) => value === null)).toBe(true);
  });

  test("keep everything after them provisional, even when it was answered later", () => {
    const next = at(241, 260);
    const joined = addExtent(extents, createExtent(truth(next), next, STEP, now + EXTENT_MAX_AGE_MS / 2));
    const [extent] = joined;
    expect(extent && extent.finalToUnixMs < T0 + 240 * MS).toBe(true);
  });
});

test("history is asked anew after an hour, but can still be read when the source fails", () => {
  const whole = at(0, 10);
  const extents = addExtent([], createExtent(truth(whole), whole, STEP, LATER));
  expect(findMissing(extents, whole, STEP, LATER + EXTENT_MAX_AGE_MS, 10_000)).toEqual(whole);
  expect(readExtents(extents, "q", whole, STEP)).toMatchObject({ knownCount: 11, asOfUnixMs: LATER });
});

test("a hole between two known parts is asked in one piece", () => {
  let extents = addExtent([], createExtent(truth(at(0, 10)), at(0, 10), STEP, LATER));
  extents = addExtent(extents, createExtent(truth(at(20, 30)), at(20, 30), STEP, LATER));
  expect(findMissing(extents, at(5, 25), STEP, LATER, 0)).toEqual(at(11, 19));
});

test("what is not known reads as null, never as zero", () => {
  const extents = addExtent([], createExtent(truth(at(0, 2)), at(0, 2), STEP, LATER));
  expect(readExtents(extents, "q", at(1, 4), STEP).frame.series[0]?.values).toEqual([1, 2, null, null]);
});
