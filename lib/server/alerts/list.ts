import "server-only";
// Alerts as one list: a row per cluster and per zone or host that many share, what pages first. Filters are those of the fleet.
import {
  type ALERT_FACETS,
  ALERT_STATES,
  ALERT_TIER_CHOICES,
  type Alert,
  type AlertChoice,
  type AlertFacets,
  type AlertGroup,
  type AlertList,
  type AlertsPage,
} from "../../contract/alerts";
import { evidenceOf, fleetEvidence, joinEvidence } from "../../contract/evidence";
import type { ClusterFilter } from "../../contract/pages";
import type { Scope } from "../../query/types";
import type { AlertTier } from "../../slo/alerts";
import { FIRST_REFRESH_WAIT_MS } from "../api/load-fleet";
import { compareText } from "../fleet/build-inventory";
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
    else counts[tierChoiceOf({ tier })] += 1;
  }
  return counts;
}

const tierChoiceOf = ({ tier }: Pick<Alert, "tier">) => (tier === "page" || tier === "ticket" ? tier : "other");

/** Groups with the chosen alerts alone; who has none of them is left out. */
function choose(groups: readonly AlertGroup[], { tier, state }: AlertChoice): AlertGroup[] {
  const isChosen = (alert: Alert) =>
    (tier.length === 0 || tier.includes(tierChoiceOf(alert))) && (state.length === 0 || state.includes(alert.state));
  return groups.flatMap((group) => {
    const alerts = group.alerts.filter(isChosen);
    return alerts.length === 0 ? [] : [{ ...group, alerts }];
  });
}

function facetsOf(groups: readonly AlertGroup[]): AlertFacets {
  const valuesOf = (facet: (typeof ALERT_FACETS)[number]) =>
    [...new Set(groups.map((group) => group[facet]))].filter((value) => value !== "").sort(compareText);
  return {
    region: valuesOf("region"),
    product: valuesOf("product"),
    scenario: valuesOf("scenario"),
    customer: valuesOf("customer"),
  };
}

type Texts = string | readonly string[] | undefined;

/** `tier` and `state` of an address; what is neither is passed over: the page has all of it in sight. */
export function readAlertChoice(tier: Texts, state: Texts): AlertChoice {
  const known = <const T extends string>(choices: readonly T[], texts: Texts) =>
    choices.filter((choice) => [texts ?? []].flat().some((text) => text === choice));
  return { tier: known(ALERT_TIER_CHOICES, tier), state: known(ALERT_STATES, state) };
}

export interface AlertsInput {
  readonly filter: ClusterFilter;
  readonly choice: AlertChoice;
  readonly page: number;
  readonly pageSize: number;
}

/** What `/alerts` shows and `GET /api/v1/alerts` answers. */
export async function getAlertsPage(
  { filter, choice, page, pageSize }: AlertsInput,
  scope: Scope,
): Promise<AlertsPage> {
  const [readings] = await Promise.all([readAlerts(scope), waitForFleet(FIRST_REFRESH_WAIT_MS)]);
  const snapshot = getSnapshot(scope);
  const { status } = getFleet(scope);
  const all = groupAlerts(readings.alerts, snapshot);
  const filtered = applyFilter(all, filter, snapshot);
  const groups = choose(filtered, choice).sort(compareGroups);
  const evidence = joinEvidence(fleetEvidence(status, snapshot?.inventory.ids.length ?? 0), readings.evidence);
  const asOfUnixMs = readings.isKnown ? readings.evidence.asOfUnixMs : null;
  const rows = groups.slice((page - 1) * pageSize, page * pageSize);
  return {
    status,
    evidence,
    notices: readings.evidence.notices,
    asOfUnixMs,
    isKnown: readings.isKnown,
    choice,
    facets: facetsOf(all),
    list: {
      ...evidenceOf({ ...evidence, asOfUnixMs }),
      rows,
      totalCount: groups.length,
      page,
      pageSize,
      counts: countAlerts(filtered),
    },
  };
}
