import "server-only";
// Level 2 from memory: the fleet's own roll-up with what it lacks beside it, how full the clusters are. Nothing is summed anew, so a
// row here equals the fleet page under the same filter.
import type { RollupRow } from "../../contract/fleet";
import type { ClusterFilter, RollupLabel } from "../../contract/pages";
import type { Capacity, SceneRow } from "../../contract/views2";
import { classifyBudget } from "../../slo/classify-budget";
import { type ClusterLabel, SERVICE_SLI_IDS } from "../../slo/vocabulary";
import { filterClusters } from "../fleet/filter";
import { measureFullness } from "../fleet/fullness";
import { rollupBy } from "../fleet/rollup";
import type { FleetSnapshot } from "../fleet/snapshot";

/** Newest value per cluster id. */
export interface Sizes {
  readonly dbSizeBytes: ReadonlyMap<string, number>;
  readonly keysCount: ReadonlyMap<string, number>;
  readonly requestsPerSecond: ReadonlyMap<string, number>;
}

export const NO_SIZES: Sizes = { dbSizeBytes: new Map(), keysCount: new Map(), requestsPerSecond: new Map() };

export interface SceneContext {
  readonly snapshot: FleetSnapshot;
  readonly sizes: Sizes;
  /** what a label's value is called; "" = the unlabelled */
  readonly titleOf: (label: RollupLabel, value: string) => string;
}

function sumOf(values: ReadonlyMap<string, number>, ids: readonly string[]): number | null {
  const known = ids.flatMap((id) => values.get(id) ?? []);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function extremeOf(
  column: Float64Array,
  indexes: readonly number[],
  pick: (a: number, b: number) => number,
): number | null {
  let extreme: number | null = null;
  for (const index of indexes) {
    const value = column[index] ?? Number.NaN;
    if (!Number.isNaN(value)) extreme = extreme === null ? value : pick(extreme, value);
  }
  return extreme;
}

/** How full the clusters at these positions are. */
export function capacityOf({ snapshot, sizes }: SceneContext, indexes: readonly number[]): Capacity {
  const own = indexes.map((index) => snapshot.inventory.ids[index] ?? "");
  return {
    ...measureFullness(snapshot.inventory, indexes),
    leastMarginCount: extremeOf(snapshot.now.quorumMarginCount, indexes, Math.min),
    worstBurnRate1h: extremeOf(snapshot.now.burnRate1h, indexes, Math.max),
    dbSizeBytes: sumOf(sizes.dbSizeBytes, own),
    keysCount: sumOf(sizes.keysCount, own),
    requestsPerSecond: sumOf(sizes.requestsPerSecond, own),
  };
}

function budgetOf(rollup: RollupRow): Pick<SceneRow, "budget" | "budgetRemainingRatio"> {
  const known = rollup.slis.filter(({ sli }) => SERVICE_SLI_IDS.some((service) => service === sli));
  const budgets = known.flatMap(({ budgetRemainingRatio }) => budgetRemainingRatio ?? []);
  const budgetRemainingRatio = budgets.length === 0 ? null : Math.min(...budgets);
  const isSeen = rollup.budgetCounts.unknown < rollup.clusterCount;
  return {
    budgetRemainingRatio,
    budget: classifyBudget({ coverageRatio: isSeen ? 1 : 0, budgetRemainingRatio, burnRate6h: null }),
  };
}

/** A row from the roll-up and the positions that it was made of. */
export function sceneRow(
  ctx: SceneContext,
  rollup: RollupRow,
  indexes: readonly number[],
  name: Pick<SceneRow, "id" | "title">,
): SceneRow {
  return { ...name, rollup, ...budgetOf(rollup), capacity: capacityOf(ctx, indexes) };
}

/** All clusters that the filter leaves as one row; null when it leaves none. */
export function wholeRow(
  ctx: SceneContext,
  filter: ClusterFilter,
  name: Pick<SceneRow, "id" | "title">,
): SceneRow | null {
  const indexes = filterClusters(ctx.snapshot, filter);
  const [rollup] = rollupBy(ctx.snapshot, [], indexes);
  return rollup ? sceneRow(ctx, rollup, indexes, name) : null;
}

/** A row per value of the label, worst first; the unlabelled have a row of their own. */
export function rowsBy(ctx: SceneContext, label: ClusterLabel, filter: ClusterFilter): SceneRow[] {
  const { snapshot } = ctx;
  const indexes = filterClusters(snapshot, filter);
  const byValue = new Map<string, number[]>();
  for (const index of indexes) {
    const value = snapshot.inventory.labels[label][index] ?? "";
    const group = byValue.get(value);
    if (group) group.push(index);
    else byValue.set(value, [index]);
  }
  return rollupBy(snapshot, [label], indexes).map((rollup) => {
    const id = rollup.values[label] ?? "";
    return sceneRow(ctx, rollup, byValue.get(id) ?? [], { id, title: ctx.titleOf(label, id) });
  });
}

/** Distinct K8s clusters behind the etcd clusters at these positions. */
export function countK8s({ inventory }: FleetSnapshot, indexes: readonly number[]): number {
  return new Set(indexes.flatMap((index) => (inventory.k8sClusters[index] ?? []).map((link) => link.id))).size;
}
