// What the server hands to the level-2 pages: business, customers, scenarios. Sums are those of the fleet page's roll-up, so that
// every number here equals the fleet page under the filter that its link carries. Ratios 0..1; null = no value, never zero.
import type { BudgetState, Health } from "../slo/vocabulary";
import type { ClusterList, RollupRow } from "./fleet";
import type { FleetStatus } from "./pages";
import type { Notice } from "./panel-result";
import type { Fullness } from "./views";

/** Facts that a scenario's page may show, in the words of the configuration. */
export const SCENARIO_INDICATORS = [
  "availability",
  "write",
  "read",
  "disk",
  "budget",
  "burn",
  "margin",
  "dbUsage",
  "dbSize",
  "keys",
  "requests",
] as const;
export type ScenarioIndicator = (typeof SCENARIO_INDICATORS)[number];

/** From this share of its quota on, a database counts as near its limit. */
export const NEAR_LIMIT_RATIO = 0.8;

/** How full a set of clusters is. Sums are of the clusters that are measured; null when none is. */
export interface Capacity extends Fullness {
  /** members that may still fail in the cluster that has least left */
  readonly leastMarginCount: number | null;
  readonly worstBurnRate1h: number | null;
  readonly dbSizeBytes: number | null;
  readonly keysCount: number | null;
  readonly requestsPerSecond: number | null;
}

/** One value of a label with everything behind it. `id` is "" for the clusters without the label. */
export interface SceneRow {
  readonly id: string;
  readonly title: string;
  readonly rollup: RollupRow;
  /** of the least roll-up budget among availability, write and read */
  readonly budget: BudgetState;
  readonly budgetRemainingRatio: number | null;
  readonly capacity: Capacity;
}

/** A column of the matrix: one region, or all the small ones together. */
export interface SceneColumn {
  readonly title: string;
  readonly regions: readonly string[];
}

export interface BusinessRow {
  readonly all: SceneRow;
  /** one per column; null = the product has no cluster there */
  readonly cells: readonly (SceneRow | null)[];
}

interface Page {
  readonly status: FleetStatus;
  /** what could not be read; empty when all is well */
  readonly notices: readonly Notice[];
  readonly asOfUnixMs: number | null;
}

export interface BusinessPage extends Page {
  /** null before the first answer of the data source */
  readonly total: SceneRow | null;
  readonly columns: readonly SceneColumn[];
  readonly rows: readonly BusinessRow[];
}

/** Clusters of a detail page, worst first; `totalCount` counts all of them. */
interface DetailPage extends Page {
  readonly total: SceneRow;
  readonly k8sClusterCount: number;
  readonly clusters: ClusterList;
}

export interface ProductPage extends DetailPage {
  readonly kind: "found";
  readonly regions: readonly SceneRow[];
  readonly scenarios: readonly SceneRow[];
}

/** Minutes in which any core cluster was not serving. Tiles are hours: simultaneous minutes cannot be told from minutes that follow
 * each other, so the truth lies between the two; they are equal when no hour has two bad clusters. */
export interface AnyDown {
  readonly coreCount: number;
  readonly atLeastMinutes: number | null;
  readonly atMostMinutes: number | null;
  /** of the strictest objective among the core clusters, over 28 d */
  readonly allowedMinutes: number | null;
  readonly budgetRemainingRatio: number | null;
  readonly budget: BudgetState;
  /** core cluster that lost most minutes; null when none lost any */
  readonly worst: { readonly id: string; readonly minutes: number } | null;
}

export interface CustomerRow extends SceneRow {
  readonly k8sClusterCount: number;
  readonly anyDown: AnyDown;
}

export interface CustomersPage extends Page {
  readonly rows: readonly CustomerRow[];
}

/** One hour of a customer: minutes as in AnyDown; null = nothing was seen. */
export interface LivedHour {
  readonly startUnixMs: number;
  readonly minutes: number | null;
  /** share of the core clusters' minutes that were seen, 0..1 */
  readonly seenRatio: number | null;
}

export interface CustomerPage extends DetailPage {
  readonly kind: "found";
  readonly row: CustomerRow;
  /** oldest first, whole hours; empty when the data source did not answer */
  readonly hours: readonly LivedHour[];
  /** clusters with the highest share of their quota, fullest first */
  readonly fullest: readonly { readonly id: string; readonly health: Health; readonly usageRatio: number }[];
}

export interface ScenarioGroup {
  readonly all: SceneRow;
  readonly specs: readonly SceneRow[];
  readonly indicators: readonly ScenarioIndicator[];
}

export interface ScenariosPage extends Page {
  readonly groups: readonly ScenarioGroup[];
}

export interface ScenarioPage extends DetailPage {
  readonly kind: "found";
  readonly group: ScenarioGroup;
  readonly regions: readonly SceneRow[];
}
