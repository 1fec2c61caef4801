import "server-only";
// Alerts out of ALERTS as the ruler writes it: which there are, whom each is about, and how many of each tier. No I/O: the list asks
// for a page, the fleet's loop asks for everybody.
import type { Alert } from "../../contract/alerts";
import type { AlertCounts } from "../../contract/fleet";
import { labelsKey } from "../../query/frame";
import type { Frame } from "../../query/types";
import { ALERT_TIERS, ALERTS, tierOfAlert } from "../../slo/alerts";

export const ALERT_SERIES = "ALERTS";
/** Labels that are not the alert's own: its name and state are fields, the rest of the ruler's. */
const NOT_SHOWN = new Set(["__name__", "alertname", "alertstate", "severity", "tier"]);

/** An alert with what it is about. */
export interface ActiveAlert extends Alert {
  /** "" for a place */
  readonly clusterId: string;
}

/** The labels that both series of an alert have in common. */
export function alertKey(labels: Readonly<Record<string, string>>): string {
  const { __name__: _name, alertstate: _state, ...own } = labels;
  return labelsKey(own);
}

function toAlert(labels: Readonly<Record<string, string>>, sinceUnixMs: number | null): ActiveAlert {
  const name = labels.alertname ?? "";
  const ownTier = ALERT_TIERS.find((tier) => tier === labels.tier) ?? null;
  return {
    name,
    clusterId: labels.etcd_cluster ?? "",
    state: labels.alertstate === "pending" ? "pending" : "firing",
    tier: tierOfAlert(name) ?? ownTier,
    severity: labels.severity ?? "",
    sli: labels.sli ?? "",
    sinceUnixMs,
    labels: Object.fromEntries(Object.entries(labels).filter(([label]) => !NOT_SHOWN.has(label))),
  };
}

/** Replicas of a ruler write the same alert with another label each: one row is enough. */
function withoutDoubles(alerts: readonly ActiveAlert[]): ActiveAlert[] {
  const seen = new Map<string, ActiveAlert>();
  for (const alert of alerts) {
    const { host = "", zone = "", pair = "" } = alert.labels;
    const key = [alert.name, alert.state, alert.clusterId, alert.sli, pair, zone, host].join("\u0000");
    if (!seen.has(key)) seen.set(key, alert);
  }
  return [...seen.values()];
}

/** Every alert of the answer once. `starts`: when each began, by `alertKey`. */
export function parseAlerts(frame: Frame, starts: ReadonlyMap<string, number> = new Map()): ActiveAlert[] {
  return withoutDoubles(frame.series.map(({ labels }) => toAlert(labels, starts.get(alertKey(labels)) ?? null)));
}

export function isMarker(alert: Pick<Alert, "name">): boolean {
  return alert.name === ALERTS.inSharedCause;
}

/** Alerts that page or make a ticket now, and those about to; what only silences others is no alert to people. */
export function countAlerts(alerts: readonly Alert[]): Omit<AlertCounts, "byRegion"> {
  const shown = alerts.filter((alert) => !isMarker(alert));
  const firing = (tier: Alert["tier"]) =>
    shown.filter((alert) => alert.state === "firing" && alert.tier === tier).length;
  return {
    pageCount: firing("page"),
    ticketCount: firing("ticket"),
    pendingCount: shown.filter(({ state }) => state === "pending").length,
  };
}

/** The same, and per region; `regionOf` knows a cluster's region where its alert does not carry one. */
export function countByRegion(
  alerts: readonly ActiveAlert[],
  regionOf: (clusterId: string) => string | undefined,
): AlertCounts {
  const regions = new Map<string, ActiveAlert[]>();
  for (const alert of alerts) {
    const region = regionOf(alert.clusterId) ?? alert.labels.region ?? "";
    regions.set(region, [...(regions.get(region) ?? []), alert]);
  }
  const byRegion = [...regions]
    .map(([region, own]) => ({ region, ...countAlerts(own) }))
    .filter(({ pageCount, ticketCount, pendingCount }) => pageCount + ticketCount + pendingCount > 0)
    .sort((a, b) => b.pageCount - a.pageCount || b.ticketCount - a.ticketCount || (a.region < b.region ? -1 : 1));
  return { ...countAlerts(alerts), byRegion };
}
