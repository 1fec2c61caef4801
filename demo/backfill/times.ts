// The moments at which each kind of series has samples in the made-up past: as dense as somebody will look at it, no denser, since
// every sample costs time at the first start.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface Span {
  /** what is older is already recorded, or before all history */
  readonly fromMs: number;
  /** exclusive end of the past: a whole minute */
  readonly nowMs: number;
}

/** Multiples of `stepMs` in (max(from, now - length), now - skip]. */
export function grid({ fromMs, nowMs }: Span, lengthMs: number, stepMs: number, skipMs = 0): number[] {
  const times: number[] = [];
  const first = Math.floor(Math.max(fromMs, nowMs - lengthMs) / stepMs) + 1;
  for (let step = first; step * stepMs <= nowMs - skipMs; step += 1) times.push(step * stepMs);
  return times;
}

export interface Moments {
  readonly hours: readonly number[];
  readonly tiles: readonly number[];
  readonly minutes: readonly number[];
  /** every 4 minutes for a day, every minute for the last six hours */
  readonly day: readonly number[];
  readonly lastHalfHour: readonly number[];
  /** every 10 minutes for a day, and the end */
  readonly slow: readonly number[];
  readonly lastHourSlow: readonly number[];
  readonly identity: readonly number[];
  readonly sightings: readonly number[];
  readonly raw: readonly number[];
}

export const RAW_MINUTES = 40;
/** A shorter gap is left out of the raw families: it costs as much as a long one, and charts bridge five minutes anyway. */
const SHORT_GAP_MS = 5 * MINUTE_MS;

export function momentsOf(span: Span): Moments {
  const minutes = grid(span, 6 * HOUR_MS, MINUTE_MS);
  const endOf = (times: readonly number[]) => ((times.at(-1) ?? 0) < span.nowMs ? [...times, span.nowMs] : [...times]);
  const earlySightings = grid(span, 26 * HOUR_MS, HOUR_MS, 3 * HOUR_MS);
  const lateSightings = grid(span, 3 * HOUR_MS, 10 * MINUTE_MS).filter((time) => time > (earlySightings.at(-1) ?? 0));
  return {
    hours: grid(span, 28 * 24 * HOUR_MS, HOUR_MS),
    tiles: grid(span, 3 * 24 * HOUR_MS, 5 * MINUTE_MS),
    minutes,
    day: [...grid(span, 24 * HOUR_MS, 4 * MINUTE_MS, 6 * HOUR_MS + 1), ...minutes],
    lastHalfHour: grid(span, 30 * MINUTE_MS, MINUTE_MS),
    slow: endOf(grid(span, 24 * HOUR_MS, 10 * MINUTE_MS)),
    lastHourSlow: endOf(grid(span, HOUR_MS, 10 * MINUTE_MS)),
    identity: endOf(grid(span, 6 * HOUR_MS, 4 * MINUTE_MS)),
    sightings: endOf([...earlySightings, ...lateSightings]),
    raw: span.nowMs - span.fromMs < SHORT_GAP_MS ? [] : grid(span, RAW_MINUTES * MINUTE_MS, 30_000),
  };
}
