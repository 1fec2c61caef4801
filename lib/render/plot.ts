// The frame of a chart: where the plot lies, its gridlines with values at the left, its time labels below.
// No axis line, no vertical grid: hairlines only, so that the lines are what one sees.
import { chooseDomain, findExtent, type YDomain } from "../scales/domain";
import { buildValueAxis, type ValueAxis } from "../scales/ticks";
import { buildTimeTicks } from "../scales/time-ticks";
import type { Unit } from "../units/unit";
import type { DrawContext } from "./context";
import { type Box, type Child, element, round } from "./svg";
import { label, measureText } from "./text";

export interface Plot {
  /** where values are drawn */
  readonly area: Box;
  readonly axis: ValueAxis;
  readonly range: { readonly fromUnixMs: number; readonly toUnixMs: number };
  readonly toX: (unixMs: number) => number;
  readonly toY: (value: number) => number;
  /** too low for axes: lines alone */
  readonly isSpark: boolean;
}

const SPARK_UNDER_PX = 72;
const NARROW_UNDER_PX = 300;
const TOP_PX = 10;
const BOTTOM_PX = 20;

export interface PlotInput {
  readonly values: Iterable<number | null>;
  readonly bounds: readonly number[];
  readonly unit: Unit;
  readonly yDomain: YDomain;
  readonly range: { readonly fromUnixMs: number; readonly toUnixMs: number };
  /** room at the right for names at the ends of lines */
  readonly rightPx: number;
}

export function buildPlot(box: Box, input: PlotInput, { locale }: Pick<DrawContext, "locale">): Plot {
  const domain = chooseDomain(findExtent(input.values), { yDomain: input.yDomain, bounds: input.bounds });
  const axis = buildValueAxis(domain, input.unit, locale);
  const isSpark = box.height < SPARK_UNDER_PX;
  const widestPx = Math.max(...axis.ticks.map(({ label: text }) => measureText(text, 11)));
  const leftPx = isSpark ? 0 : Math.max(26, Math.ceil(widestPx) + 8);
  const area = isSpark
    ? { x: box.x, y: box.y + 2, width: box.width, height: Math.max(1, box.height - 4) }
    : {
        x: box.x + leftPx,
        y: box.y + TOP_PX,
        width: Math.max(1, box.width - leftPx - input.rightPx),
        height: Math.max(1, box.height - TOP_PX - BOTTOM_PX),
      };
  const spanMs = Math.max(1, input.range.toUnixMs - input.range.fromUnixMs);
  const span = axis.max - axis.min || 1;
  return {
    area,
    axis,
    range: input.range,
    isSpark,
    toX: (unixMs) => area.x + ((unixMs - input.range.fromUnixMs) / spanMs) * area.width,
    toY: (value) => area.y + area.height * (1 - (value - axis.min) / span),
  };
}

/** Gridlines, value labels and time labels. `hasValues` false: the value axis would be invented, so only its baseline stays. */
export function drawFrame(plot: Plot, context: DrawContext, hasValues: boolean): readonly Child[] {
  if (plot.isSpark) return [];
  const { area, axis, toY } = plot;
  const ticks = hasValues ? axis.ticks : axis.ticks.slice(0, 1);
  const grid = ticks.map(
    ({ value }) =>
      `M${round(area.x)} ${Math.round(hasValues ? toY(value) : area.y + area.height)}h${round(area.width)}`,
  );
  return [
    element("path", { d: grid.join(""), stroke: context.paint("hair"), "shape-rendering": "crispEdges" }),
    ...(hasValues
      ? ticks.map((tick) =>
          label(tick.label, { x: area.x - 8, y: toY(tick.value) + 4, color: "t3", anchor: "end" }, context),
        )
      : []),
    ...drawTimeLabels(plot, context),
  ];
}

function drawTimeLabels({ area, range }: Plot, context: DrawContext): readonly Child[] {
  const { timeZone, locale } = context;
  const ticks = buildTimeTicks(range, { timeZone, locale, isNarrow: area.width < NARROW_UNDER_PX });
  return ticks.map(({ fraction, label: text, anchor }) =>
    label(text, { x: area.x + area.width * fraction, y: area.y + area.height + 16, color: "t3", anchor }, context),
  );
}
