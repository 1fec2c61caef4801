// Several small questions as one query: lines of a union, told apart by a label of their own. Where a page asks a dozen numbers of
// now, a dozen queries would cost more than the numbers.
import type { Frame, FrameSeries } from "./types";

const PART_LABEL = "raftboard_part";

export interface UnionPart {
  /** letters and digits alone: it becomes a label value */
  readonly id: string;
  readonly promql: string;
}

export function unionOf(parts: readonly UnionPart[]): string {
  return parts.map(({ id, promql }) => `label_replace(${promql}, "${PART_LABEL}", "${id}", "", "")`).join(" or ");
}

/** Lines of one part; none when nothing answers it. */
export function seriesOfPart(frame: Frame | undefined, id: string): readonly FrameSeries[] {
  return frame?.series.filter(({ labels }) => labels[PART_LABEL] === id) ?? [];
}
