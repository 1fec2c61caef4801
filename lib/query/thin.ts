// Fewer points without losing what matters: every kept point is a true sample at its true time. Per bucket and series the
// least, the greatest and the last sample stay, and the first hole, so that a one-minute outage or gap survives a long range.
import type { Frame } from "./types";

/** The frame with at most `maxPoints` times (never fewer than one bucket needs: four per series). Unchanged when it fits. */
export function thinFrame(frame: Frame, maxPoints: number): Frame {
  const count = frame.timesUnixMs.length;
  if (count <= maxPoints) return frame;
  const kept = chooseIndexes(frame, maxPoints);
  return {
    name: frame.name,
    timesUnixMs: pick(frame.timesUnixMs, kept),
    series: frame.series.map(({ labels, values }) => ({ labels, values: pick(values, kept) })),
  };
}

/** The finest bucketing whose kept points fit. Many unlike series need wide buckets; a few like ones keep narrow ones. */
function chooseIndexes(frame: Frame, maxPoints: number): number[] {
  let fits = keepIndexes(frame, 1);
  let low = 1;
  let high = Math.max(1, maxPoints);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const kept = keepIndexes(frame, middle);
    if (kept.length <= maxPoints) {
      fits = kept;
      low = middle;
    } else high = middle - 1;
  }
  return fits;
}

function keepIndexes(frame: Frame, bucketCount: number): number[] {
  const count = frame.timesUnixMs.length;
  const kept = new Set<number>();
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const start = Math.floor((bucket * count) / bucketCount);
    const end = Math.floor(((bucket + 1) * count) / bucketCount);
    if (end <= start) continue;
    kept.add(end - 1);
    for (const { values } of frame.series) keepExtremes(values, start, end, kept);
  }
  return [...kept].sort((a, b) => a - b);
}

function keepExtremes(values: readonly (number | null)[], start: number, end: number, kept: Set<number>): void {
  let least = -1;
  let greatest = -1;
  let last = -1;
  let hole = -1;
  for (let index = start; index < end; index++) {
    const value = values[index] ?? null;
    if (value === null) {
      if (hole < 0) hole = index;
      continue;
    }
    if (least < 0 || value < (values[least] ?? 0)) least = index;
    if (greatest < 0 || value > (values[greatest] ?? 0)) greatest = index;
    last = index;
  }
  for (const index of [least, greatest, last, hole]) if (index >= 0) kept.add(index);
}

function pick<T>(items: readonly T[], indexes: readonly number[]): T[] {
  return indexes.flatMap((index) => {
    const item = items[index];
    return item === undefined ? [] : [item];
  });
}
