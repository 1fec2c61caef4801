import "server-only";
// Since when a cluster has its present health: remembered between refreshes, and read from one hour of history at the start.
import type { Frame } from "../../query/types";
import type { FleetInventory, FleetNow } from "./snapshot";

/** When each cluster's health of now began, by id. A cluster that is absent has had it for longer than can be told. */
export type SinceById = ReadonlyMap<string, number>;

export interface SinceMemory {
  /** health code of the refresh before, by id */
  readonly codes: ReadonlyMap<string, number>;
  readonly since: SinceById;
}

/**
 * Memory for the first refresh, from a range frame of non-ok health codes: the newest run of one code. A run that fills
 * the whole frame began at least that long ago and is dated at the frame's start. A cluster without a newest sample was ok.
 */
export function rememberHistory(frame: Frame, ids: readonly string[]): SinceMemory {
  const codes = new Map<string, number>(ids.map((id) => [id, 0]));
  const since = new Map<string, number>();
  for (const { labels, values } of frame.series) {
    const id = labels.etcd_cluster;
    const last = values.length - 1;
    const code = values[last];
    if (!id || code === null || code === undefined) continue;
    let start = last;
    while (start > 0 && values[start - 1] === code) start -= 1;
    const beganUnixMs = frame.timesUnixMs[start];
    codes.set(id, code);
    if (beganUnixMs !== undefined) since.set(id, beganUnixMs);
  }
  return { codes, since };
}

export interface SinceInput {
  readonly inventory: FleetInventory;
  readonly now: FleetNow;
  readonly memory: SinceMemory;
}

/** `now` with `sinceUnixMs` filled, and the memory for the next refresh. */
export function trackSince({ inventory, now, memory }: SinceInput): { now: FleetNow; memory: SinceMemory } {
  const codes = new Map<string, number>();
  const since = new Map<string, number>();
  const sinceUnixMs = new Float64Array(inventory.ids.length).fill(Number.NaN);
  inventory.ids.forEach((id, index) => {
    const code = now.health[index] ?? 0;
    codes.set(id, code);
    const before = memory.codes.get(id);
    const began = before === undefined || before === code ? memory.since.get(id) : now.asOfUnixMs;
    if (began === undefined) return;
    since.set(id, began);
    sinceUnixMs[index] = began;
  });
  return { now: { ...now, sinceUnixMs }, memory: { codes, since } };
}
