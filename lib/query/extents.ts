// Which part of a range answer is already known, and how a new part joins it. An extent is an unbroken run of steps of one
// query. Its youngest steps are provisional: rules and scrapes arrive late, so they are asked again.
import { labelsKey } from "./frame";
import { listTimes } from "./range";
import type { Frame, TimeRange } from "./types";

/** Steps younger than this at the time of the answer are never final. */
export const PROVISIONAL_MS = 180_000;
/** An extent is asked anew after this, since history may be written later (backfill, late blocks). */
export const EXTENT_MAX_AGE_MS = 3_600_000;
const MAX_EXTENTS = 4;

export interface Extent {
  /** every step from its first to its last time */
  readonly frame: Frame;
  readonly range: TimeRange;
  readonly stepSeconds: number;
  /** steps up to here are final; before `range.fromUnixMs` when none is */
  readonly finalToUnixMs: number;
  /** when its newest steps were answered, and its oldest */
  readonly fetchedAtUnixMs: number;
  readonly bornUnixMs: number;
}

export function createExtent(frame: Frame, range: TimeRange, stepSeconds: number, nowUnixMs: number): Extent {
  const finalToUnixMs = Math.min(range.toUnixMs, nowUnixMs - Math.max(PROVISIONAL_MS, 2 * stepSeconds * 1000));
  return { frame, range, stepSeconds, finalToUnixMs, fetchedAtUnixMs: nowUnixMs, bornUnixMs: nowUnixMs };
}

/** The least unbroken range that must be asked so that `wanted` is known; null when all is. Steps are known while final, or while younger than `freshMs`. */
export function findMissing(
  extents: readonly Extent[],
  wanted: TimeRange,
  stepSeconds: number,
  nowUnixMs: number,
  freshMs: number,
): TimeRange | null {
  const stepMs = stepSeconds * 1000;
  const known = extents
    .filter((extent) => nowUnixMs - extent.bornUnixMs < EXTENT_MAX_AGE_MS)
    .map((extent) => ({ fromUnixMs: extent.range.fromUnixMs, toUnixMs: usableTo(extent, nowUnixMs, freshMs) }));
  let { fromUnixMs, toUnixMs } = wanted;
  for (let isMoving = true; isMoving && fromUnixMs <= toUnixMs; ) {
    const front = known.find((part) => part.fromUnixMs <= fromUnixMs && part.toUnixMs >= fromUnixMs);
    const back = known.find((part) => part.fromUnixMs <= toUnixMs && part.toUnixMs >= toUnixMs);
    if (front) fromUnixMs = front.toUnixMs + stepMs;
    if (back) toUnixMs = back.fromUnixMs - stepMs;
    isMoving = front !== undefined || back !== undefined;
  }
  return fromUnixMs > toUnixMs ? null : { fromUnixMs, toUnixMs };
}

function usableTo(extent: Extent, nowUnixMs: number, freshMs: number): number {
  if (nowUnixMs - extent.fetchedAtUnixMs < freshMs) return extent.range.toUnixMs;
  const stepMs = extent.stepSeconds * 1000;
  return Math.floor(Math.min(extent.range.toUnixMs, extent.finalToUnixMs) / stepMs) * stepMs;
}

/** The extents with a new one joined: what touches it becomes one with it, its own steps winning. At most four are kept, the newest. */
export function addExtent(extents: readonly Extent[], added: Extent): Extent[] {
  const stepMs = added.stepSeconds * 1000;
  const apart: Extent[] = [];
  let joined = added;
  for (const extent of extents) {
    if (added.fetchedAtUnixMs - extent.bornUnixMs >= EXTENT_MAX_AGE_MS) continue;
    const touches =
      extent.range.fromUnixMs <= joined.range.toUnixMs + stepMs &&
      extent.range.toUnixMs >= joined.range.fromUnixMs - stepMs;
    if (touches) joined = join(extent, joined);
    else apart.push(extent);
  }
  return [joined, ...apart].slice(0, MAX_EXTENTS);
}

function join(older: Extent, newer: Extent): Extent {
  const range = {
    fromUnixMs: Math.min(older.range.fromUnixMs, newer.range.fromUnixMs),
    toUnixMs: Math.max(older.range.toUnixMs, newer.range.toUnixMs),
  };
  const { stepSeconds } = newer;
  const [first, second] = older.range.fromUnixMs <= newer.range.fromUnixMs ? [older, newer] : [newer, older];
  // Final up to the first provisional step, wherever it lies.
  const isFirstFinal =
    first.finalToUnixMs >= Math.min(first.range.toUnixMs, second.range.fromUnixMs - stepSeconds * 1000);
  return {
    frame: overlay(range, stepSeconds, older, newer),
    range,
    stepSeconds,
    finalToUnixMs: isFirstFinal ? Math.max(first.finalToUnixMs, second.finalToUnixMs) : first.finalToUnixMs,
    fetchedAtUnixMs: newer.range.toUnixMs >= older.range.toUnixMs ? newer.fetchedAtUnixMs : older.fetchedAtUnixMs,
    bornUnixMs: Math.min(older.bornUnixMs, newer.bornUnixMs),
  };
}

/** Steps of the newer answer replace the older's, holes included: a sample that is gone is gone. */
function overlay(range: TimeRange, stepSeconds: number, older: Extent, newer: Extent): Frame {
  const timesUnixMs = listTimes(range, stepSeconds);
  const series = new Map<string, { labels: Readonly<Record<string, string>>; values: (number | null)[] }>();
  const newerAt = stepIndex(newer.range.fromUnixMs, range, stepSeconds);
  const newerEnd = newerAt + newer.frame.timesUnixMs.length;
  for (const part of [older, newer]) {
    const offset = stepIndex(part.range.fromUnixMs, range, stepSeconds);
    for (const { labels, values } of part.frame.series) {
      const key = labelsKey(labels);
      const target = series.get(key) ?? { labels, values: new Array<number | null>(timesUnixMs.length).fill(null) };
      series.set(key, target);
      for (let index = 0; index < values.length; index++) {
        const at = offset + index;
        if (part === older && at >= newerAt && at < newerEnd) continue;
        target.values[at] = values[index] ?? null;
      }
    }
  }
  return { name: newer.frame.name, timesUnixMs, series: [...series.values()] };
}

export interface RangeReading {
  readonly frame: Frame;
  /** steps of the wanted range that are known */
  readonly knownCount: number;
  /** when the newest of them were answered; null when none is known */
  readonly asOfUnixMs: number | null;
}

/** The wanted range out of the extents, whatever their age; unknown steps are null, series without a sample in it are left out. */
export function readExtents(
  extents: readonly Extent[],
  name: string,
  wanted: TimeRange,
  stepSeconds: number,
): RangeReading {
  const timesUnixMs = listTimes(wanted, stepSeconds);
  const series = new Map<string, { labels: Readonly<Record<string, string>>; values: (number | null)[] }>();
  let knownCount = 0;
  let newest: Extent | null = null;
  for (const extent of extents) {
    const first = Math.max(0, stepIndex(extent.range.fromUnixMs, wanted, stepSeconds));
    const last = Math.min(timesUnixMs.length - 1, stepIndex(extent.range.toUnixMs, wanted, stepSeconds));
    if (last < first) continue;
    knownCount += last - first + 1;
    if (newest === null || extent.range.toUnixMs > newest.range.toUnixMs) newest = extent;
    copySteps(extent, first, last, stepIndex(wanted.fromUnixMs, extent.range, stepSeconds), timesUnixMs.length, series);
  }
  return {
    frame: { name, timesUnixMs, series: [...series.values()] },
    knownCount,
    asOfUnixMs: newest?.fetchedAtUnixMs ?? null,
  };
}

function copySteps(
  extent: Extent,
  first: number,
  last: number,
  shift: number,
  length: number,
  into: Map<string, { labels: Readonly<Record<string, string>>; values: (number | null)[] }>,
): void {
  for (const { labels, values } of extent.frame.series) {
    let target: (number | null)[] | null = null;
    for (let at = first; at <= last; at++) {
      const value = values[at + shift] ?? null;
      if (value === null) continue;
      if (target === null) {
        const key = labelsKey(labels);
        const known = into.get(key) ?? { labels, values: new Array<number | null>(length).fill(null) };
        into.set(key, known);
        target = known.values;
      }
      target[at] = value;
    }
  }
}

function stepIndex(timeUnixMs: number, range: TimeRange, stepSeconds: number): number {
  return Math.round((timeUnixMs - range.fromUnixMs) / (stepSeconds * 1000));
}
