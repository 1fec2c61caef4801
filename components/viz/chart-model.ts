// From a panel's answer to what a chart draws: axis, rows, the part over the bound, the gaps. Pure; pixels come later.
import type { PanelResult } from "@/lib/contract/panel-result";
import type { Line, TimeseriesData } from "@/lib/contract/views";
import { chooseDomain, findExtent, isBoundShown } from "@/lib/scales/domain";
import { buildValueAxis, type ValueAxis } from "@/lib/scales/ticks";
import type { UnitLocale } from "@/lib/units/unit";

export interface Span {
  readonly fromUnixMs: number;
  readonly toUnixMs: number;
}

/** One moment: the value of each line by its key, and `over`: the highest of them, for the shade over the bound. */
export type ChartRow = { readonly unixMs: number; readonly over: number | null } & Readonly<
  Record<string, number | null>
>;

export interface ChartModel extends Span {
  readonly axis: ValueAxis;
  readonly rows: readonly ChartRow[];
  readonly lines: readonly Line[];
  readonly bounds: readonly { readonly value: number; readonly label: string; readonly isShown: boolean }[];
  /** the highest bound in the picture: what lies over it is shaded; null when there is none */
  readonly shadeOver: number | null;
  /** where no line has a value for at least three steps, in an answer that is known to be incomplete */
  readonly gaps: readonly Span[];
}

/** Shorter holes are a late scrape, not an outage of the monitoring. */
const GAP_STEPS = 3;

export function buildChartModel(
  { range, view, state, isStale }: Pick<PanelResult, "range" | "view" | "state" | "isStale">,
  data: TimeseriesData,
  locale: UnitLocale,
): ChartModel {
  const extent = findExtent(data.lines.flatMap(({ values }) => values));
  const domain = chooseDomain(extent, { yDomain: view.yDomain, bounds: data.bounds.map(({ value }) => value) });
  const bounds = data.bounds.map((bound) => ({ ...bound, isShown: isBoundShown(bound.value, extent) }));
  const shown = bounds.flatMap(({ value, isShown }) => (isShown ? [value] : []));
  // Only where the panel says that something is missing: a line may also have no value because nothing happened.
  const hasGaps = state === "partial" || isStale;
  const span = range ?? spanOf(data.timesUnixMs);
  return {
    fromUnixMs: span.fromUnixMs,
    toUnixMs: span.toUnixMs,
    axis: buildValueAxis(domain, view.unit, locale),
    rows: buildRows(data),
    lines: data.lines,
    bounds,
    shadeOver: shown.length > 0 ? Math.max(...shown) : null,
    gaps: hasGaps && data.lines.length > 0 ? findGaps(data, span) : [],
  };
}

/** Index of the sample nearest to a moment; null without samples. */
export function findNearest(timesUnixMs: readonly number[], unixMs: number): number | null {
  if (timesUnixMs.length === 0) return null;
  let low = 0;
  let high = timesUnixMs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timesUnixMs[middle] ?? 0) < unixMs) low = middle + 1;
    else high = middle;
  }
  const after = timesUnixMs[low] ?? 0;
  const before = timesUnixMs[low - 1];
  return before !== undefined && unixMs - before <= after - unixMs ? low - 1 : low;
}

/** Has a value with none on either side: a line cannot show it, a dot must. */
export function isLonePoint(values: readonly (number | null)[], index: number): boolean {
  return isAbsent(values[index - 1]) && !isAbsent(values[index]) && isAbsent(values[index + 1]);
}

function isAbsent(value: number | null | undefined): boolean {
  return value === null || value === undefined;
}

function spanOf(timesUnixMs: readonly number[]): Span {
  const fromUnixMs = timesUnixMs[0] ?? 0;
  return { fromUnixMs, toUnixMs: timesUnixMs.at(-1) ?? fromUnixMs + 1 };
}

function buildRows({ timesUnixMs, lines }: TimeseriesData): ChartRow[] {
  return timesUnixMs.map((unixMs, index) => {
    const values = lines.map(({ key, values: all }) => [key, all[index] ?? null] as const);
    const present = lines.flatMap(({ slot, values: all }) => (slot === "ghost" ? [] : (all[index] ?? [])));
    return { ...Object.fromEntries(values), unixMs, over: present.length > 0 ? Math.max(...present) : null };
  });
}

function findGaps({ timesUnixMs, lines }: TimeseriesData, span: Span): Span[] {
  const seen = timesUnixMs.filter((_unixMs, index) => lines.some(({ values }) => !isAbsent(values[index])));
  const stepMs = timesUnixMs.length > 1 ? (timesUnixMs[1] ?? 0) - (timesUnixMs[0] ?? 0) : 0;
  if (stepMs <= 0) return [];
  const edges = [span.fromUnixMs - stepMs, ...seen, span.toUnixMs + stepMs];
  return edges.slice(1).flatMap((toUnixMs, index) => {
    const fromUnixMs = edges[index] ?? toUnixMs;
    if (toUnixMs - fromUnixMs <= GAP_STEPS * stepMs) return [];
    return [{ fromUnixMs: Math.max(span.fromUnixMs, fromUnixMs), toUnixMs: Math.min(span.toUnixMs, toUnixMs) }];
  });
}
