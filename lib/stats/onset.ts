// When a series left its normal for good: the first sample of a departure that lasts. One wild sample is not an onset, and a gap
// neither starts nor ends a departure, since nothing was seen in it.
import type { Baseline } from "./baseline";

export interface OnsetOptions {
  /** deviations from the median that count as departed */
  readonly deviationFactor: number;
  /** departure that counts even where the baseline hardly moves, in the series' unit; > 0 */
  readonly minDeparture: number;
  /** departure that its farthest sample has to reach for the whole to matter; absent: each one matters */
  readonly minPeakDeparture?: number;
  /** samples in a row (gaps left out) that have to be departed, >= 1 */
  readonly minSampleCount: number;
  readonly direction: "up" | "down";
}

export interface Onset {
  /** of the first departed sample */
  readonly index: number;
  /** farthest value of the departure */
  readonly peak: number;
  /** of the last departed sample seen in a row */
  readonly lastIndex: number;
}

/** The first lasting departure at or after `fromIndex`; null when there is none. */
export function findOnset(
  values: readonly (number | null)[],
  baseline: Baseline,
  options: OnsetOptions,
  fromIndex = 0,
): Onset | null {
  const sign = options.direction === "up" ? 1 : -1;
  const limit = Math.max(options.minDeparture, options.deviationFactor * baseline.deviation);
  let run: Onset | null = null;
  let runLength = 0;
  const isTold = (one: Onset | null): one is Onset =>
    one !== null &&
    runLength >= options.minSampleCount &&
    Math.abs(one.peak - baseline.median) >= (options.minPeakDeparture ?? 0);
  for (let index = fromIndex; index < values.length; index += 1) {
    const value = values[index] ?? null;
    if (value === null || !Number.isFinite(value)) continue;
    if (sign * (value - baseline.median) <= limit) {
      if (isTold(run)) return run;
      run = null;
      runLength = 0;
      continue;
    }
    run = extend(run, index, value, sign);
    runLength += 1;
  }
  return isTold(run) ? run : null;
}

function extend(run: Onset | null, index: number, value: number, sign: 1 | -1): Onset {
  if (!run) return { index, peak: value, lastIndex: index };
  return { index: run.index, peak: sign * run.peak > sign * value ? run.peak : value, lastIndex: index };
}
