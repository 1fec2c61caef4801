import "server-only";
// Alerts from the ruler's own series: ALERTS says what fires and what is pending, ALERTS_FOR_STATE since when. Both are written by
// Prometheus, Thanos Ruler and vmalert alike, so that no rules API is needed.
import type { Alert } from "../../contract/alerts";
import type { Notice } from "../../contract/panel-result";
import { labelsKey, lastValue } from "../../query/frame";
import { matcher, selector } from "../../query/promql";
import type { Frame, InstantQuery, Scope } from "../../query/types";
import { ALERT_TIERS, ALERTS, tierOfAlert } from "../../slo/alerts";
import { readAll } from "../level2/read";

const ALERT_SERIES = "ALERTS";
export const START_SERIES = "ALERTS_FOR_STATE";
/** Labels that are not the alert's own: its name and state are fields, the rest of the ruler's. */
const NOT_SHOWN = new Set(["__name__", "alertname", "alertstate", "severity", "tier"]);

/** An alert with what it is about. */
export interface ReadAlert extends Alert {
  /** "" for a place */
  readonly clusterId: string;
}

export interface AlertReadings {
  readonly alerts: readonly ReadAlert[];
  readonly notices: readonly Notice[];
  readonly isKnown: boolean;
}

function queries(scope: Scope): InstantQuery[] {
  const of = (name: string, series: string): InstantQuery => {
    const ofClusters = selector(series, [matcher("etcd_cluster", "!=", "")], scope);
    // A place is everybody's: who may see some clusters only does not see what lies around them.
    const ofPlaces = scope.kind === "all" ? ` or ${selector(series, [matcher("shared", "!=", "")], scope)}` : "";
    return { kind: "instant", name, promql: `${ofClusters}${ofPlaces}` };
  };
  return [of("alerts", ALERT_SERIES), of("starts", START_SERIES)];
}

/** The labels that both series of an alert have in common. */
function alertKey(labels: Readonly<Record<string, string>>): string {
  const { __name__: _name, alertstate: _state, ...own } = labels;
  return labelsKey(own);
}

function readStarts(frame: Frame | undefined): Map<string, number> {
  const starts = new Map<string, number>();
  for (const series of frame?.series ?? []) {
    const seconds = lastValue(series);
    if (seconds !== null) starts.set(alertKey(series.labels), seconds * 1000);
  }
  return starts;
}

function toAlert(labels: Readonly<Record<string, string>>, sinceUnixMs: number | null): ReadAlert {
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
function withoutDoubles(alerts: readonly ReadAlert[]): ReadAlert[] {
  const seen = new Map<string, ReadAlert>();
  for (const alert of alerts) {
    const { host = "", zone = "", pair = "" } = alert.labels;
    const key = [alert.name, alert.state, alert.clusterId, alert.sli, pair, zone, host].join("\u0000");
    if (!seen.has(key)) seen.set(key, alert);
  }
  return [...seen.values()];
}

/** Everything that fires or is pending in the scope. Never rejects: without an answer `isKnown` is false. */
export async function readAlerts(scope: Scope): Promise<AlertReadings> {
  const { frames, notices } = await readAll(queries(scope), scope);
  const starts = readStarts(frames.get("starts"));
  const found = (frames.get("alerts")?.series ?? []).map(({ labels }) =>
    toAlert(labels, starts.get(alertKey(labels)) ?? null),
  );
  return { alerts: withoutDoubles(found), notices, isKnown: frames.has("alerts") };
}

export function isMarker(alert: Pick<Alert, "name">): boolean {
  return alert.name === ALERTS.inSharedCause;
}
