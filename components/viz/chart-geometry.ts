// Where things stand in a chart of a given size: one place for the axes, the lines and the cursor, so that they never part.
import type { ValueAxis } from "@/lib/scales/ticks";
import type { Span } from "./chart-model";

export interface Plot {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LEAST_LEFT_PX = 40;
const DIGIT_PX = 6.4;

/** The plot inside its margins; the value labels get the room that the longest needs. */
export function buildPlot(widthPx: number, heightPx: number, axis: ValueAxis): Plot {
  const longest = Math.max(0, ...axis.ticks.map(({ label }) => label.length));
  const left = Math.max(LEAST_LEFT_PX, Math.ceil(longest * DIGIT_PX) + 10);
  return { widthPx, heightPx, left, top: 8, right: Math.max(left + 1, widthPx - 4), bottom: heightPx - 18 };
}

export function toX(plot: Plot, span: Span, unixMs: number): number {
  const share = (unixMs - span.fromUnixMs) / Math.max(1, span.toUnixMs - span.fromUnixMs);
  return plot.left + share * (plot.right - plot.left);
}

export function toY(plot: Plot, axis: ValueAxis, value: number): number {
  const share = (value - axis.min) / (axis.max - axis.min || 1);
  return plot.bottom - share * (plot.bottom - plot.top);
}

/** The moment under a place, kept inside the window. */
export function toUnixMs(plot: Plot, span: Span, x: number): number {
  const share = (x - plot.left) / (plot.right - plot.left);
  return span.fromUnixMs + Math.min(1, Math.max(0, share)) * (span.toUnixMs - span.fromUnixMs);
}
