// What is normal for a series: median and scaled median absolute deviation, which a few wild samples cannot move.
// The factor 1.4826 makes the deviation comparable with a standard deviation where samples are normally distributed.

export interface Baseline {
  readonly median: number;
  /** >= 0; 0 when more than half of the samples are equal */
  readonly deviation: number;
  readonly sampleCount: number;
}

const MAD_TO_DEVIATION = 1.4826;

/** Median of the values that are there; null when there is none. */
export function computeMedian(values: readonly (number | null)[]): number | null {
  const sorted = values
    .filter((value) => value !== null && Number.isFinite(value))
    .sort((a, b) => Number(a) - Number(b));
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || upper === null || lower === undefined || lower === null) return null;
  return lower + (upper - lower) / 2;
}

/** Null when fewer than `minSampleCount` samples are there: a guess from three samples is no baseline. */
export function computeBaseline(values: readonly (number | null)[], minSampleCount: number): Baseline | null {
  const seen = values.filter((value) => value !== null).filter(Number.isFinite);
  const median = computeMedian(seen);
  if (median === null || seen.length < minSampleCount) return null;
  const spread = computeMedian(seen.map((value) => Math.abs(value - median))) ?? 0;
  return { median, deviation: spread * MAD_TO_DEVIATION, sampleCount: seen.length };
}
