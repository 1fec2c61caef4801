// Labels of a time axis: at the ends and thirds of the window, so that all charts of a page line up, in the reader's zone,
// with the day where the hour alone would be ambiguous.
import { formatDate, formatDateTime, formatTime } from "../units/time";
import type { UnitLocale } from "../units/unit";

export interface TimeTick {
  readonly unixMs: number;
  readonly label: string;
  /** 0 = start of the window, 1 = its end */
  readonly fraction: number;
  readonly anchor: "start" | "middle" | "end";
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Four ticks, or the two ends where four would touch. */
export function buildTimeTicks(
  range: { readonly fromUnixMs: number; readonly toUnixMs: number },
  options: { readonly timeZone: string; readonly locale: UnitLocale; readonly isNarrow?: boolean },
): readonly TimeTick[] {
  const spanMs = range.toUnixMs - range.fromUnixMs;
  const fractions = options.isNarrow ? [0, 1] : [0, 1 / 3, 2 / 3, 1];
  return fractions.map((fraction) => {
    const unixMs = Math.round(range.fromUnixMs + spanMs * fraction);
    const anchor = fraction === 0 ? "start" : fraction === 1 ? "end" : "middle";
    return { unixMs, fraction, anchor, label: formatTickTime(unixMs, spanMs, options) };
  });
}

/** How a moment is written on an axis of that length. */
export function formatTickTime(
  unixMs: number,
  spanMs: number,
  { timeZone, locale }: { readonly timeZone: string; readonly locale: UnitLocale },
): string {
  if (spanMs <= 10 * MINUTE_MS) return formatTime(unixMs, { timeZone, locale });
  if (spanMs < 20 * HOUR_MS) return formatTime(unixMs, { timeZone, locale, hasSeconds: false });
  if (spanMs <= 8 * DAY_MS) return formatDateTime(unixMs, { timeZone, locale });
  return formatDate(unixMs, { timeZone, locale });
}
