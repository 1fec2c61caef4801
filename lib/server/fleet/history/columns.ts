import "server-only";
// Frames of health over time to one byte per cluster and step, in the order of an inventory. A cluster without a sample at a step
// is blind there, unless the number of seen clusters says that everybody was there: then it was ok.
import type { Frame, TimeRange } from "../../../query/types";
import { HEALTH_CODES } from "../../../slo/vocabulary";
import { healthOfCode } from "../snapshot";
import type { HistoryPlan } from "./plan";

/** The sparse answer as columns, before it is known who was missing. */
export interface SparseColumns {
  /** HEALTH_CODES, step after step; ok where nothing else was said */
  readonly codes: Uint8Array;
  /** clusters with a sample at each step; 0 = the data source knows nothing of that moment */
  readonly seenCount: readonly number[];
}

function writeSeries(codes: Uint8Array, index: number, width: number, values: readonly (number | null)[]): void {
  values.forEach((value, step) => {
    if (value !== null) codes[step * width + index] = HEALTH_CODES[healthOfCode(value)];
  });
}

/** Series of clusters outside the inventory are left out: they have no place on the map. */
export function readSparse(frame: Frame, indexOf: ReadonlyMap<string, number>, plan: HistoryPlan): SparseColumns {
  const width = indexOf.size;
  const codes = new Uint8Array(width * plan.stepCount);
  let seenCount: readonly number[] = new Array<number>(plan.stepCount).fill(0);
  for (const { labels, values } of frame.series) {
    const id = labels.etcd_cluster;
    if (id === undefined) {
      seenCount = Array.from({ length: plan.stepCount }, (_, step) => values[step] ?? 0);
      continue;
    }
    const index = indexOf.get(id);
    if (index !== undefined) writeSeries(codes, index, width, values);
  }
  return { codes, seenCount };
}

/** Clusters that were not there all along, and how the counts look without them. */
export interface Presence {
  /** of the inventory, without a sample at the first step that has any */
  readonly came: readonly string[];
  /** with a sample then, not in the inventory any more */
  readonly went: readonly string[];
}

export function comparePresence(frame: Frame, ids: readonly string[]): Presence {
  const then = new Set(frame.series.flatMap(({ labels }) => labels.etcd_cluster ?? []));
  const now = new Set(ids);
  return { came: ids.filter((id) => !then.has(id)), went: [...then].filter((id) => !now.has(id)) };
}

/** Subtracts those that came or went from the counts, and marks those that came as blind where they have no sample. */
export function setApart(
  { codes, seenCount }: SparseColumns,
  frame: Frame,
  { came, went }: Presence,
  indexOf: ReadonlyMap<string, number>,
): number[] {
  const width = indexOf.size;
  const rest = [...seenCount];
  const valuesOf = new Map(frame.series.map(({ labels, values }) => [labels.etcd_cluster ?? "", values]));
  for (const id of [...came, ...went]) {
    const values = valuesOf.get(id);
    const index = indexOf.get(id);
    rest.forEach((seen, step) => {
      const isThere = (values?.[step] ?? null) !== null;
      if (isThere) rest[step] = seen - 1;
      else if (index !== undefined) codes[step * width + index] = HEALTH_CODES.blind;
    });
  }
  return rest;
}

/** Unbroken stretches of steps at which not everybody was seen who should have been; steps without anybody are no doubt at all. */
export function findDoubtful(
  { seenCount }: SparseColumns,
  restCount: readonly number[],
  expectedCount: number,
  plan: HistoryPlan,
): TimeRange[] {
  const stretches: { fromUnixMs: number; toUnixMs: number }[] = [];
  const stepMs = plan.stepSeconds * 1000;
  restCount.forEach((rest, step) => {
    if (seenCount[step] === 0 || rest === expectedCount) return;
    const timeUnixMs = plan.range.fromUnixMs + step * stepMs;
    const last = stretches.at(-1);
    if (last && timeUnixMs - last.toUnixMs <= stepMs) last.toUnixMs = timeUnixMs;
    else stretches.push({ fromUnixMs: timeUnixMs, toUnixMs: timeUnixMs });
  });
  return stretches;
}

/** Parts of a stretch that hold at most `maxSamples` samples each. */
export function splitStretch(
  stretch: TimeRange,
  stepSeconds: number,
  clusterCount: number,
  maxSamples: number,
): TimeRange[] {
  const stepMs = stepSeconds * 1000;
  const stepsPerPart = Math.max(1, Math.floor(maxSamples / Math.max(1, clusterCount)));
  const parts: TimeRange[] = [];
  for (let from = stretch.fromUnixMs; from <= stretch.toUnixMs; from += stepsPerPart * stepMs)
    parts.push({ fromUnixMs: from, toUnixMs: Math.min(stretch.toUnixMs, from + (stepsPerPart - 1) * stepMs) });
  return parts;
}

/** Steps without anybody: all blind. */
export function blindSteps({ codes, seenCount }: SparseColumns, clusterCount: number): void {
  seenCount.forEach((seen, step) => {
    if (seen === 0) codes.fill(HEALTH_CODES.blind, step * clusterCount, (step + 1) * clusterCount);
  });
}

/** Overwrites the steps of a part with what the full answer says: blind for who has no sample. */
export function applyFull(
  codes: Uint8Array,
  frame: Frame,
  part: TimeRange,
  indexOf: ReadonlyMap<string, number>,
  plan: HistoryPlan,
): void {
  const width = indexOf.size;
  const first = Math.round((part.fromUnixMs - plan.range.fromUnixMs) / (plan.stepSeconds * 1000));
  const last = Math.round((part.toUnixMs - plan.range.fromUnixMs) / (plan.stepSeconds * 1000));
  const stretch = codes.subarray(first * width, (last + 1) * width);
  stretch.fill(HEALTH_CODES.blind);
  for (const { labels, values } of frame.series) {
    const index = indexOf.get(labels.etcd_cluster ?? "");
    if (index !== undefined) writeSeries(stretch, index, width, values);
  }
}
