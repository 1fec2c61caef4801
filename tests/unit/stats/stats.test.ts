import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeBaseline, computeMedian } from "@/lib/stats/baseline";
import { findOnset, type OnsetOptions } from "@/lib/stats/onset";
import { adjustPValues, computeLift, hypergeometricUpperTail } from "@/lib/stats/over-representation";

/** Repeatable noise in [0, 1). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("baseline", () => {
  test.each([
    [[], null],
    [[null], null],
    [[3], 3],
    [[1, 2], 1.5],
    [[5, null, 1, Number.NaN, 3], 3],
  ])("median of %j is %s", (values, median) => expect(computeMedian(values)).toBe(median));

  test("fewer than half wild samples move it no further than the calm ones reach", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 10, max: 11, noNaN: true }), { minLength: 20, maxLength: 60 }),
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 9 }),
        (calm, wild) => {
          const baseline = computeBaseline([...calm, ...wild], 10);
          expect(baseline?.median).toBeGreaterThanOrEqual(10);
          expect(baseline?.median).toBeLessThanOrEqual(11);
          expect(baseline?.deviation).toBeLessThanOrEqual(1.5);
        },
      ),
    );
  });

  test("too few samples are no baseline", () => {
    expect(computeBaseline([1, 2, null], 3)).toBeNull();
    expect(computeBaseline([4, 4, 4], 3)).toEqual({ median: 4, deviation: 0, sampleCount: 3 });
  });
});

describe("onset", () => {
  const options: OnsetOptions = { deviationFactor: 5, minDeparture: 0.5, minSampleCount: 3, direction: "up" };
  const baseline = { median: 1, deviation: 0.05, sampleCount: 60 };

  test.each([
    ["nothing departs", [1, 1.1, 0.9, 1.2], null],
    ["one wild sample", [1, 9, 1, 1], null],
    ["a lasting departure", [1, 1, 4, 5, 4, 1], { index: 2, peak: 5, lastIndex: 4 }],
    ["a gap does not end it", [1, 4, null, 5, 4], { index: 1, peak: 5, lastIndex: 4 }],
    ["it may last to the end", [1, 2, 3, 4], { index: 1, peak: 4, lastIndex: 3 }],
    ["the short one before it is passed over", [1, 9, 1, 3, 3, 3], { index: 3, peak: 3, lastIndex: 5 }],
    ["no samples", [null, null], null],
  ])("%s", (_name, values, expected) => expect(findOnset(values, baseline, options)).toEqual(expected));

  test("falls are found as falls alone", () => {
    const values = [1, 0.1, 0, 0.2];
    expect(findOnset(values, baseline, { ...options, direction: "down" })).toEqual({ index: 1, peak: 0, lastIndex: 3 });
    expect(findOnset(values, baseline, options)).toBeNull();
  });

  test("a planted departure is found at its sample, and noise alone has none", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = createRandom(seed);
      const noise = Array.from({ length: 120 }, () => 10 + random());
      const learned = computeBaseline(noise.slice(0, 60), 30);
      if (!learned) throw new Error("no baseline");
      expect(findOnset(noise, learned, options)).toBeNull();
      const at = 60 + Math.floor(random() * 50);
      const planted = noise.map((value, index) => (index >= at ? value + 8 : value));
      expect(findOnset(planted, learned, options)?.index).toBe(at);
    }
  });
});

describe("over-representation", () => {
  // Drawing 5 from 20 with 8 bad: computed by hand from binomial coefficients.
  test.each([
    [{ badCount: 0, totalCount: 5 }, 1],
    [{ badCount: 5, totalCount: 5 }, 56 / 15_504],
    [{ badCount: 4, totalCount: 5 }, (56 + 70 * 12) / 15_504],
    [{ badCount: 0, totalCount: 0 }, 1],
  ])("%o of 8 bad in 20", (value, expected) => {
    expect(hypergeometricUpperTail(value, { badCount: 8, totalCount: 20 })).toBeCloseTo(expected, 10);
  });

  test("counts that cannot be are a bug", () => {
    expect(() => hypergeometricUpperTail({ badCount: 3, totalCount: 2 }, { badCount: 8, totalCount: 20 })).toThrow(
      RangeError,
    );
    expect(() => hypergeometricUpperTail({ badCount: 0, totalCount: 15 }, { badCount: 8, totalCount: 20 })).toThrow(
      RangeError,
    );
  });

  test("is a probability, and more bad ones are never less surprising", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), fc.nat(), (totalCount, a, b) => {
        const population = { totalCount, badCount: a % (totalCount + 1) };
        const drawn = b % (totalCount + 1);
        const least = Math.max(0, drawn - (totalCount - population.badCount));
        let previous = 1;
        for (let badCount = least; badCount <= Math.min(drawn, population.badCount); badCount += 1) {
          const p = hypergeometricUpperTail({ badCount, totalCount: drawn }, population);
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(previous + 1e-9);
          previous = p;
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [[], []],
    [[0.01], [0.01]],
    [
      [0.01, 0.04, 0.03, 0.5],
      [0.04, 0.16 / 3, 0.16 / 3, 0.5],
    ],
    [
      [0.2, 0.2],
      [0.2, 0.2],
    ],
  ])("adjusted %j", (pValues, expected) => {
    const adjusted = adjustPValues(pValues);
    expect(adjusted).toHaveLength(expected.length);
    for (const [index, value] of expected.entries()) expect(adjusted[index]).toBeCloseTo(value, 10);
  });

  test("lift compares shares", () => {
    expect(computeLift({ badCount: 41, totalCount: 595 }, { badCount: 44, totalCount: 9_912 })).toBeCloseTo(15.52, 2);
    expect(computeLift({ badCount: 0, totalCount: 0 }, { badCount: 1, totalCount: 2 })).toBeNull();
    expect(computeLift({ badCount: 0, totalCount: 1 }, { badCount: 0, totalCount: 2 })).toBeNull();
  });

  /** Adjusted p-value per zone of a fleet of 2,000 in 60 zones. */
  function testZones(isBad: (zone: number, random: () => number) => boolean, seed: number): readonly number[] {
    const random = createRandom(seed);
    const zones = Array.from({ length: 60 }, () => ({ badCount: 0, totalCount: 0 }));
    for (let cluster = 0; cluster < 2_000; cluster += 1) {
      const zone = cluster % zones.length;
      const counts = zones[zone];
      if (!counts) continue;
      counts.totalCount += 1;
      if (isBad(zone, random)) counts.badCount += 1;
    }
    const population = { totalCount: 2_000, badCount: zones.reduce((sum, { badCount }) => sum + badCount, 0) };
    return adjustPValues(zones.map((zone) => hypergeometricUpperTail(zone, population)));
  }

  test("a planted cause is named, and it alone", () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const adjusted = testZones((zone, random) => random() < (zone === 7 ? 0.6 : 0.005), seed);
      expect(adjusted.flatMap((p, zone) => (p < 0.001 ? [zone] : []))).toEqual([7]);
    }
  });

  test("pure noise names nothing", () => {
    for (let seed = 1; seed <= 50; seed += 1)
      expect(testZones((_zone, random) => random() < 0.02, seed).filter((p) => p < 0.001)).toEqual([]);
  });
});
