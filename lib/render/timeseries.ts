// The chart: lines, bounds with their words, the part over a bound shaded, gaps left open, names at the ends of the lines.
// Missing time is hatched where the panel says that something is missing; zero is drawn as zero.

import type { Line, TimeseriesData } from "../contract/views";
import { findExtent, isBoundShown } from "../scales/domain";
import { seriesDash, seriesToken } from "../scales/series";
import { buildRuns } from "../scales/thin";
import type { DataOf, Draw, DrawContext } from "./context";
import { hatched } from "./marks";
import { shadeOver } from "./over-bound";
import { buildPlot, drawFrame, type Plot } from "./plot";
import { drawExplanation, explainNothing } from "./state";
import { type Box, type Child, element, group, linePath } from "./svg";
import { fitText, label, measureText } from "./text";

const END_LABEL_MAX_PX = 84;
const END_LABELS_FROM_PX = 420;
const END_LABEL_STEP_PX = 13;
const MAX_END_LABELS = 6;

export const drawTimeseries: Draw<"timeseries"> = (data, box, context) => {
  const hasData = data.lines.some(({ values }) => values.some((value) => value !== null));
  const nothing = explainNothing(context, hasData);
  const names = hasData && !nothing ? chooseEndLabels(data.lines, box) : [];
  const rightPx = names.length > 0 ? Math.ceil(Math.max(...names.map(({ text }) => measureText(text, 11)))) + 12 : 8;
  const extent = findExtent(data.lines.flatMap(({ values }) => values));
  const plot = buildPlot(
    box,
    {
      values: extent ? [extent.min, extent.max] : [],
      bounds: data.bounds.map(({ value }) => value),
      unit: context.result.view.unit,
      yDomain: context.result.view.yDomain,
      range: chooseRange(data, context),
      rightPx,
    },
    context,
  );
  const frame = drawFrame(plot, context, hasData);
  if (nothing) return [...frame, ...drawExplanation(nothing, plot.area, context)];
  return [
    ...frame,
    ...hatchMissing(data, plot, context),
    group({ opacity: context.dataOpacity }, [shadeOver(data, plot, context), ...drawLines(data, plot, context)]),
    ...drawBounds(data, plot, context),
    ...drawEndLabels(names, data, plot, context),
  ];
};

function chooseRange({ timesUnixMs }: TimeseriesData, { result, nowUnixMs }: DrawContext): Plot["range"] {
  if (result.range) return result.range;
  const first = timesUnixMs[0];
  const last = timesUnixMs.at(-1);
  if (first === undefined || last === undefined || first >= last)
    return { fromUnixMs: (last ?? nowUnixMs) - 3_600_000, toUnixMs: last ?? nowUnixMs };
  return { fromUnixMs: first, toUnixMs: last };
}

function drawLines(data: TimeseriesData, plot: Plot, { paint }: DrawContext): readonly Child[] {
  const { timesUnixMs } = data;
  // Ghosts first, so that what matters is on top.
  const ordered = [...data.lines].sort((a, b) => Number(b.slot === "ghost") - Number(a.slot === "ghost"));
  return ordered.map(({ values, slot }) => {
    const runs = buildRuns(values, (index, value) => ({ x: plot.toX(timesUnixMs[index] ?? 0), y: plot.toY(value) }));
    const path = runs.map(linePath).join("");
    if (path === "") return null;
    return element("path", {
      d: path,
      fill: "none",
      stroke: paint(seriesToken(slot)),
      "stroke-width": 1.4,
      "stroke-linejoin": "round",
      "stroke-dasharray": seriesDash(slot),
    });
  });
}

/** A bound far over the data is named at the top edge with an arrow instead of pressing the lines flat. */
function drawBounds({ bounds, lines }: TimeseriesData, plot: Plot, context: DrawContext): readonly Child[] {
  const extent = findExtent(lines.flatMap(({ values }) => values));
  let farCount = 0;
  return bounds.flatMap((bound): Child[] => {
    const isNear = isBoundShown(bound.value, extent) && bound.value >= plot.axis.min && bound.value <= plot.axis.max;
    if (!isNear) {
      const at = {
        x: plot.area.x + 4,
        y: plot.area.y + 10 + 13 * farCount,
        color: "health-burning-text",
        maxWidthPx: plot.area.width,
      } as const;
      farCount += 1;
      return plot.isSpark ? [] : [label(`${bound.label} ${bound.value > plot.axis.max ? "↑" : "↓"}`, at, context)];
    }
    const y = plot.toY(bound.value);
    const line = element("path", {
      d: linePath([
        { x: plot.area.x, y },
        { x: plot.area.x + plot.area.width, y },
      ]),
      stroke: context.paint("health-burning-text"),
      "stroke-dasharray": "5 3",
    });
    const isAtTop = y - plot.area.y < 6;
    const words = {
      x: plot.area.x + 4,
      y: isAtTop ? y + 12 : y - 4,
      color: "health-burning-text",
      maxWidthPx: plot.area.width,
    } as const;
    return plot.isSpark ? [line] : [line, label(bound.label, words, context)];
  });
}

/** Only when the panel says that something is missing: a line may also have no value because nothing happened. */
function hatchMissing({ timesUnixMs, lines }: TimeseriesData, plot: Plot, context: DrawContext): readonly Child[] {
  const { state, isStale, range } = context.result;
  if (state !== "partial" && !isStale) return [];
  const seen = timesUnixMs.filter((_time, index) => lines.some(({ values }) => (values[index] ?? null) !== null));
  const stepMs = (range?.stepSeconds ?? 60) * 1000;
  const edges = [plot.range.fromUnixMs - stepMs, ...seen, plot.range.toUnixMs + stepMs];
  return edges.flatMap((time, index): Child[] => {
    const next = edges[index + 1];
    // Two steps and a half: one late sample is not a gap.
    if (next === undefined || next - time <= stepMs * 2.5) return [];
    const x = Math.max(plot.area.x, plot.toX(time));
    const right = Math.min(plot.area.x + plot.area.width, plot.toX(next));
    if (right - x < 2) return [];
    return [hatched({ x, y: plot.area.y, width: right - x, height: plot.area.height }, "hatch", 6, context)];
  });
}

interface EndLabel {
  readonly line: Line;
  readonly text: string;
}

function chooseEndLabels(lines: readonly Line[], box: Box): readonly EndLabel[] {
  const shown = lines.filter(({ values }) => values.some((value) => value !== null));
  const room = Math.floor((box.height - 30) / END_LABEL_STEP_PX);
  if (box.width < END_LABELS_FROM_PX || shown.length > Math.min(MAX_END_LABELS, room)) return [];
  return shown
    .map((line) => ({ line, text: fitText(line.name, 11, END_LABEL_MAX_PX) }))
    .filter(({ text }) => text !== "");
}

/** Do the names stand at the ends of the lines? Otherwise a legend has to. */
export function hasEndLabels(data: DataOf<"timeseries">, box: Box): boolean {
  return chooseEndLabels(data.lines, box).length > 0;
}

function drawEndLabels(
  names: readonly EndLabel[],
  { timesUnixMs }: TimeseriesData,
  plot: Plot,
  context: DrawContext,
): readonly Child[] {
  const placed = names
    .map(({ line, text }) => {
      const index = line.values.findLastIndex((value) => value !== null);
      return { line, text, x: plot.toX(timesUnixMs[index] ?? 0), y: plot.toY(line.values[index] ?? 0) };
    })
    .sort((a, b) => a.y - b.y);
  const ys = spreadApart(
    placed.map(({ y }) => y),
    END_LABEL_STEP_PX,
    plot.area.y,
    plot.area.y + plot.area.height,
  );
  return placed.map(({ line, text }, index) =>
    label(
      text,
      {
        x: plot.area.x + plot.area.width + 6,
        y: (ys[index] ?? 0) + 4,
        color: line.slot === "ghost" ? "t3" : seriesToken(line.slot),
        weight: 600,
      },
      context,
    ),
  );
}

/** Ascending positions moved as little as one pass down and one up can, so that none is nearer than `step` to the next. */
export function spreadApart(ascending: readonly number[], step: number, min: number, max: number): readonly number[] {
  const positions: number[] = [];
  for (const wanted of ascending)
    positions.push(Math.max(wanted, min, (positions.at(-1) ?? Number.NEGATIVE_INFINITY) + step));
  let limit = max;
  for (let index = positions.length - 1; index >= 0; index -= 1) {
    positions[index] = Math.min(positions[index] ?? limit, limit);
    limit = (positions[index] ?? limit) - step;
  }
  return positions;
}
