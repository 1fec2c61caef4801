// Counts of single minutes and of windows, as recorded, against own arithmetic.
import type { Raw } from "./own/raw";
import { type Counted, countDisk, countRequests } from "./own/requests";
import type { Comparison } from "./table";
import type { State } from "./world/states";

export interface Checked {
  readonly comparison: Comparison;
  readonly raw: Raw;
  readonly states: readonly State[];
  readonly startUnixMs: number;
  readonly endUnixMs: number;
}

const WINDOWS = { "5m": 300_000, "30m": 1_800_000, "1h": 3_600_000 } as const;
export const EVENT_SLIS = ["write", "read", "disk"] as const;
export type EventSli = (typeof EVENT_SLIS)[number];

export function countAt(raw: Raw, { name, right }: State, sli: EventSli, atMs: number): Counted | null {
  return sli === "disk" ? countDisk(raw, name, atMs) : countRequests(raw, name, sli, right, atMs);
}

/** Own sums over the minutes that were evaluated in (from, to]. */
export function sumBetween(raw: Raw, state: State, sli: EventSli, fromMs: number, toMs: number): Counted {
  const moments = raw.moments("etcd:sli_total:1m", { sli }).filter((moment) => moment > fromMs && moment <= toMs);
  let total = 0;
  let good = 0;
  for (const moment of moments) {
    const counted = countAt(raw, state, sli, moment);
    total += counted?.total ?? 0;
    good += counted?.good ?? 0;
  }
  return { total, good };
}

function compareWindows({ comparison, raw, endUnixMs }: Checked, state: State, sli: EventSli): void {
  for (const [window, lengthMs] of Object.entries(WINDOWS)) {
    const wanted = { etcd_cluster: state.name, sli, window };
    const at = raw.moments("etcd:sli_total:sum", { sli, window }).at(-1) ?? endUnixMs;
    const { total, good } = sumBetween(raw, state, sli, at - lengthMs, at);
    const subject = `${state.name} ${sli} ${window}`;
    const shown = raw.valueOf("etcd:sli_total:sum", wanted, at);
    // nothing counted may be no series or a zero
    comparison.number(`events, ${sli}, sum of a window`, subject, shown ?? 0, total);
    if (total === 0) continue;
    const error = raw.valueOf("etcd:sli_error:ratio", wanted, at);
    const shownGood = error === undefined || shown === undefined ? undefined : (1 - error) * shown;
    comparison.number(`good, ${sli}, sum of a window`, subject, shownGood, good);
  }
}

export function compareRecorded(checked: Checked): void {
  for (const state of checked.states) {
    if (state.right.errors === undefined || state.right.hasUnevenReadings) continue;
    for (const sli of EVENT_SLIS) compareWindows(checked, state, sli);
  }
}
