import "server-only";
// Order of cluster lists. Ties fall to worst health, then burn, then id, so that an order is total and pages do not overlap;
// a cluster without a value comes last in both directions, since "no value" is neither least nor most.
import type { ClusterSortKey } from "../../contract/pages";
import { type BudgetState, HEALTHS_WORST_FIRST } from "../../slo/vocabulary";
import { badMinutes, leastBudgetRatio, valueRatio } from "./cluster-row";
import { budgetOfCode, type FleetSnapshot, healthOfCode, nullable } from "./snapshot";

export interface ClusterSort {
  readonly key: ClusterSortKey;
  readonly isDescending: boolean;
}

/** Worst first: what a list shows when nobody asked otherwise. */
export const DEFAULT_SORT: ClusterSort = { key: "health", isDescending: true };

const BUDGETS_WORST_FIRST = ["breached", "at-risk", "unknown", "healthy"] as const satisfies readonly BudgetState[];

type Value = number | string | null;

/** 4 = down ... 0 = ok. */
export function healthSeverity(code: number | undefined): number {
  return HEALTHS_WORST_FIRST.length - 1 - HEALTHS_WORST_FIRST.indexOf(healthOfCode(code));
}

function readKey(snapshot: FleetSnapshot, key: ClusterSortKey): (index: number) => Value {
  const { inventory, now } = snapshot;
  switch (key) {
    case "id":
      return (index) => inventory.ids[index] ?? "";
    case "health":
      return (index) => healthSeverity(now.health[index]);
    case "burn":
      return (index) => nullable(now.burnRate1h[index]);
    case "burn6h":
      return (index) => nullable(now.burnRate6h[index]);
    case "budget":
      return (index) => leastBudgetRatio(snapshot, index);
    case "badMinutes":
      return (index) => badMinutes(snapshot, index);
    case "margin":
      return (index) => nullable(now.quorumMarginCount[index]);
    case "availability":
    case "write":
    case "read":
      return (index) => valueRatio(snapshot, key, index);
    case "dbUsage":
      return (index) => nullable(inventory.dbUsageRatio[index]);
    case "coverage":
      return (index) => nullable(now.coverageRatio[index]);
    case "since":
      return (index) => nullable(now.sinceUnixMs[index]);
    default:
      return (index) => inventory.labels[key][index] || null;
  }
}

function compareValues(a: Value, b: Value, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -sign : a > b ? sign : 0;
}

function compareBadness({ inventory, now }: FleetSnapshot, a: number, b: number): number {
  return (
    healthSeverity(now.health[b]) - healthSeverity(now.health[a]) ||
    compareValues(nullable(now.burnRate1h[a]), nullable(now.burnRate1h[b]), -1) ||
    BUDGETS_WORST_FIRST.indexOf(budgetOfCode(inventory.budget[a])) -
      BUDGETS_WORST_FIRST.indexOf(budgetOfCode(inventory.budget[b])) ||
    a - b
  );
}

/** `indexes` in the asked order; positions are in id order, so the last tie-break is the id. */
export function sortClusters(snapshot: FleetSnapshot, indexes: readonly number[], sort: ClusterSort): number[] {
  const read = readKey(snapshot, sort.key);
  const sign = sort.isDescending ? -1 : 1;
  const values = new Map(indexes.map((index) => [index, read(index)]));
  return [...indexes].sort(
    (a, b) => compareValues(values.get(a) ?? null, values.get(b) ?? null, sign) || compareBadness(snapshot, a, b),
  );
}

/** One page of a list; pages count from 1 and a page behind the end is empty. */
export function takePage<T>(items: readonly T[], page: number, pageSize: number): T[] {
  return items.slice((page - 1) * pageSize, page * pageSize);
}
