import "server-only";
// Alerts from the ruler's own series: ALERTS says what fires and what is pending, ALERTS_FOR_STATE since when. Both are written by
// Prometheus, Thanos Ruler and vmalert alike, so that no rules API is needed.
import { lastValue } from "../../query/frame";
import { matcher, selector } from "../../query/promql";
import type { Frame, InstantQuery, Scope } from "../../query/types";
import { type Readings, readAll } from "../level2/read";
import { type ActiveAlert, ALERT_SERIES, alertKey, parseAlerts } from "./active";

export const START_SERIES = "ALERTS_FOR_STATE";

export interface AlertReadings {
  readonly alerts: readonly ActiveAlert[];
  readonly evidence: Readings;
  /** false = nothing was answered, or nothing that proves that there are rules: not the same as no alert */
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

function readStarts(frame: Frame | undefined): Map<string, number> {
  const starts = new Map<string, number>();
  for (const series of frame?.series ?? []) {
    const seconds = lastValue(series);
    if (seconds !== null) starts.set(alertKey(series.labels), seconds * 1000);
  }
  return starts;
}

/** Everything that fires or is pending in the scope. Never rejects: without an answer `isKnown` is false. */
export async function readAlerts(scope: Scope): Promise<AlertReadings> {
  const evidence = await readAll(queries(scope), scope);
  const { frames } = evidence;
  const starts = readStarts(frames.get("starts"));
  const found = frames.get("alerts");
  const alerts = found ? parseAlerts(found, starts) : [];
  return { alerts, evidence, isKnown: found !== undefined && (evidence.isWitnessed || alerts.length > 0) };
}
