"use client";
import { cn } from "@/components/ui/cn";
import { FLOATING } from "@/components/ui/floating";
import { getNowUnixMs } from "@/lib/client/clock";
import { useText } from "@/lib/client/text";
import type { Line, TimeseriesData } from "@/lib/contract/views";
import type { Unit } from "@/lib/units/unit";
import type { Plot } from "./chart-geometry";
import { Swatch } from "./swatch";
import { useValueText } from "./use-value-text";

const MAX_ROWS = 8;
const WIDTH_PX = 248;

interface ChartTooltipProps {
  data: TimeseriesData;
  unit: Unit;
  index: number;
  /** differences are to it; null = no bound */
  bound: number | null;
  x: number;
  plot: Plot;
}

/** The moment under the cursor: its time and age, then the lines, highest first. */
export function ChartTooltip({ data, unit, index, bound, x, plot }: ChartTooltipProps) {
  const t = useText();
  const { formatMoment, formatAgo } = useValueText(unit);
  const rows = sortRows(data.lines, index);
  const unixMs = data.timesUnixMs[index] ?? 0;
  const nowUnixMs = getNowUnixMs();
  const isRight = x + 14 + WIDTH_PX <= Math.max(plot.widthPx, WIDTH_PX * 2);
  const left = isRight ? x + 14 : Math.max(0, x - 14 - WIDTH_PX);
  return (
    <div
      aria-hidden
      className={cn(FLOATING, "pointer-events-none absolute top-2 px-3 py-2 text-small max-sm:hidden")}
      style={{ left, width: WIDTH_PX }}
    >
      <p className="mb-1 flex justify-between gap-2 text-t2">
        <span>{formatMoment(unixMs, nowUnixMs)}</span>
        <span className="text-t3">{formatAgo(unixMs, nowUnixMs)}</span>
      </p>
      {rows.slice(0, MAX_ROWS).map(({ line, value }) => (
        <TooltipRow key={line.key} line={line} value={value} bound={bound} unit={unit} />
      ))}
      {rows.length > MAX_ROWS ? <p className="text-t3">{t("chart.more", { count: rows.length - MAX_ROWS })}</p> : null}
    </div>
  );
}

interface TooltipRowProps {
  line: Line;
  value: number | null;
  bound: number | null;
  unit: Unit;
}

function TooltipRow({ line, value, bound, unit }: TooltipRowProps) {
  const { formatNumber } = useValueText(unit);
  const isOver = bound !== null && value !== null && value > bound;
  return (
    <p className="flex items-center gap-2 leading-5">
      <Swatch slot={line.slot} />
      <span className="min-w-0 flex-1 truncate text-t2">{line.name}</span>
      <span className="font-semibold">{formatNumber(value)}</span>
      {isOver ? <span className="text-burning-text">+{formatNumber(value - bound)}</span> : null}
    </p>
  );
}

/** Highest first; lines without a value there come last, in their own order. */
function sortRows(lines: readonly Line[], index: number) {
  return lines
    .map((line) => ({ line, value: line.values[index] ?? null }))
    .sort((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) || 0);
}
