import "server-only";
// A view of the fleet for one scope: what is outside it does not exist there, in counts, lists and near matches alike.
import type { Scope } from "../../query/types";
import { type FleetInventory, type FleetNow, type FleetSnapshot, perLabel, perSli, type SliColumns } from "./snapshot";

const pickNumbers = (column: Float64Array, indexes: readonly number[]) =>
  Float64Array.from(indexes, (index) => column[index] ?? Number.NaN);
const pickBytes = (column: Uint8Array, indexes: readonly number[]) =>
  Uint8Array.from(indexes, (index) => column[index] ?? 0);

function pickItems<T>(items: readonly T[], indexes: readonly number[], fallback: T): T[] {
  return indexes.map((index) => items[index] ?? fallback);
}

function pickSli(columns: SliColumns, indexes: readonly number[]): SliColumns {
  return {
    objectiveRatio: pickNumbers(columns.objectiveRatio, indexes),
    errorRatio: pickNumbers(columns.errorRatio, indexes),
    totalCount: pickNumbers(columns.totalCount, indexes),
    budgetRemainingRatio: pickNumbers(columns.budgetRemainingRatio, indexes),
    budget: pickBytes(columns.budget, indexes),
  };
}

function pickInventory(inventory: FleetInventory, indexes: readonly number[]): FleetInventory {
  const ids = pickItems(inventory.ids, indexes, "");
  return {
    ...inventory,
    version: `${inventory.version}.${indexes.length}.${indexes.reduce((sum, index) => (sum * 31 + index) >>> 0, 7)}`,
    ids,
    indexOf: new Map(ids.map((id, index) => [id, index])),
    labels: perLabel((label) => pickItems(inventory.labels[label], indexes, "")),
    members: pickItems(inventory.members, indexes, []),
    hosts: pickItems(inventory.hosts, indexes, []),
    k8sClusters: pickItems(inventory.k8sClusters, indexes, []),
    expectedMemberCount: pickNumbers(inventory.expectedMemberCount, indexes),
    isExpectedFromInventory: pickBytes(inventory.isExpectedFromInventory, indexes),
    slis: perSli((sli) => pickSli(inventory.slis[sli], indexes)),
    budget: pickBytes(inventory.budget, indexes),
    coverage28d: pickNumbers(inventory.coverage28d, indexes),
    partBadMinutes: new Map(
      [...inventory.partBadMinutes].map(([part, column]) => [part, pickNumbers(column, indexes)]),
    ),
    dbUsageRatio: pickNumbers(inventory.dbUsageRatio, indexes),
    errorsSource: pickItems(inventory.errorsSource, indexes, null),
    latencySource: pickItems(inventory.latencySource, indexes, null),
  };
}

function pickNow(now: FleetNow, indexes: readonly number[], ids: ReadonlySet<string>): FleetNow {
  const failing = new Map(
    indexes.flatMap((index, position) => {
      const what = now.failing.get(index);
      return what ? [[position, what] as const] : [];
    }),
  );
  return {
    asOfUnixMs: now.asOfUnixMs,
    health: pickBytes(now.health, indexes),
    isInMaintenance: pickBytes(now.isInMaintenance, indexes),
    quorumMarginCount: pickNumbers(now.quorumMarginCount, indexes),
    burnRate1h: pickNumbers(now.burnRate1h, indexes),
    burnRate6h: pickNumbers(now.burnRate6h, indexes),
    coverageRatio: pickNumbers(now.coverageRatio, indexes),
    failing,
    // A place is everybody's: who may see some clusters only does not see what lies around them.
    alerts: now.alerts?.filter(({ clusterId }) => ids.has(clusterId)) ?? null,
    sinceUnixMs: pickNumbers(now.sinceUnixMs, indexes),
  };
}

/** The fleet as `scope` sees it; the same object for "all". An empty list of clusters sees an empty fleet. */
export function restrictSnapshot(snapshot: FleetSnapshot, scope: Scope): FleetSnapshot {
  if (scope.kind === "all") return snapshot;
  const indexes = [...new Set(scope.clusterIds)]
    .flatMap((id) => snapshot.inventory.indexOf.get(id) ?? [])
    .sort((a, b) => a - b);
  return {
    inventory: pickInventory(snapshot.inventory, indexes),
    now: pickNow(snapshot.now, indexes, new Set(scope.clusterIds)),
  };
}
