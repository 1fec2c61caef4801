import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LearnOptions, learnNormal } from "@/lib/stats/normal";
import { findOnset } from "@/lib/stats/onset";

const OPTIONS: LearnOptions = {
  minSampleCount: 8,
  deviationFactor: 6,
  minDeparture: (median) => Math.max(0.5, Math.abs(median) / 2),
  lastingSampleCount: 3,
};
const calm = (minLength: number, maxLength = 120) =>
  fc.array(fc.double({ min: 10, max: 11, noNaN: true }), { minLength, maxLength });
const gaps = fc.integer({ min: 0, max: 60 }).map((length) => Array.from({ length }, () => null));

describe("normal", () => {
  test("comes from the past alone where that is long enough, whatever the window holds", () => {
    fc.assert(
      fc.property(calm(8), fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (past, window) => {
        const normal = learnNormal([...past, ...window], past.length, OPTIONS);
        expect(normal).toMatchObject({ from: "past", judgedFromIndex: past.length });
        expect(normal?.baseline.median).toBeGreaterThanOrEqual(10);
        expect(normal?.baseline.median).toBeLessThanOrEqual(11);
      }),
    );
  });

  test("without a past, a lasting change after the first calm samples is found at its very sample, wherever it is", () => {
    fc.assert(
      fc.property(
        gaps,
        calm(8),
        calm(3),
        fc.double({ min: 20, max: 1e6, noNaN: true }),
        (none, before, after, jump) => {
          const values = [...none, ...before, ...after.map((value) => value + jump)];
          const normal = learnNormal(values, none.length, OPTIONS);
          expect(normal?.from).toBe("earliest");
          expect(normal?.baseline.median).toBeLessThanOrEqual(11);
          const options = { deviationFactor: 6, minDeparture: 5.5, minSampleCount: 3, direction: "up" as const };
          const onset = normal && findOnset(values, normal.baseline, options, normal.judgedFromIndex);
          expect(onset?.index).toBe(none.length + before.length);
        },
      ),
    );
  });

  test("without a past, calm alone has no departure", () => {
    fc.assert(
      fc.property(gaps, calm(11), (none, window) => {
        const values = [...none, ...window];
        const normal = learnNormal(values, none.length, OPTIONS);
        const options = { deviationFactor: 6, minDeparture: 5.5, minSampleCount: 3, direction: "up" as const };
        expect(normal).not.toBeNull();
        expect(normal && findOnset(values, normal.baseline, options, normal.judgedFromIndex)).toBeNull();
      }),
    );
  });

  test("is unknown with too few samples to learn from and still judge, gaps and junk not counted", () => {
    fc.assert(
      fc.property(gaps, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 }), (none, few) => {
        const values = [...none, ...few, Number.NaN, Number.POSITIVE_INFINITY, ...none];
        expect(learnNormal(values, none.length, OPTIONS)).toBeNull();
      }),
    );
  });

  test("a few samples before the window count with those in it", () => {
    const values = [10, 10, 10, 10, ...Array.from({ length: 8 }, () => 10), 90, 90, 90];
    expect(learnNormal(values, 4, OPTIONS)).toMatchObject({ from: "earliest", baseline: { median: 10 } });
  });
});
