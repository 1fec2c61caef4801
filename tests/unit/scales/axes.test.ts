import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseDomain, findExtent, isBoundShown } from "@/lib/scales/domain";
import { buildRuns, chooseDrawnIndexes } from "@/lib/scales/thin";
import { buildValueAxis } from "@/lib/scales/ticks";
import { buildTimeTicks } from "@/lib/scales/time-ticks";
import { UNITS } from "@/lib/units/unit";

const labelsOf = (min: number, max: number, unit: (typeof UNITS)[number]) => {
  const axis = buildValueAxis({ min, max }, unit, "en");
  return [axis.ticks.map(({ label }) => label).join(" "), axis.unitLabel];
};

describe("value axis", () => {
  test.each([
    [0, 0.63, "seconds", "0 250 500 750", "ms"],
    [0, 0.000_04, "seconds", "0 20 40", "µs"],
    [0, 45, "seconds", "0 15 30 45", "s"],
    [0, 3_600, "seconds", "0 20 40 60", "min"],
    [0, 3.4 * 1024 ** 3, "bytes", "0 2 4", "GiB"],
    [0, 700 * 1024 ** 2, "bytes", "0 256 512 768", "MiB"],
    [0, 3.1 * 1024 ** 2, "bytesPerSecond", "0 2 4", "MiB/s"],
    [0, 0.034, "ratio", "0 % 2 % 4 %", ""],
    [0, 1, "ratio", "0 % 50 % 100 %", ""],
    [0, 1, "count", "0 1", ""],
    [0, 1_500, "perSecond", "0 500 1,000 1,500", "per second"],
    [0, 182_406, "count", "0 k 100 k 200 k", ""],
    [0, 28.6, "burnRate", "0× 10× 20× 30×", ""],
    [-0.6, 1, "ratio", "−100 % 0 % 100 %", ""],
    [0, 1.4, "cores", "0.0 0.5 1.0 1.5", "cores"],
  ] as const)("%d to %d in %s reads %s", (min, max, unit, labels, unitLabel) => {
    expect(labelsOf(min, max, unit)).toEqual([labels, unitLabel]);
  });

  test.each(UNITS)("in %s there are 2 to 4 ascending, different labels that hold the domain", (unit) => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
        (start, width) => {
          const extent = { min: start, max: start + Math.max(width, Math.abs(start) * 1e-4) };
          const axis = buildValueAxis(extent, unit, "zh-CN");
          expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
          expect(axis.ticks.length).toBeLessThanOrEqual(4);
          expect(new Set(axis.ticks.map(({ label }) => label)).size).toBe(axis.ticks.length);
          const slack = (axis.max - axis.min) * 1e-6;
          expect(axis.min).toBeLessThanOrEqual(extent.min + slack);
          expect(axis.max).toBeGreaterThanOrEqual(extent.max - slack);
          for (const [index, { value }] of axis.ticks.entries())
            expect(value).toBeGreaterThan(axis.ticks[index - 1]?.value ?? Number.NEGATIVE_INFINITY);
        },
      ),
    );
  });

  test("a share under 100 % gets no tick over it", () => {
    const axis = buildValueAxis({ min: 0.9991, max: 0.99999 }, "ratio", "en");
    expect(axis.max).toBeCloseTo(1, 12);
    expect(axis.ticks.at(-1)?.label).toBe("100.00 %");
  });
});

describe("domain", () => {
  test.each([
    [{ min: 3, max: 5 }, "zero", { min: 0, max: 5 }],
    [{ min: -3, max: -1 }, "zero", { min: -3, max: 0 }],
    [{ min: 3, max: 5 }, "auto", { min: 3, max: 5 }],
    [{ min: 0, max: 0 }, "zero", { min: 0, max: 1 }],
    [{ min: 5, max: 5 }, "auto", { min: 4.75, max: 5.25 }],
    [{ min: -0.2, max: 0.5 }, "ratio", { min: -0.2, max: 1 }],
    [null, "auto", { min: 0, max: 1 }],
  ] as const)("%o as %s", (extent, yDomain, expected) => {
    expect(chooseDomain(extent, { yDomain })).toEqual(expected);
  });

  test("a near bound is in, a far one does not press the lines flat", () => {
    expect(chooseDomain({ min: 0, max: 100 }, { yDomain: "zero", bounds: [256] }).max).toBe(256);
    expect(chooseDomain({ min: 0, max: 8 }, { yDomain: "zero", bounds: [256] }).max).toBe(8);
    expect([isBoundShown(256, { min: 0, max: 8 }), isBoundShown(256, null)]).toEqual([false, true]);
  });

  test("what has no value takes no part", () => {
    expect(findExtent([null, Number.NaN, 3, Number.POSITIVE_INFINITY, 1])).toEqual({ min: 1, max: 3 });
    expect(findExtent([null])).toBeNull();
  });
});

describe("time axis", () => {
  const toUnixMs = Date.UTC(2026, 10, 19, 10, 24);
  const label = (spanMs: number, isNarrow = false) =>
    buildTimeTicks({ fromUnixMs: toUnixMs - spanMs, toUnixMs }, { timeZone: "UTC", locale: "en", isNarrow }).map(
      (tick) => tick.label,
    );

  test("labels the ends and thirds, finer or coarser with the window", () => {
    expect(label(3_600_000)).toEqual(["09:24", "09:44", "10:04", "10:24"]);
    expect(label(300_000)).toEqual(["10:19:00", "10:20:40", "10:22:20", "10:24:00"]);
    expect(label(86_400_000, true)).toEqual(["18 Nov 10:24", "19 Nov 10:24"]);
    expect(label(28 * 86_400_000)).toEqual(["22 Oct", "31 Oct", "10 Nov", "19 Nov"]);
  });
});

describe("thinning for drawing", () => {
  const values = fc.array(fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { nil: null, freq: 10 }), {
    maxLength: 2_000,
  });

  test("keeps the least, the greatest and the last, within the limit", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 8, max: 400 }), (series, maxPoints) => {
        const indexes = chooseDrawnIndexes(series, maxPoints);
        expect(indexes.length).toBeLessThanOrEqual(Math.max(maxPoints, 4));
        const kept = indexes.map((index) => series[index] ?? null);
        expect(findExtent(kept)).toEqual(findExtent(series));
        expect(kept.at(-1)).toEqual(series.at(-1));
        expect([...indexes]).toEqual([...new Set(indexes)].sort((a, b) => a - b));
      }),
    );
  });

  test("a one-minute hole in a day survives", () => {
    const day = Array.from({ length: 1_440 }, (_none, minute) => (minute === 700 ? null : minute));
    const runs = buildRuns(day, (index, value) => ({ x: index, y: value }), chooseDrawnIndexes(day, 64));
    expect(runs).toHaveLength(2);
  });

  test("a lone point between gaps is a run of its own", () => {
    expect(buildRuns([null, 1, null, 2, 3], (x, y) => ({ x, y }))).toEqual([
      [{ x: 1, y: 1 }],
      [
        { x: 3, y: 2 },
        { x: 4, y: 3 },
      ],
    ]);
  });
});
