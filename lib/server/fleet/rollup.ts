import "server-only";
// Sums over any set of clusters, and the same sums per value of one or two labels. Events are summed, ratios made last.
// A cluster counts once per group; only by host it counts on each host that carries one of its members.
import type { AlertCounts, BudgetCounts, FleetSummary, RollupRow, SliRollup } from "../../contract/fleet";
import type { RollupLabel } from "../../contract/pages";
import type { HealthCounts } from "../../contract/views";
import { type BudgetPart, computeErrorRatio, computeRollupBudgetRemaining } from "../../slo/budget";
import { HEALTH_CODES, HEALTHS_WORST_FIRST, type Health } from "../../slo/vocabulary";
import { countByRegion } from "../alerts/active";
import { compareText } from "./build-inventory";
import { measureFullness } from "./fullness";
import { budgetOfCode, type FleetSnapshot, healthOfCode, nullable, SNAPSHOT_SLIS, type SnapshotSli } from "./snapshot";
import { badnessRank } from "./sort";

const WORST_COUNT = 5;

/** Counts per health; they add up to the number of positions. */
export function countHealth({ now }: FleetSnapshot, indexes: readonly number[]): HealthCounts {
  const counts: HealthCounts = { down: 0, burning: 0, degraded: 0, blind: 0, ok: 0 };
  for (const index of indexes) counts[healthOfCode(now.health[index])] += 1;
  return counts;
}

/** Counts per budget state; they add up to the number of positions. */
export function countBudget({ inventory }: FleetSnapshot, indexes: readonly number[]): BudgetCounts {
  const counts: BudgetCounts = { healthy: 0, "at-risk": 0, breached: 0, unknown: 0 };
  for (const index of indexes) counts[budgetOfCode(inventory.budget[index])] += 1;
  return counts;
}

export function countMaintenance({ now }: FleetSnapshot, indexes: readonly number[]): number {
  return indexes.reduce((count, index) => count + (now.isInMaintenance[index] ?? 0), 0);
}

/**
 * One SLI over the positions: sums of events; clusters without a value or an objective add nothing. The budget is of those clusters
 * whose own is known: what was seen of the others says as little about their sum as about themselves.
 */
function rollupSli({ inventory }: FleetSnapshot, sli: SnapshotSli, indexes: readonly number[]): SliRollup {
  const columns = inventory.slis[sli];
  const known: BudgetPart[] = [];
  let goodCount = 0;
  let totalCount = 0;
  let weightedObjective = 0;
  for (const index of indexes) {
    const total = columns.totalCount[index] ?? Number.NaN;
    const bad = total * (columns.errorRatio[index] ?? Number.NaN);
    const objective = columns.objectiveRatio[index] ?? Number.NaN;
    if (Number.isNaN(bad) || Number.isNaN(objective)) continue;
    goodCount += total - bad;
    totalCount += total;
    weightedObjective += objective * total;
    const isKnown = budgetOfCode(columns.budget[index]) !== "unknown";
    if (isKnown) known.push({ badCount: bad, totalCount: total, objectiveRatio: objective });
  }
  const errorRatio = computeErrorRatio({ goodCount, totalCount });
  const objectiveRatio = totalCount > 0 ? weightedObjective / totalCount : null;
  return {
    sli,
    valueRatio: errorRatio === null ? null : 1 - errorRatio,
    objectiveRatio,
    goodCount,
    totalCount,
    budgetRemainingRatio: computeRollupBudgetRemaining(sli, known),
    budgetKnownCount: known.length,
  };
}

export function rollupSlis(snapshot: FleetSnapshot, indexes: readonly number[]): SliRollup[] {
  return SNAPSHOT_SLIS.map((sli) => rollupSli(snapshot, sli, indexes));
}

/** The worst health that occurs; `blind` for nothing at all. */
export function worstHealth(counts: HealthCounts): Health {
  return HEALTHS_WORST_FIRST.find((health) => counts[health] > 0) ?? "blind";
}

function seenRatio(counts: HealthCounts, totalCount: number): number | null {
  return totalCount === 0 ? null : (totalCount - counts.blind) / totalCount;
}

function labelValues({ inventory }: FleetSnapshot, label: RollupLabel, index: number): readonly string[] {
  if (label !== "host") return [inventory.labels[label][index] ?? ""];
  const hosts = inventory.hosts[index] ?? [];
  return hosts.length > 0 ? hosts : [""];
}

interface Group {
  readonly values: Record<string, string>;
  readonly indexes: number[];
}

function groupClusters(snapshot: FleetSnapshot, labels: readonly RollupLabel[], indexes: readonly number[]): Group[] {
  const groups = new Map<string, Group>();
  const visit = (index: number, depth: number, path: readonly string[]) => {
    const label = labels[depth];
    if (label !== undefined) {
      for (const value of labelValues(snapshot, label, index)) visit(index, depth + 1, [...path, value]);
      return;
    }
    const key = path.join("\u0000");
    const group = groups.get(key);
    if (group) group.indexes.push(index);
    else
      groups.set(key, {
        values: Object.fromEntries(labels.map((name, at) => [name, path[at] ?? ""])),
        indexes: [index],
      });
  };
  for (const index of indexes) visit(index, 0, []);
  return [...groups.values()];
}

function rollupGroup(snapshot: FleetSnapshot, { values, indexes }: Group): RollupRow {
  const counts = countHealth(snapshot, indexes);
  const rank = badnessRank(snapshot);
  const worst = indexes
    .filter((index) => snapshot.now.health[index] !== HEALTH_CODES.ok)
    .sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0))
    .slice(0, WORST_COUNT);
  return {
    values,
    clusterCount: indexes.length,
    health: worstHealth(counts),
    counts,
    maintenanceCount: countMaintenance(snapshot, indexes),
    budgetCounts: countBudget(snapshot, indexes),
    slis: rollupSlis(snapshot, indexes),
    fullness: measureFullness(snapshot.inventory, indexes),
    worst: worst.map((index) => ({
      id: snapshot.inventory.ids[index] ?? "",
      health: healthOfCode(snapshot.now.health[index]),
      burnRate1h: nullable(snapshot.now.burnRate1h[index]),
    })),
    coverageRatio: seenRatio(counts, indexes.length),
  };
}

function compareRows(a: RollupRow, b: RollupRow): number {
  for (const health of HEALTHS_WORST_FIRST) {
    if (health === "ok") break;
    if (a.counts[health] !== b.counts[health]) return b.counts[health] - a.counts[health];
  }
  return (
    b.clusterCount - a.clusterCount || compareText(Object.values(a.values).join(" "), Object.values(b.values).join(" "))
  );
}

/** A row per value (or pair of values) that occurs among the positions, worst first; "" groups the unlabelled. */
export function rollupBy(
  snapshot: FleetSnapshot,
  labels: readonly RollupLabel[],
  indexes: readonly number[],
): RollupRow[] {
  return groupClusters(snapshot, labels, indexes)
    .map((group) => rollupGroup(snapshot, group))
    .sort(compareRows);
}

/** Alerts of the positions' clusters; over the whole fleet also those of places, and of clusters that the inventory lacks. */
function countAlertsOf({ inventory, now }: FleetSnapshot, indexes: readonly number[]): AlertCounts | null {
  if (!now.alerts) return null;
  const isWhole = indexes.length === inventory.ids.length;
  const chosen = new Set(indexes);
  const isChosen = (id: string) => chosen.has(inventory.indexOf.get(id) ?? -1);
  const alerts = isWhole ? now.alerts : now.alerts.filter(({ clusterId }) => isChosen(clusterId));
  return countByRegion(alerts, (id) => inventory.labels.region[inventory.indexOf.get(id) ?? -1]);
}

/** The headline over the positions. Region and K8s cluster counts ignore clusters without them. */
export function summarize(snapshot: FleetSnapshot, indexes: readonly number[], isStale: boolean): FleetSummary {
  const { inventory, now } = snapshot;
  const counts = countHealth(snapshot, indexes);
  const regions = new Set(indexes.map((index) => inventory.labels.region[index] ?? ""));
  regions.delete("");
  const k8s = new Set(indexes.flatMap((index) => (inventory.k8sClusters[index] ?? []).map((link) => link.id)));
  return {
    asOfUnixMs: now.asOfUnixMs,
    isStale,
    clusterCount: indexes.length,
    regionCount: regions.size,
    k8sClusterCount: k8s.size,
    counts,
    maintenanceCount: countMaintenance(snapshot, indexes),
    budgetCounts: countBudget(snapshot, indexes),
    slis: rollupSlis(snapshot, indexes),
    alertCounts: countAlertsOf(snapshot, indexes),
    notices: [],
    coverage: {
      seenCount: indexes.length - counts.blind,
      expectedCount: indexes.length,
      coverageRatio: seenRatio(counts, indexes.length),
    },
  };
}
