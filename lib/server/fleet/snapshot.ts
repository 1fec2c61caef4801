import "server-only";
// The fleet in columns: one array per fact, one position per cluster, ids in ascending order. Columns keep 10,000 clusters
// small and make filters, sums and sorts loops over numbers. NaN inside a column means "no value"; it becomes null at the edge.
import {
  BUDGET_CODES,
  BUDGET_STATES,
  type BudgetState,
  type ClusterLabel,
  HEALTH_CODES,
  HEALTHS,
  type Health,
  type SlicePart,
  type SliSource,
} from "../../slo/vocabulary";
import type { ActiveAlert } from "../alerts/active";

/** SLIs that the snapshot carries; integrity joins when inspections exist. */
export const SNAPSHOT_SLIS = ["availability", "write", "read", "disk"] as const;
export type SnapshotSli = (typeof SNAPSHOT_SLIS)[number];

export type Failing = SnapshotSli | "quorum" | "clients" | "margin";

export interface MemberRef {
  readonly id: string;
  readonly zone: string;
  readonly host: string;
}

export interface K8sLink {
  readonly id: string;
  readonly role: "all" | "main" | "events";
}

/** Facts of one SLI over the 28 d window, one position per cluster. Counts are minutes for availability. */
export interface SliColumns {
  readonly objectiveRatio: Float64Array;
  readonly errorRatio: Float64Array;
  readonly totalCount: Float64Array;
  /** from the three above, so that what is left can never disagree with what was lost */
  readonly budgetRemainingRatio: Float64Array;
  /** BUDGET_CODES */
  readonly budget: Uint8Array;
}

/** The numbers of the 28 days and of how full the databases are: renewed about once a minute, all at one moment. */
export interface WindowColumns {
  readonly windowAsOfUnixMs: number;
  readonly slis: Readonly<Record<SnapshotSli, SliColumns>>;
  /** BUDGET_CODES of the worst service SLI */
  readonly budget: Uint8Array;
  readonly coverage28d: Float64Array;
  /** bad minutes per part; no value = the series is absent, which is none where minutes were seen */
  readonly partBadMinutes: ReadonlyMap<SlicePart, Float64Array>;
  readonly dbUsageRatio: Float64Array;
}

/** What changes rarely: who exists and where, refreshed every few minutes; with the numbers of the window in the same order. */
export interface FleetInventory extends WindowColumns {
  /** hash of ids and labels: the same as long as nobody came, went or moved */
  readonly version: string;
  /** when this version was first seen, Unix ms */
  readonly versionUnixMs: number;
  readonly asOfUnixMs: number;
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly labels: Readonly<Record<ClusterLabel, readonly string[]>>;
  readonly members: readonly (readonly MemberRef[])[];
  /** distinct hosts of the members, ascending */
  readonly hosts: readonly (readonly string[])[];
  readonly k8sClusters: readonly (readonly K8sLink[])[];
  readonly expectedMemberCount: Float64Array;
  readonly isExpectedFromInventory: Uint8Array;
  readonly errorsSource: readonly (SliSource | null)[];
  readonly latencySource: readonly (SliSource | null)[];
}

/** What changes by the minute, in the order of the inventory that it was built for. */
export interface FleetNow {
  readonly asOfUnixMs: number;
  /** HEALTH_CODES */
  readonly health: Uint8Array;
  readonly isInMaintenance: Uint8Array;
  readonly quorumMarginCount: Float64Array;
  /** worst of the service SLIs */
  readonly burnRate1h: Float64Array;
  readonly burnRate6h: Float64Array;
  readonly coverageRatio: Float64Array;
  /** sparse: position -> what fails, worst first */
  readonly failing: ReadonlyMap<number, readonly Failing[]>;
  /** what fires or is pending, in no order; null = the data source did not say */
  readonly alerts: readonly ActiveAlert[] | null;
  /** since when it is not ok, Unix ms, as recorded; NaN = it is ok, or the source does not say */
  readonly sinceUnixMs: Float64Array;
}

export interface FleetSnapshot {
  readonly inventory: FleetInventory;
  readonly now: FleetNow;
}

const HEALTH_OF_CODE: readonly Health[] = [...HEALTHS].sort((a, b) => HEALTH_CODES[a] - HEALTH_CODES[b]);
const BUDGET_OF_CODE: readonly BudgetState[] = [...BUDGET_STATES].sort((a, b) => BUDGET_CODES[a] - BUDGET_CODES[b]);

/** Health of a recorded code; an unknown code is `blind`: we cannot tell what it means. */
export function healthOfCode(code: number | undefined): Health {
  return HEALTH_OF_CODE[code ?? -1] ?? "blind";
}

/** Budget state of a recorded code; an unknown code is `unknown`. */
export function budgetOfCode(code: number | undefined): BudgetState {
  return BUDGET_OF_CODE[code ?? -1] ?? "unknown";
}

/** A column's value at the edge: null where there is none. */
export function nullable(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** A column of `length` positions without values. */
export function emptyColumn(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}

/** One thing per label that clusters are grouped by. */
export function perLabel<T>(build: (label: ClusterLabel) => T): Record<ClusterLabel, T> {
  return {
    region: build("region"),
    zone: build("zone"),
    product: build("product"),
    scenario: build("scenario"),
    spec: build("spec"),
    customer: build("customer"),
    version: build("version"),
  };
}

/** One thing per SLI of the snapshot. */
export function perSli<T>(build: (sli: SnapshotSli) => T): Record<SnapshotSli, T> {
  return { availability: build("availability"), write: build("write"), read: build("read"), disk: build("disk") };
}
