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
  /** `day`, and the hour before it: what is compared with yesterday finds it */
  readonly facts: readonly number[];
}

/** Two hours to look at, and the hour before a window of one, with something to spare. */
const RAW_MS = 135 * MINUTE_MS;
/** Two samples in every minute, so that the rate over any minute has a value. */
const RAW_STEP_MS = 30_000;
/**
 * As dense as scraping in the last hour: the rules that run every 15 s look back 45 s, and where the distance of samples changes,
 * rates over a minute or two have a notch that the default range should not show.
 */
const SCRAPE_MS = 15_000;
const DENSE_MS = 75 * MINUTE_MS;

/** When the targets were scraped, up to `endMs`. Nothing before `fromMs`. */
export function scrapeTimes(fromMs: number, endMs: number): number[] {
  const span = { fromMs, nowMs: endMs };
  const early = grid(span, RAW_MS, RAW_STEP_MS, DENSE_MS);
  return [...early, ...grid({ fromMs: Math.max(fromMs, early.at(-1) ?? fromMs), nowMs: endMs }, RAW_MS, SCRAPE_MS)];
}

export function momentsOf(span: Span): Moments {
  const minutes = grid(span, 6 * HOUR_MS, MINUTE_MS);
  const endOf = (times: readonly number[]) => ((times.at(-1) ?? 0) < span.nowMs ? [...times, span.nowMs] : [...times]);
  const earlySightings = grid(span, 26 * HOUR_MS, HOUR_MS, 3 * HOUR_MS);
  const day = [...grid(span, 24 * HOUR_MS, 4 * MINUTE_MS, 6 * HOUR_MS + 1), ...minutes];
  const lateSightings = grid(span, 3 * HOUR_MS, 10 * MINUTE_MS).filter((time) => time > (earlySightings.at(-1) ?? 0));
  return {
    hours: grid(span, 28 * 24 * HOUR_MS, HOUR_MS),
    tiles: grid(span, 3 * 24 * HOUR_MS, 5 * MINUTE_MS),
    minutes,
    day,
    lastHalfHour: grid(span, 30 * MINUTE_MS, MINUTE_MS),
    slow: endOf(grid(span, 24 * HOUR_MS, 10 * MINUTE_MS)),
    lastHourSlow: endOf(grid(span, HOUR_MS, 10 * MINUTE_MS)),
    identity: endOf(grid(span, 6 * HOUR_MS, 4 * MINUTE_MS)),
    sightings: endOf([...earlySightings, ...lateSightings]),
    facts: [...grid(span, 25 * HOUR_MS, 4 * MINUTE_MS, 24 * HOUR_MS + 1), ...day],
  };
}
