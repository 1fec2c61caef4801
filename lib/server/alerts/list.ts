import "server-only";
// Alerts as one list: a row per cluster and per zone or host that many share, what pages first. Filters are those of the fleet.
import type { Alert, AlertGroup, AlertList, AlertsPage } from "../../contract/alerts";
import type { ClusterFilter } from "../../contract/pages";
import type { Scope } from "../../query/types";
import type { AlertTier } from "../../slo/alerts";
import { FIRST_REFRESH_WAIT_MS } from "../api/load-fleet";
import { clusterRow } from "../fleet/cluster-row";
import { filterClusters } from "../fleet/filter";
import { waitForFleet } from "../fleet/loop";
import { getFleet, getSnapshot } from "../fleet/service";
import type { FleetSnapshot } from "../fleet/snapshot";
import { type ActiveAlert, isMarker } from "./active";
import { readAlerts } from "./read";

const TIER_RANKS: Readonly<Record<AlertTier, number>> = { page: 0, ticket: 1, none: 3 };
const PENDING_RANK = 10;

function rankOf({ tier, state }: Alert): number {
  const rank = tier === null ? 2 : TIER_RANKS[tier];
  return state === "pending" ? rank + PENDING_RANK : rank;
}

/** Worse first; of equals what began last, since that is what nobody has seen yet. */
function compareAlerts(a: Alert, b: Alert): number {
  return rankOf(a) - rankOf(b) || (b.sinceUnixMs ?? 0) - (a.sinceUnixMs ?? 0) || (a.name < b.name ? -1 : 1);
}

function keyOf({ clusterId, labels }: ActiveAlert): string {
  return clusterId === "" ? `place ${labels.region} ${labels.zone} ${labels.host}` : `cluster ${clusterId}`;
}

function describe(alert: ActiveAlert, snapshot: FleetSnapshot | null): Omit<AlertGroup, "alerts" | "isInSharedCause"> {
  const index = snapshot?.inventory.indexOf.get(alert.clusterId);
  const row = snapshot && index !== undefined ? clusterRow(snapshot, index) : null;
  const label = (name: "region" | "zone" | "product" | "scenario" | "spec" | "customer") =>
    row?.[name] ?? alert.labels[name] ?? "";
  return {
    id: alert.clusterId === "" ? null : alert.clusterId,
    region: label("region"),
    zone: label("zone"),
    host: alert.clusterId === "" ? (alert.labels.host ?? "") : "",
    product: label("product"),
    scenario: label("scenario"),
    spec: label("spec"),
    customer: label("customer"),
    health: row?.health ?? null,
  };
}

function strip({ clusterId: _id, ...alert }: ActiveAlert): Alert {
  return alert;
}

function groupAlerts(alerts: readonly ActiveAlert[], snapshot: FleetSnapshot | null): AlertGroup[] {
  const groups = new Map<string, ActiveAlert[]>();
  for (const alert of alerts) groups.set(keyOf(alert), [...(groups.get(keyOf(alert)) ?? []), alert]);
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    const shown = members.filter((alert) => !isMarker(alert)).map(strip);
    if (!first || shown.length === 0) return [];
    const isInSharedCause = members.some(isMarker);
    return [{ ...describe(first, snapshot), isInSharedCause, alerts: shown.sort(compareAlerts) }];
  });
}

/** A place matches by its own labels; any other filter is about clusters and leaves it out. */
function matchesPlace(group: AlertGroup, { region, zone, host, q, ...others }: ClusterFilter): boolean {
  const isIn = (wanted: readonly string[] | undefined, value: string) => wanted?.includes(value) ?? true;
  const text = q?.trim().toLowerCase() ?? "";
  const isNamed = [group.region, group.zone, group.host].some((value) => value.toLowerCase().includes(text));
  const isAboutClusters = Object.values(others).some((value) => value !== undefined);
  return isIn(region, group.region) && isIn(zone, group.zone) && isIn(host, group.host) && isNamed && !isAboutClusters;
}

function applyFilter(groups: readonly AlertGroup[], filter: ClusterFilter, snapshot: FleetSnapshot | null) {
  if (Object.keys(filter).length === 0) return groups;
  const selected = new Set(
    snapshot ? filterClusters(snapshot, filter).map((index) => snapshot.inventory.ids[index] ?? "") : [],
  );
  return groups.filter((group) => (group.id === null ? matchesPlace(group, filter) : selected.has(group.id)));
}

function compareGroups(a: AlertGroup, b: AlertGroup): number {
  const [worstA] = a.alerts;
  const [worstB] = b.alerts;
  // A place explains clusters: among equals it comes first.
  const byPlace = Number(a.id !== null) - Number(b.id !== null);
  return worstA && worstB ? rankOf(worstA) - rankOf(worstB) || byPlace || compareAlerts(worstA, worstB) : byPlace;
}

function countAlerts(groups: readonly AlertGroup[]): AlertList["counts"] {
  const counts = { page: 0, ticket: 0, other: 0, pending: 0 };
  for (const { tier, state } of groups.flatMap(({ alerts }) => alerts)) {
    if (state === "pending") counts.pending += 1;
    else counts[tier === "page" || tier === "ticket" ? tier : "other"] += 1;
  }
  return counts;
}

export interface AlertsInput {
  readonly filter: ClusterFilter;
  readonly page: number;
  readonly pageSize: number;
}

/** What `/alerts` shows and `GET /api/v1/alerts` answers. */
export async function getAlertsPage({ filter, page, pageSize }: AlertsInput, scope: Scope): Promise<AlertsPage> {
  const [readings] = await Promise.all([readAlerts(scope), waitForFleet(FIRST_REFRESH_WAIT_MS)]);
  const snapshot = getSnapshot(scope);
  const { status } = getFleet(scope);
  const groups = applyFilter(groupAlerts(readings.alerts, snapshot), filter, snapshot).toSorted(compareGroups);
  const asOfUnixMs = readings.isKnown ? Date.now() : null;
  const rows = groups.slice((page - 1) * pageSize, page * pageSize);
  return {
    status,
    notices: readings.notices,
    asOfUnixMs,
    isKnown: readings.isKnown,
    list: { rows, totalCount: groups.length, page, pageSize, asOfUnixMs, counts: countAlerts(groups) },
  };
}
