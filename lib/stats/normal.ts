// Normal of a series that has to be judged over a window: learnt from the past before the window, and where that is too short, from
// the earliest calm part of what there is. A young cluster has no past, yet what changes after its first minutes can still be told.
import { type Baseline, computeBaseline } from "./baseline";
import { findOnset } from "./onset";

export interface LearnOptions {
  /** samples that a baseline needs at least */
  readonly minSampleCount: number;
  /** deviations from the median that end a calm part */
  readonly deviationFactor: number;
  /** departure that ends a calm part even where it hardly moves, in the series' unit, for a given median; > 0 */
  readonly minDeparture: (median: number) => number;
  /** samples in a row that make a change last */
  readonly lastingSampleCount: number;
}

export interface Normal {
  readonly baseline: Baseline;
  /** `past`: from before the window alone; `earliest`: from the first calm samples there are, which may lie in the window */
  readonly from: "past" | "earliest";
  /** where judging may begin: nothing before it is compared with what was learnt from itself */
  readonly judgedFromIndex: number;
}

/** Share of the samples that stands for normal where there is no past. */
const EARLIEST_SHARE = 0.25;

/** `fromIndex`: where the window begins. Null: too few samples to learn from and still judge any. */
export function learnNormal(
  values: readonly (number | null)[],
  fromIndex: number,
  options: LearnOptions,
): Normal | null {
  const past = computeBaseline(values.slice(0, fromIndex), options.minSampleCount);
  if (past) return { baseline: past, from: "past", judgedFromIndex: fromIndex };
  const indexes = values.flatMap((value, index) => (value !== null && Number.isFinite(value) ? [index] : []));
  const count = Math.max(options.minSampleCount, Math.floor(indexes.length * EARLIEST_SHARE));
  const endIndex = indexes[count];
  if (endIndex === undefined || indexes.length - count < options.lastingSampleCount) return null;
  const calmEnd = endOfCalm(values.slice(0, endIndex), options);
  const baseline = computeBaseline(values.slice(0, calmEnd), options.minSampleCount);
  return baseline ? { baseline, from: "earliest", judgedFromIndex: Math.max(fromIndex, calmEnd) } : null;
}

/** A change early on must not become part of normal: learning ends where it begins. */
function endOfCalm(values: readonly (number | null)[], options: LearnOptions): number {
  const seen = values.flatMap((value, index) => (value !== null && Number.isFinite(value) ? [index] : []));
  const firstEnd = (seen[options.minSampleCount - 1] ?? values.length) + 1;
  const first = computeBaseline(values.slice(0, firstEnd), options.minSampleCount);
  if (!first) return values.length;
  const change = (direction: "up" | "down") =>
    findOnset(
      values,
      first,
      {
        deviationFactor: options.deviationFactor,
        minDeparture: options.minDeparture(first.median),
        minSampleCount: options.lastingSampleCount,
        direction,
      },
      firstEnd,
    )?.index ?? values.length;
  return Math.min(change("up"), change("down"));
}
