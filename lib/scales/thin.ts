// Fewer points than pixels, without losing what matters: of each bucket the least, the greatest and the last value stay,
// and the first hole, so that a one-minute outage or gap is still seen in a spark of a whole day.

/** Ascending indexes to draw, about `maxPoints` of them (at least four per bucket); all of them when they fit. */
export function chooseDrawnIndexes(values: readonly (number | null)[], maxPoints: number): readonly number[] {
  if (values.length <= maxPoints) return values.map((_value, index) => index);
  const bucketCount = Math.max(1, Math.floor(maxPoints / 4));
  const kept = new Set<number>();
  for (let bucket = 0; bucket < bucketCount; bucket += 1) {
    const start = Math.floor((bucket * values.length) / bucketCount);
    const end = Math.floor(((bucket + 1) * values.length) / bucketCount);
    for (const index of chooseOfBucket(values, start, end)) kept.add(index);
  }
  return [...kept].sort((a, b) => a - b);
}

function chooseOfBucket(values: readonly (number | null)[], start: number, end: number): readonly number[] {
  let least: number | null = null;
  let greatest: number | null = null;
  let hole: number | null = null;
  for (let index = start; index < end; index += 1) {
    const value = values[index] ?? null;
    if (value === null) {
      hole ??= index;
      continue;
    }
    if (least === null || value < (values[least] ?? 0)) least = index;
    if (greatest === null || value > (values[greatest] ?? 0)) greatest = index;
  }
  return [least, greatest, hole, end - 1].filter((index) => index !== null);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Unbroken stretches of points: a null ends a stretch, so gaps stay gaps. `place` maps an index and its value to the drawing. */
export function buildRuns(
  values: readonly (number | null)[],
  place: (index: number, value: number) => Point,
  indexes: readonly number[] = values.map((_value, index) => index),
): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  let run: Point[] | null = null;
  for (const index of indexes) {
    const value = values[index] ?? null;
    if (value === null) {
      run = null;
      continue;
    }
    if (!run) {
      run = [];
      runs.push(run);
    }
    run.push(place(index, value));
  }
  return runs;
}
