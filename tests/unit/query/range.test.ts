import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseRateWindow, formatPromDuration, parsePromDuration } from "@/lib/query/duration";
import { alignRange, chooseStep, countPoints, listTimes, planRange, STEP_LADDER_SECONDS } from "@/lib/query/range";

const HOUR_MS = 3_600_000;
const NOW = 1_795_220_663_748;
const ranges = fc
  .record({ to: fc.integer({ min: 1e12, max: 2e12 }), span: fc.integer({ min: 1, max: 400 * 24 * HOUR_MS }) })
  .map(({ to, span }) => ({ fromUnixMs: to - span, toUnixMs: to }));

describe("step", () => {
  test.each([
    [1, 15],
    [3, 60],
    [6, 120],
    [24, 600],
    [72, 1_800],
    [24 * 7, 3_600],
    [24 * 28, 10_800],
    [24 * 240, 86_400],
    [24 * 300, 172_800],
  ])("of %d hours is %d seconds at 240 points", (hours, stepSeconds) => {
    expect(chooseStep({ fromUnixMs: NOW - hours * HOUR_MS, toUnixMs: NOW })).toBe(stepSeconds);
  });

  test("is never under the rule interval", () => {
    expect(chooseStep({ fromUnixMs: NOW - HOUR_MS, toUnixMs: NOW }, 240, 60)).toBe(60);
    expect(chooseStep({ fromUnixMs: NOW, toUnixMs: NOW }, 240, 20)).toBe(30);
  });

  test("of any range is on the ladder or whole days", () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const step = chooseStep(range);
        expect(STEP_LADDER_SECONDS.includes(step as never) || step % 86_400 === 0).toBe(true);
      }),
    );
  });
});

describe("aligned range", () => {
  test("has its ends on the grid, inside the range, and is its own alignment", () => {
    fc.assert(
      fc.property(ranges, fc.constantFrom(...STEP_LADDER_SECONDS), (range, step) => {
        const aligned = alignRange(range, step);
        expect(aligned.fromUnixMs % (step * 1000)).toBe(0);
        expect(aligned.toUnixMs % (step * 1000)).toBe(0);
        expect(aligned.toUnixMs).toBeLessThanOrEqual(range.toUnixMs);
        expect(aligned.fromUnixMs).toBeLessThanOrEqual(aligned.toUnixMs);
        expect(alignRange(aligned, step)).toEqual(aligned);
      }),
    );
  });

  test("of a plan has at most the points asked for and at least one", () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1, max: 500 }), (range, maxPoints) => {
        const plan = planRange(range, maxPoints);
        const points = countPoints(plan.range, plan.stepSeconds);
        expect(points).toBeLessThanOrEqual(Math.max(1, maxPoints));
        expect(points).toBeGreaterThanOrEqual(1);
        expect(alignRange(plan.range, plan.stepSeconds)).toEqual(plan.range);
        expect(listTimes(plan.range, plan.stepSeconds)).toHaveLength(points);
      }),
    );
  });

  test("of one hour is 240 points of 15 s", () => {
    const plan = planRange({ fromUnixMs: NOW - HOUR_MS, toUnixMs: NOW });
    expect([plan.stepSeconds, countPoints(plan.range, plan.stepSeconds)]).toEqual([15, 240]);
  });
});

describe("durations", () => {
  test.each([
    [1, "1s"],
    [60, "1m"],
    [90, "90s"],
    [300, "5m"],
    [7_200, "2h"],
    [86_400, "1d"],
    [2_419_200, "28d"],
  ])("%d s is %s", (seconds, text) => {
    expect(formatPromDuration(seconds)).toBe(text);
    expect(parsePromDuration(text)).toBe(seconds);
  });

  test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("%d is refused", (seconds) => {
    expect(() => formatPromDuration(seconds)).toThrow(RangeError);
  });

  test.each(["", "5", "m", "1.5h", "5m ", "1y", "0s"])("%j is no duration", (text) => {
    expect(parsePromDuration(text)).toBeNull();
  });

  test("a rate window spans four scrapes and one step", () => {
    expect(chooseRateWindow(15, 15)).toBe(60);
    expect(chooseRateWindow(300, 15)).toBe(315);
  });
});
