import "server-only";
// One cluster of the snapshot as lists show it.
import type { ClusterRow } from "../../contract/fleet";
import { computeBadMinutes } from "../../slo/budget";
import { SERVICE_SLI_IDS } from "../../slo/vocabulary";
import { budgetOfCode, type FleetSnapshot, healthOfCode, nullable, type SnapshotSli } from "./snapshot";

/** 1 - error over 28 d; null without events. */
export function valueRatio(snapshot: FleetSnapshot, sli: SnapshotSli, index: number): number | null {
  const error = nullable(snapshot.inventory.slis[sli].errorRatio[index]);
  return error === null ? null : 1 - error;
}

/** Bad minutes of availability over 28 d; null when no minute was seen. */
export function badMinutes({ inventory }: FleetSnapshot, index: number): number | null {
  const { errorRatio, totalCount } = inventory.slis.availability;
  return computeBadMinutes(nullable(errorRatio[index]), nullable(totalCount[index]));
}

/** Least budget of the service SLIs; null when none is known. */
export function leastBudgetRatio({ inventory }: FleetSnapshot, index: number): number | null {
  let least = Number.POSITIVE_INFINITY;
  for (const sli of SERVICE_SLI_IDS) {
    const left = inventory.slis[sli].budgetRemainingRatio[index] ?? Number.NaN;
    if (left < least) least = left;
  }
  return Number.isFinite(least) ? least : null;
}

/** The row of the cluster at `index`, which must be a position of the snapshot. */
export function clusterRow(snapshot: FleetSnapshot, index: number): ClusterRow {
  const { inventory, now } = snapshot;
  const label = (name: keyof typeof inventory.labels) => inventory.labels[name][index] ?? "";
  const memberCount = inventory.members[index]?.length ?? 0;
  return {
    id: inventory.ids[index] ?? "",
    region: label("region"),
    zone: label("zone"),
    hosts: [...(inventory.hosts[index] ?? [])],
    product: label("product"),
    scenario: label("scenario"),
    spec: label("spec"),
    customer: label("customer"),
    version: label("version"),
    health: healthOfCode(now.health[index]),
    isInMaintenance: now.isInMaintenance[index] === 1,
    failing: [...(now.failing.get(index) ?? [])],
    sinceUnixMs: nullable(now.sinceUnixMs[index]),
    budget: budgetOfCode(inventory.budget[index]),
    budgetRemainingRatio: leastBudgetRatio(snapshot, index),
    badMinutes: badMinutes(snapshot, index),
    burnRate1h: nullable(now.burnRate1h[index]),
    burnRate6h: nullable(now.burnRate6h[index]),
    quorumMarginCount: nullable(now.quorumMarginCount[index]),
    availabilityRatio: valueRatio(snapshot, "availability", index),
    writeRatio: valueRatio(snapshot, "write", index),
    readRatio: valueRatio(snapshot, "read", index),
    dbUsageRatio: nullable(inventory.dbUsageRatio[index]),
    coverageRatio: nullable(now.coverageRatio[index]),
    memberCount: memberCount > 0 ? memberCount : nullable(inventory.expectedMemberCount[index]),
  };
}
