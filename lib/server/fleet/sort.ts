import "server-only";
// Order of cluster lists. Ties fall to worst health, then burn, then id, so that an order is total and pages do not overlap;
// a cluster without a value comes last in both directions, since "no value" is neither least nor most.
import type { ClusterSortKey } from "../../contract/pages";
import { type BudgetState, HEALTHS_WORST_FIRST } from "../../slo/vocabulary";
import { compareText } from "./build-inventory";
import { badMinutes, leastBudgetRatio, valueRatio } from "./cluster-row";
import { budgetOfCode, type FleetSnapshot, healthOfCode } from "./snapshot";

export interface ClusterSort {
  readonly key: ClusterSortKey;
  readonly isDescending: boolean;
}

/** Worst first: what a list shows when nobody asked otherwise. */
export const DEFAULT_SORT: ClusterSort = { key: "health", isDescending: true };

const BUDGETS_WORST_FIRST = ["breached", "at-risk", "unknown", "healthy"] as const satisfies readonly BudgetState[];

/** 4 = down ... 0 = ok, by code. */
export function healthSeverity(code: number | undefined): number {
  return HEALTHS_WORST_FIRST.length - 1 - HEALTHS_WORST_FIRST.indexOf(healthOfCode(code));
}

const badnessOf = new WeakMap<FleetSnapshot, Int32Array>();

/** Position of each cluster in the order worst first: severity, then burn, then budget, then id. Made once a snapshot. */
export function badnessRank(snapshot: FleetSnapshot): Int32Array {
  const known = badnessOf.get(snapshot);
  if (known) return known;
  const { inventory, now } = snapshot;
  const severity = Int8Array.from(now.health, (code) => healthSeverity(code));
  const budget = Int8Array.from(inventory.budget, (code) => BUDGETS_WORST_FIRST.indexOf(budgetOfCode(code)));
  const burn = Float64Array.from(now.burnRate1h, (rate) => (Number.isNaN(rate) ? Number.NEGATIVE_INFINITY : rate));
  const at = (column: Int8Array | Float64Array, index: number) => column[index] ?? 0;
  const order = Array.from(severity.keys()).sort(
    (a, b) =>
      at(severity, b) - at(severity, a) ||
      compareNumbers(at(burn, b), at(burn, a)) ||
      at(budget, a) - at(budget, b) ||
      a - b,
  );
  const rank = new Int32Array(order.length);
  order.forEach((index, position) => {
    rank[index] = position;
  });
  badnessOf.set(snapshot, rank);
  return rank;
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Texts as numbers of the same order; NaN for the empty text. */
function rankTexts(texts: readonly string[]): Float64Array {
  const values = [...new Set(texts)].sort(compareText);
  const rankOf = new Map(values.map((value, position) => [value, position]));
  return Float64Array.from(texts, (text) => (text === "" ? Number.NaN : (rankOf.get(text) ?? Number.NaN)));
}

const orNaN = (value: number | null) => value ?? Number.NaN;

/** One number per cluster; NaN where the cluster has no value for the key. */
function readKeys(snapshot: FleetSnapshot, key: ClusterSortKey): Float64Array {
  const { inventory, now } = snapshot;
  const perCluster = (read: (index: number) => number | null) =>
    Float64Array.from(inventory.ids, (_, index) => orNaN(read(index)));
  switch (key) {
    case "id":
      return Float64Array.from(inventory.ids.keys());
    case "health":
      return Float64Array.from(now.health, (code) => healthSeverity(code));
    case "burn":
      return now.burnRate1h;
    case "burn6h":
      return now.burnRate6h;
    case "budget":
      return perCluster((index) => leastBudgetRatio(snapshot, index));
    case "badMinutes":
      return perCluster((index) => badMinutes(snapshot, index));
    case "margin":
      return now.quorumMarginCount;
    case "availability":
    case "write":
    case "read":
      return perCluster((index) => valueRatio(snapshot, key, index));
    case "dbUsage":
      return inventory.dbUsageRatio;
    case "coverage":
      return now.coverageRatio;
    case "since":
      return now.sinceUnixMs;
    default:
      return rankTexts(inventory.labels[key]);
  }
}

/** `indexes` in the asked order; the last tie-break is the order worst first. */
export function sortClusters(snapshot: FleetSnapshot, indexes: readonly number[], sort: ClusterSort): number[] {
  const keys = readKeys(snapshot, sort.key);
  const rank = badnessRank(snapshot);
  const sign = sort.isDescending ? -1 : 1;
  return [...indexes].sort((a, b) => {
    const x = keys[a] ?? Number.NaN;
    const y = keys[b] ?? Number.NaN;
    const isMissing = Number.isNaN(x);
    if (isMissing !== Number.isNaN(y)) return isMissing ? 1 : -1;
    return (isMissing ? 0 : sign * compareNumbers(x, y)) || (rank[a] ?? 0) - (rank[b] ?? 0);
  });
}

/** One page of a list; pages count from 1 and a page behind the end is empty. */
export function takePage<T>(items: readonly T[], page: number, pageSize: number): T[] {
  return items.slice((page - 1) * pageSize, page * pageSize);
}
