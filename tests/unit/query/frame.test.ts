import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupByLabel, lastSample, mergeFrames, sumFrame, valueByLabel } from "@/lib/query/frame";
import { thinFrame } from "@/lib/query/thin";
import type { Frame } from "@/lib/query/types";

const frameOf = (...rows: (number | null)[][]): Frame => ({
  name: "f",
  timesUnixMs: Array.from({ length: rows[0]?.length ?? 0 }, (_, index) => index * 60_000),
  series: rows.map((values, index) => ({ labels: { s: String(index) }, values })),
});
const sample = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null, freq: 8 });
const frames = fc
  .record({ points: fc.integer({ min: 1, max: 400 }), count: fc.integer({ min: 1, max: 12 }) })
  .chain(({ points, count }) =>
    fc
      .array(fc.array(sample, { minLength: points, maxLength: points }), { minLength: count, maxLength: count })
      .map((rows) => frameOf(...rows)),
  );
const present = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

describe("thinning", () => {
  test("keeps the least, the greatest and the last sample and the holes of every series, within the bound", () => {
    fc.assert(
      fc.property(frames, fc.integer({ min: 49, max: 300 }), (frame, maxPoints) => {
        const thin = thinFrame(frame, maxPoints);
        expect(thin.timesUnixMs.length).toBeLessThanOrEqual(maxPoints);
        for (const [index, series] of frame.series.entries()) {
          const before = present(series.values);
          const kept = thin.series[index]?.values ?? [];
          const after = present(kept);
          expect(after.at(-1)).toBe(before.at(-1));
          expect(Math.min(...after)).toBe(Math.min(...before));
          expect(Math.max(...after)).toBe(Math.max(...before));
          expect(kept.includes(null)).toBe(series.values.includes(null));
        }
        expect(thin.timesUnixMs.at(-1)).toBe(frame.timesUnixMs.at(-1));
      }),
    );
  });

  test("moves no sample in time", () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const thin = thinFrame(frame, 60);
        for (const [at, time] of thin.timesUnixMs.entries()) {
          const original = frame.timesUnixMs.indexOf(time);
          expect(thin.series.map(({ values }) => values[at])).toEqual(
            frame.series.map(({ values }) => values[original]),
          );
        }
      }),
    );
  });

  test("keeps a one-minute outage in 28 days of minutes", () => {
    const values = new Array<number>(40_320).fill(1);
    values[12_345] = 0;
    const thin = thinFrame(frameOf(values), 240);
    const at = thin.series[0]?.values.indexOf(0) ?? -1;
    expect(thin.timesUnixMs[at]).toBe(12_345 * 60_000);
    expect(thin.timesUnixMs.length).toBeGreaterThan(60);
  });

  test("leaves a frame that fits as it is", () => {
    const frame = frameOf([1, 2, 3]);
    expect(thinFrame(frame, 3)).toBe(frame);
  });
});

describe("frames", () => {
  const west: Frame = { name: "a", timesUnixMs: [1, 2], series: [{ labels: { c: "x", r: "w" }, values: [1, null] }] };
  const east: Frame = {
    name: "b",
    timesUnixMs: [2, 3],
    series: [
      { labels: { r: "w", c: "x" }, values: [5, 6] },
      { labels: { c: "y" }, values: [null, 7] },
    ],
  };

  test("merge on the union of their times, equal label sets being one series", () => {
    expect(mergeFrames("m", [west, east])).toEqual({
      name: "m",
      timesUnixMs: [1, 2, 3],
      series: [
        { labels: { c: "x", r: "w" }, values: [1, 5, 6] },
        { labels: { c: "y" }, values: [null, null, 7] },
      ],
    });
  });

  test("add up to null where no series has a sample, never to zero", () => {
    expect(sumFrame(frameOf([1, null, null], [2, 3, null])).series).toEqual([{ labels: {}, values: [3, 3, null] }]);
    expect(sumFrame({ name: "e", timesUnixMs: [], series: [] }).series).toEqual([]);
  });

  test("give their newest values by label, without those that have none", () => {
    expect([...valueByLabel(east, "c")]).toEqual([
      ["x", 6],
      ["y", 7],
    ]);
    expect([...valueByLabel(frameOf([null]), "s")]).toEqual([]);
    expect([...groupByLabel(east, "r").keys()]).toEqual(["w", ""]);
    expect(lastSample(west, west.series[0] ?? { labels: {}, values: [] })).toEqual({ timeUnixMs: 1, value: 1 });
  });
});
