// What a chart draws, before any pixel: axis, bounds, gaps, nearest sample.
import { expect, test } from "vitest";
import { buildPlot, toUnixMs, toX, toY } from "@/components/viz/chart-geometry";
import { buildChartModel, findNearest, isLonePoint } from "@/components/viz/chart-model";
import type { PanelResult } from "@/lib/contract/panel-result";
import type { TimeseriesData } from "@/lib/contract/views";

const view: PanelResult["view"] = { kind: "timeseries", unit: "seconds", thresholds: [], yDomain: "zero" };
const range = { fromUnixMs: 0, toUnixMs: 600_000, stepSeconds: 60 };
const frame: Pick<PanelResult, "range" | "view" | "state" | "isStale"> = { range, view, state: "ok", isStale: false };
const times = Array.from({ length: 11 }, (_value, index) => index * 60_000);

function data(values: (number | null)[], bounds: TimeseriesData["bounds"] = []): TimeseriesData {
  return {
    kind: "timeseries",
    timesUnixMs: times,
    lines: [{ key: "s0", name: "m-1", values, slot: 0 }],
    bounds,
    omittedNames: [],
  };
}
const flat = times.map(() => 0.1);
const holed = flat.map((value, index) => (index > 2 && index < 8 ? null : value));

test("zero is on the axis of a panel that does not say otherwise", () => {
  expect(buildChartModel(frame, data(flat), "en").axis.min).toBe(0);
});

test("the shade begins at the highest bound that is in the picture; a far bound is named only", () => {
  const bounds = [
    { value: 0.05, label: "low" },
    { value: 0.2, label: "high" },
    { value: 50, label: "far" },
  ];
  const model = buildChartModel(frame, data(flat, bounds), "en");
  expect(model.shadeOver).toBe(0.2);
  expect(model.bounds.map(({ isShown }) => isShown)).toEqual([true, true, false]);
});

test("gaps stay null in the rows and are never zero", () => {
  const { rows } = buildChartModel(frame, data(holed), "en");
  expect(rows.map(({ s0 }) => s0)).toEqual(holed);
  expect(rows[4]?.over).toBeNull();
});

test("missing time is marked where the answer is known to be incomplete, and only there", () => {
  expect(buildChartModel(frame, data(holed), "en").gaps).toEqual([]);
  expect(buildChartModel({ ...frame, state: "partial" }, data(holed), "en").gaps).toEqual([
    { fromUnixMs: 120_000, toUnixMs: 480_000 },
  ]);
});

test("a ghost line takes no part in what is over a bound", () => {
  const both = data(flat);
  const ghost = { key: "s1", name: "even", values: times.map(() => 9), slot: "ghost" as const };
  const { rows } = buildChartModel(frame, { ...both, lines: [...both.lines, ghost] }, "en");
  expect(rows[0]?.over).toBe(0.1);
});

test("an answer without lines still has an axis and no gaps", () => {
  const model = buildChartModel(frame, { ...data([]), timesUnixMs: [], lines: [] }, "en");
  expect(model.axis.ticks.length).toBeGreaterThan(1);
  expect(model.gaps).toEqual([]);
});

test.each([
  [-5, 0],
  [29_000, 0],
  [31_000, 1],
  [600_000, 10],
  [9e9, 10],
])("the sample nearest to %d ms is number %d", (unixMs, index) => {
  expect(findNearest(times, unixMs)).toBe(index);
});

test("no sample is nearest where there is none", () => {
  expect(findNearest([], 5)).toBeNull();
});

test("the lone point of a line is known, its neighbours are not lone", () => {
  expect(isLonePoint([null, 1, null], 1)).toBe(true);
  expect(isLonePoint([1, 1, null], 1)).toBe(false);
  expect(isLonePoint([1], 0)).toBe(true);
});

test("a moment and its place in the plot are each other's inverse", () => {
  const model = buildChartModel(frame, data(flat), "en");
  const plot = buildPlot(400, 150, model.axis);
  for (const unixMs of [0, 123_000, 600_000])
    expect(toUnixMs(plot, model, toX(plot, model, unixMs))).toBeCloseTo(unixMs, 3);
  expect(toUnixMs(plot, model, -50)).toBe(0);
  expect(toY(plot, model.axis, model.axis.min)).toBe(plot.bottom);
});
