import "server-only";
// What can be asked of one snapshot, answered from memory. What several askers need of it is made once.
import type { ClusterList, FleetHealth, FleetSummary, Inventory, RollupRow } from "../../contract/fleet";
import type { ClusterFilter, FleetStatus, RollupLabel } from "../../contract/pages";
import type { Notice } from "../../contract/panel-result";
import type { ClusterFacts, FleetAccess } from "../../panels/definition";
import type { QueryError } from "../../query/types";
import { clusterRow } from "./cluster-row";
import { filterClusters } from "./filter";
import { fleetHealth, fleetInventory } from "./health-bytes";
import { rollupBy, summarize } from "./rollup";
import {
  budgetOfCode,
  type FleetInventory,
  type FleetSnapshot,
  type K8sLink,
  nullable,
  SNAPSHOT_SLIS,
} from "./snapshot";
import { type ClusterSort, DEFAULT_SORT, sortClusters, takePage } from "./sort";

export interface ListOptions {
  readonly sort?: ClusterSort;
  readonly page?: number;
  readonly pageSize: number;
}

/** What is known of a cluster besides its row: expected members and the Kubernetes clusters behind it. */
export interface ClusterLinks {
  readonly expectedMemberCount: number | null;
  readonly isExpectedFromInventory: boolean;
  readonly k8sClusters: readonly K8sLink[];
}

/** The fleet as one scope sees it at one moment; all answers come from the same refresh. */
export interface FleetView extends FleetAccess {
  readonly status: FleetStatus;
  /** kind of the error that the newest refresh ended with; null when it answered */
  readonly errorKind: QueryError["kind"] | null;
  readonly ids: readonly string[];
  readonly inventoryVersion: string;
  list(filter: ClusterFilter, options: ListOptions): ClusterList;
  inventory(): Inventory;
  health(): FleetHealth;
  clusterLinks(id: string): ClusterLinks;
}

/** Answers made from one snapshot, kept as long as it is. Bounded: free filters could otherwise fill the memory. */
const MEMO_LIMIT = 200;
const memos = new WeakMap<FleetSnapshot, Map<string, unknown>>();

function memo<T>(snapshot: FleetSnapshot, key: string, make: () => T): T {
  const known = memos.get(snapshot) ?? new Map<string, unknown>();
  memos.set(snapshot, known);
  // The one cast: a key is made by one call site, so its type is that call site's.
  if (known.has(key)) return known.get(key) as T;
  if (known.size >= MEMO_LIMIT) known.clear();
  const value = make();
  known.set(key, value);
  return value;
}

const EMPTY_SUMMARY: FleetSummary = {
  asOfUnixMs: null,
  isStale: true,
  clusterCount: 0,
  regionCount: 0,
  k8sClusterCount: 0,
  counts: { down: 0, burning: 0, degraded: 0, blind: 0, ok: 0 },
  maintenanceCount: 0,
  budgetCounts: { healthy: 0, "at-risk": 0, breached: 0, unknown: 0 },
  slis: [],
  alertCounts: null,
  notices: [],
  coverage: { seenCount: 0, expectedCount: 0, coverageRatio: null },
};

function windowOf(inventory: FleetInventory, index: number): ClusterFacts["window"] {
  const slis = SNAPSHOT_SLIS.map((sli) => {
    const columns = inventory.slis[sli];
    const facts = {
      errorRatio: nullable(columns.errorRatio[index]),
      totalCount: nullable(columns.totalCount[index]),
      budget: budgetOfCode(columns.budget[index]),
      budgetRemainingRatio: nullable(columns.budgetRemainingRatio[index]),
    };
    return [sli, facts] as const;
  });
  const parts = [...inventory.partBadMinutes].flatMap(([part, column]) => {
    const minutes = nullable(column[index]);
    return minutes === null ? [] : [[part, minutes] as const];
  });
  return {
    asOfUnixMs: inventory.windowAsOfUnixMs,
    coverageRatio: nullable(inventory.coverage28d[index]),
    slis: Object.fromEntries(slis),
    partBadMinutes: Object.fromEntries(parts),
  };
}

/** What all of its K8s clusters agree on; where they do not, nothing is left out. */
function roleOf(links: readonly K8sLink[]): ClusterFacts["k8sRole"] {
  const roles = new Set(links.map(({ role }) => role));
  const [only = "all"] = roles;
  return roles.size === 1 ? only : "all";
}

function factsOf(snapshot: FleetSnapshot, id: string): ClusterFacts | null {
  const { inventory } = snapshot;
  const index = inventory.indexOf.get(id);
  if (index === undefined) return null;
  const objectives = SNAPSHOT_SLIS.flatMap((sli) => {
    const objective = nullable(inventory.slis[sli].objectiveRatio[index]);
    return objective === null ? [] : [[sli, objective] as const];
  });
  return {
    row: clusterRow(snapshot, index),
    window: windowOf(inventory, index),
    members: inventory.members[index] ?? [],
    objectives: Object.fromEntries(objectives),
    errorsSource: inventory.errorsSource[index] ?? null,
    latencySource: inventory.latencySource[index] ?? null,
    k8sRole: roleOf(inventory.k8sClusters[index] ?? []),
  };
}

const NO_LINKS: ClusterLinks = { expectedMemberCount: null, isExpectedFromInventory: false, k8sClusters: [] };

function linksOf({ inventory }: FleetSnapshot, id: string): ClusterLinks {
  const index = inventory.indexOf.get(id);
  if (index === undefined) return NO_LINKS;
  return {
    expectedMemberCount: nullable(inventory.expectedMemberCount[index]),
    isExpectedFromInventory: inventory.isExpectedFromInventory[index] === 1,
    k8sClusters: inventory.k8sClusters[index] ?? [],
  };
}

function listClusters(snapshot: FleetSnapshot, filter: ClusterFilter, options: ListOptions): ClusterList {
  const { sort = DEFAULT_SORT, page = 1, pageSize } = options;
  const key = `list ${JSON.stringify(filter)} ${sort.key} ${sort.isDescending}`;
  const sorted = memo(snapshot, key, () => sortClusters(snapshot, filterClusters(snapshot, filter), sort));
  return {
    rows: takePage(sorted, page, pageSize).map((index) => clusterRow(snapshot, index)),
    totalCount: sorted.length,
    page,
    pageSize,
    asOfUnixMs: snapshot.now.asOfUnixMs,
  };
}

function noticesOf({ notice }: FleetStatus): Notice[] {
  return notice ? [notice] : [];
}

/** The view of a snapshot; all of it from memory. */
export function viewSnapshot(
  snapshot: FleetSnapshot,
  status: FleetStatus,
  errorKind: FleetView["errorKind"],
): FleetView {
  const { isStale } = status;
  return {
    status,
    errorKind,
    isLoaded: true,
    isStale,
    asOfUnixMs: snapshot.now.asOfUnixMs,
    ids: snapshot.inventory.ids,
    inventoryVersion: snapshot.inventory.version,
    summary: (filter) => ({
      ...memo(snapshot, `summary ${isStale} ${JSON.stringify(filter)}`, () =>
        summarize(snapshot, filterClusters(snapshot, filter), isStale),
      ),
      notices: noticesOf(status),
    }),
    rollup: (labels: readonly RollupLabel[], filter: ClusterFilter): readonly RollupRow[] =>
      memo(snapshot, `rollup ${labels.join(",")} ${JSON.stringify(filter)}`, () =>
        rollupBy(snapshot, labels, filterClusters(snapshot, filter)),
      ),
    clusters: (filter, options) => listClusters(snapshot, filter, options),
    list: (filter, options) => listClusters(snapshot, filter, options),
    cluster: (id) => factsOf(snapshot, id),
    clusterLinks: (id) => linksOf(snapshot, id),
    inventory: () => memo(snapshot, "inventory", () => fleetInventory(snapshot.inventory)),
    health: () => memo(snapshot, `health ${isStale}`, () => fleetHealth(snapshot, isStale)),
  };
}

/** What is said before the first snapshot: nothing, with the reason in the status. */
export function emptyView(status: FleetStatus, errorKind: FleetView["errorKind"]): FleetView {
  const emptyList = (page: number, pageSize: number): ClusterList => ({
    rows: [],
    totalCount: 0,
    page,
    pageSize,
    asOfUnixMs: null,
  });
  return {
    status,
    errorKind,
    isLoaded: false,
    isStale: true,
    asOfUnixMs: null,
    ids: [],
    inventoryVersion: "",
    summary: () => ({ ...EMPTY_SUMMARY, notices: noticesOf(status) }),
    rollup: () => [],
    clusters: (_filter, { pageSize }) => emptyList(1, pageSize),
    list: (_filter, { page = 1, pageSize }) => emptyList(page, pageSize),
    cluster: () => null,
    clusterLinks: () => NO_LINKS,
    inventory: () => ({ inventoryVersion: "", asOfUnixMs: null, ids: [], labels: {} }),
    health: () => ({ asOfUnixMs: null, isStale: true, inventoryVersion: "", healthBase64: "" }),
  };
}

/** Makes what every first visitor asks for, so that it is answered from memory right after a refresh. */
export function warmSnapshot(snapshot: FleetSnapshot): void {
  const status: FleetStatus = {
    isLoaded: true,
    asOfUnixMs: snapshot.now.asOfUnixMs,
    isStale: false,
    notice: null,
    sources: [],
  };
  const view = viewSnapshot(snapshot, status, null);
  view.summary({});
  view.rollup(["region"], {});
  view.list({}, { pageSize: 1 });
  view.inventory();
  view.health();
}
