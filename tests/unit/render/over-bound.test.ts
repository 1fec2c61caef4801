import { describe, expect, test } from "vitest";
import { findStretchesOver } from "@/lib/render/over-bound";
import { hatchPath } from "@/lib/render/svg";
import { fitText, measureText } from "@/lib/render/text";
import { spreadApart } from "@/lib/render/timeseries";

const xs = (stretches: ReturnType<typeof findStretchesOver>) =>
  stretches.map((stretch) => stretch.map(({ x, y }) => [x, y]));

describe("the part over a bound", () => {
  test.each([
    ["nothing over", [1, 2, 3], []],
    ["on the bound is not over it", [5, 5, 5], []],
    [
      "begins and ends at the crossings",
      [0, 10, 0],
      [
        [
          [0.5, 5],
          [1, 10],
          [1.5, 5],
        ],
      ],
    ],
    [
      "from the first to the last sample",
      [10, 10],
      [
        [
          [0, 5],
          [0, 10],
          [1, 10],
          [1, 5],
        ],
      ],
    ],
    [
      "a gap ends a part and starts none",
      [10, null, 10, 0],
      [
        [
          [0, 5],
          [0, 10],
          [0, 5],
        ],
        [
          [2, 5],
          [2, 10],
          [2.5, 5],
        ],
      ],
    ],
  ])("%s", (_name, values, expected) => {
    expect(
      xs(
        findStretchesOver(
          values.map((_value, index) => index),
          values,
          5,
        ),
      ),
    ).toEqual(expected);
  });
});

test("names at the ends of lines keep their distance and stay in the plot", () => {
  expect(spreadApart([10, 11, 12], 13, 0, 100)).toEqual([10, 23, 36]);
  expect(spreadApart([95, 98], 13, 0, 100)).toEqual([87, 100]);
  expect(spreadApart([50], 13, 0, 100)).toEqual([50]);
});

test("hatches stay inside their box", () => {
  const numbers = [...hatchPath({ x: 10, y: 20, width: 50, height: 30 }, 7).matchAll(/[ML]([\d.]+) ([\d.]+)/g)];
  expect(numbers.length).toBeGreaterThan(10);
  for (const [, x, y] of numbers) {
    expect(Number(x)).toBeGreaterThanOrEqual(10);
    expect(Number(x)).toBeLessThanOrEqual(60);
    expect(Number(y)).toBeGreaterThanOrEqual(20);
    expect(Number(y)).toBeLessThanOrEqual(50);
  }
});

test("a name that does not fit ends in an ellipsis, whole characters only", () => {
  expect(fitText("short", 11, 100)).toBe("short");
  expect(fitText("集群集群集群", 10, 35)).toBe("集群…");
  expect(fitText("👩‍🚀👩‍🚀👩‍🚀👩‍🚀", 11, 24)).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  expect(fitText("x", 11, 1)).toBe("");
  expect(measureText(fitText("a very long cluster name indeed", 12, 80), 12)).toBeLessThanOrEqual(80);
});
