// Which points of time a chart asks for: a fixed ladder of steps and ranges on the step's grid, so that many viewers ask the
// same question and caches (ours and the engine's) can answer it.
import type { TimeRange } from "./types";

/** Steps in seconds: 15s 30s 1m 2m 5m 10m 15m 30m 1h 2h 3h 6h 12h 1d. */
export const STEP_LADDER_SECONDS = [
  15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
] as const;
export const MAX_POINTS = 240;
const DAY_SECONDS = 86_400;

export interface RangePlan {
  readonly range: TimeRange;
  readonly stepSeconds: number;
}

/** Least step of the ladder (whole days beyond it) that is at least `minStepSeconds` and needs at most `maxPoints` points. */
export function chooseStep(range: TimeRange, maxPoints = MAX_POINTS, minStepSeconds = 15): number {
  const spanSeconds = Math.max(0, range.toUnixMs - range.fromUnixMs) / 1000;
  const leastSeconds = Math.max(minStepSeconds, spanSeconds / Math.max(1, maxPoints));
  const step = STEP_LADDER_SECONDS.find((candidate) => candidate >= leastSeconds);
  return step ?? Math.ceil(leastSeconds / DAY_SECONDS) * DAY_SECONDS;
}

/** The grid points inside a range, ends included; a range that holds none becomes the last point before its end. Doing it twice changes nothing. */
export function alignRange(range: TimeRange, stepSeconds: number): TimeRange {
  const stepMs = stepSeconds * 1000;
  const toUnixMs = Math.floor(range.toUnixMs / stepMs) * stepMs;
  const fromUnixMs = Math.min(toUnixMs, Math.ceil(range.fromUnixMs / stepMs) * stepMs);
  return { fromUnixMs, toUnixMs };
}

/**
 * Step and aligned range for a chart of (from, to]: a point speaks for the step before it, so the one at the very start
 * belongs to the range before. At most `maxPoints` points.
 */
export function planRange(range: TimeRange, maxPoints = MAX_POINTS, minStepSeconds = 15): RangePlan {
  const stepSeconds = chooseStep(range, maxPoints, minStepSeconds);
  const stepMs = stepSeconds * 1000;
  const toUnixMs = Math.floor(range.toUnixMs / stepMs) * stepMs;
  const fromUnixMs = Math.min(toUnixMs, Math.floor(range.fromUnixMs / stepMs) * stepMs + stepMs);
  return { range: { fromUnixMs, toUnixMs }, stepSeconds };
}

/** Number of points of an aligned range, both ends included. */
export function countPoints(range: TimeRange, stepSeconds: number): number {
  return Math.floor((range.toUnixMs - range.fromUnixMs) / (stepSeconds * 1000)) + 1;
}

/** Times of an aligned range, both ends included. */
export function listTimes(range: TimeRange, stepSeconds: number): number[] {
  const stepMs = stepSeconds * 1000;
  return Array.from({ length: countPoints(range, stepSeconds) }, (_, index) => range.fromUnixMs + index * stepMs);
}
