import "server-only";
// A history as one scope sees it: counts per step, the worst moment, the bytes of the map at every step.
import { encodeHealthRuns } from "../../../contract/health-runs";
import type { HealthHistory } from "../../../contract/level1";
import type { Notice } from "../../../contract/panel-result";
import type { HealthCounts } from "../../../contract/views";
import { infoNotice, warningNotice } from "../../../panels/notices";
import { HEALTHS, type Health } from "../../../slo/vocabulary";
import { type FleetInventory, healthOfCode } from "../snapshot";
import type { FleetHistory } from "./load";

/** A history narrowed to the clusters of a scope, in the order of its inventory. */
export interface ScopedHistory extends FleetHistory {
  readonly inventory: FleetInventory;
}

/** The history in the order of `inventory`, which holds no cluster outside what was loaded; the same object when it is the same inventory. */
export function restrictHistory(history: FleetHistory, inventory: FleetInventory): ScopedHistory {
  if (inventory.version === history.inventory.version) return history;
  const width = history.inventory.ids.length;
  const from = inventory.ids.map((id) => history.inventory.indexOf.get(id) ?? -1);
  const { stepCount } = history.plan;
  const codes = new Uint8Array(from.length * stepCount);
  for (let step = 0; step < stepCount; step += 1) {
    from.forEach((index, at) => {
      codes[step * from.length + at] = index < 0 ? 4 : (history.codes[step * width + index] ?? 4);
    });
  }
  return { ...history, inventory, codes };
}

type CountColumns = Record<Health, number[]>;

/** Clusters per health at each step, of the given positions. */
export function countPerStep({ codes, plan, inventory }: FleetHistory, indexes: readonly number[]): CountColumns {
  const counts: CountColumns = { down: [], burning: [], degraded: [], blind: [], ok: [] };
  const width = inventory.ids.length;
  const isAll = indexes.length === width;
  for (let step = 0; step < plan.stepCount; step += 1) {
    const tally = new Uint32Array(8);
    const base = step * width;
    if (isAll) for (let at = base; at < base + width; at += 1) tally[codes[at] ?? 4] = (tally[codes[at] ?? 4] ?? 0) + 1;
    else for (const index of indexes) tally[codes[base + index] ?? 4] = (tally[codes[base + index] ?? 4] ?? 0) + 1;
    const sums: HealthCounts = { down: 0, burning: 0, degraded: 0, blind: 0, ok: 0 };
    tally.forEach((count, code) => {
      sums[healthOfCode(code)] += count;
    });
    for (const health of HEALTHS) counts[health].push(sums[health]);
  }
  return counts;
}

const TROUBLE = ["down", "burning", "degraded"] as const satisfies readonly Health[];

/** Step with the most down, then burning, then degraded; the earliest of equals; null when there is none of them at any step. */
export function findWorstStep(counts: CountColumns): number | null {
  let worst: number | null = null;
  counts.down.forEach((_, step) => {
    const isTrouble = TROUBLE.some((health) => (counts[health][step] ?? 0) > 0);
    if (isTrouble && (worst === null || isWorse(counts, step, worst))) worst = step;
  });
  return worst;
}

function isWorse(counts: CountColumns, step: number, than: number): boolean {
  for (const health of TROUBLE) {
    const difference = (counts[health][step] ?? 0) - (counts[health][than] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** What the data source keeps of the range: a later start than asked for is said, never shown as trouble. */
function availability({ seenCount, plan }: FleetHistory): { availableFromUnixMs: number | null; notices: Notice[] } {
  const first = seenCount.findIndex((seen) => seen > 0);
  if (first < 0) return { availableFromUnixMs: null, notices: [warningNotice("history.none")] };
  const availableFromUnixMs = plan.range.fromUnixMs + first * plan.stepSeconds * 1000;
  const since = new Date(availableFromUnixMs).toISOString();
  return { availableFromUnixMs, notices: first === 0 ? [] : [infoNotice("history.starts-at", { since })] };
}

const encoded = new WeakMap<Uint8Array, string>();

/** Made once per history: all viewers of one window get the same bytes. */
function encodeRuns({ codes, inventory, plan }: FleetHistory): string {
  const known = encoded.get(codes);
  if (known !== undefined) return known;
  const runs = Buffer.from(encodeHealthRuns(codes, inventory.ids.length, plan.stepCount)).toString("base64");
  encoded.set(codes, runs);
  return runs;
}

/** The answer of `/fleet/history`; `indexes` are the positions that the filters leave. */
export function historyAnswer(history: ScopedHistory, indexes: readonly number[]): HealthHistory {
  const { plan, inventory } = history;
  const counts = countPerStep(history, indexes);
  const { availableFromUnixMs, notices } = availability(history);
  return {
    asOfUnixMs: history.asOfUnixMs,
    isStale: history.isStale,
    inventoryVersion: inventory.version,
    clusterCount: inventory.ids.length,
    fromUnixMs: plan.range.fromUnixMs,
    toUnixMs: plan.range.toUnixMs,
    stepSeconds: plan.stepSeconds,
    stepCount: plan.stepCount,
    sampling: plan.sampling,
    counts,
    countedCount: indexes.length,
    worstStep: findWorstStep(counts),
    availableFromUnixMs,
    runsBase64: encodeRuns(history),
    notices: [...notices, ...history.notices],
  };
}
