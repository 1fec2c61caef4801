// How work and memory grow with the fleet: columns, roll-up, blast radius and search index built in this process, in CPU time, which
// other processes of the machine do not touch much.

import { findBlastRadius } from "@/lib/server/fleet/blast-radius/find";
import { getValueIndex } from "@/lib/server/fleet/blast-radius/value-index";
import { filterClusters } from "@/lib/server/fleet/filter";
import { rollupBy } from "@/lib/server/fleet/rollup";
import type { FleetSnapshot } from "@/lib/server/fleet/snapshot";
import { buildSearchIndex } from "@/lib/server/search/build-index";
import { plantFleet, plantSnapshot } from "../support/planted-fleet";
import { type Finding, formatMb, formatMs, median } from "./numbers";

const ROUNDS = 3;
/** Twice as much per cluster still counts as linear: garbage collection comes in steps. */
const LINEAR_SLACK = 1.5;

export interface Growth {
  readonly clusterCount: number;
  readonly cpuMs: number;
  readonly heapBytes: number;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function work(snapshot: FleetSnapshot): number {
  const indexes = filterClusters(snapshot, {});
  const index = getValueIndex(snapshot.inventory);
  const bad = indexes.filter((at) => snapshot.now.health[at] !== 0);
  return (
    rollupBy(snapshot, ["region"], indexes).length +
    findBlastRadius(index, indexes, bad).findings.length +
    buildSearchIndex(snapshot.inventory).entries.length
  );
}

function measureOne(clusterCount: number): Growth {
  const fleet = plantFleet(clusterCount, 5);
  const isBad = new Set(fleet.filter((_, at) => at % 50 === 0).map(({ id }) => id));
  const spent: number[] = [];
  let heapBytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    globalThis.gc?.();
    const heapBefore = process.memoryUsage().heapUsed;
    const before = cpuMs();
    const snapshot = plantSnapshot(fleet, ({ id }) => (isBad.has(id) ? "burning" : "ok"));
    if (work(snapshot) < clusterCount) throw new Error("not everything was built");
    spent.push(cpuMs() - before);
    globalThis.gc?.();
    heapBytes = Math.max(heapBytes, process.memoryUsage().heapUsed - heapBefore);
    // Held until here, or there would be nothing to weigh.
    if (snapshot.inventory.ids.length !== clusterCount) throw new Error("clusters were lost");
  }
  return { clusterCount, cpuMs: median(spent), heapBytes };
}

function judgeGrowth(steps: readonly Growth[]): Finding {
  const perCluster = steps.map(({ clusterCount, cpuMs: ms }) => ms / clusterCount);
  const memory = steps.map(({ clusterCount, heapBytes }) => heapBytes / clusterCount);
  // The smallest is all start-up: the step before the last is what the last is held against.
  const worst = (values: readonly number[]) => (values.at(-1) ?? 0) / (values.at(-2) ?? Number.NaN);
  return {
    what: `growth from ${steps.map(({ clusterCount }) => clusterCount.toLocaleString("en")).join(" to ")} clusters, columns to answers`,
    target: "time and memory linear or better",
    measured: steps.map(({ cpuMs: ms, heapBytes }) => `${formatMs(ms)}, ${formatMb(heapBytes)}`).join("; "),
    isMet: worst(perCluster) <= LINEAR_SLACK && worst(memory) <= LINEAR_SLACK,
  };
}

export function measureGrowth(clusterCounts: readonly number[]): Finding[] {
  return [judgeGrowth(clusterCounts.map(measureOne))];
}
