import "server-only";
// The instant queries that make the snapshot, in three tiers. Sparse forms (`== 1`) and maxima per cluster keep 10,000 clusters
// to a few tens of thousands of samples a refresh. Names only from lib/slo/recorded-series.ts.
import type { InstantQuery } from "../../query/types";
import { RECORDED, RECORDED_STEPS, SLOW_SERIES_LOOKBACK } from "../../slo/recorded-series";
import { CLUSTER_LABELS, SERVICE_SLI_IDS, SLO_WINDOW } from "../../slo/vocabulary";
import { ALERT_SERIES } from "../alerts/active";
import { SNAPSHOT_SLIS } from "./snapshot";

const SERVICE = `sli=~"${SERVICE_SLI_IDS.join("|")}"`;
const KNOWN = `sli=~"${SNAPSHOT_SLIS.join("|")}"`;

const MEMBER_LABELS = ["member", "zone", "host"] as const;

/** A part that failed within this long still explains a degraded cluster. */
const PART_LOOKBACK = "5m";

/**
 * Older than this, health is no longer what is so now. Its group records it every 15 s: a ruler whose evaluations fail (Thanos with
 * abort and a dead sidecar) or that stopped records nothing, and a bare selector would repeat its last word for five minutes.
 */
const HEALTH_FRESH = "150s";

/** Whole as it comes: with all labels, as series. */
const whole = (name: string, promql: string): InstantQuery => ({ kind: "instant", name, promql });
/** `keptLabels`: what is read of an answer besides its clusters and numbers. */
const instant = (name: string, promql: string, ...keptLabels: string[]): InstantQuery => ({
  kind: "instant",
  name,
  promql,
  keptLabels,
});
const slow = (name: string, selector: string, ...keptLabels: string[]) =>
  instant(name, `last_over_time(${selector}[${SLOW_SERIES_LOOKBACK}])`, ...keptLabels);
const burn = (window: string) => `max by (etcd_cluster) (${RECORDED.burnRate}{${SERVICE}, window="${window}"})`;

/** Every refresh. */
export const FAST_QUERIES: readonly InstantQuery[] = [
  instant("health", `last_over_time(${RECORDED.health}[${HEALTH_FRESH}])`),
  instant("notOkSince", `${RECORDED.notOkSince} > 0`),
  instant("maintenance", RECORDED.maintenance),
  instant("quorumMargin", RECORDED.quorumMargin),
  instant("burn1h", burn("1h")),
  instant("burn6h", burn("6h")),
  instant("burnPair", RECORDED.burnPair, "sli", "tier"),
  instant("partBad", `max_over_time(${RECORDED.partBad}[${PART_LOOKBACK}]) == 1`, "part"),
  whole("alerts", `${ALERT_SERIES}{etcd_cluster!=""} or ${ALERT_SERIES}{shared!=""}`),
  instant("coverage1h", `${RECORDED.coverage}{window="1h"}`),
];

/**
 * About once a minute: what the 28 days hold is recorded every two minutes and up to two minutes ago. Asked less often, a cluster
 * that is down would seem to lose nothing for minutes. The largest first: what comes last is read while nobody works.
 */
export const WINDOW_QUERIES: readonly InstantQuery[] = [
  slow("error28d", `${RECORDED.errorRatio}{${KNOWN}, window="${SLO_WINDOW}"}`, "sli"),
  slow("total28d", `${RECORDED.totalSum}{${KNOWN}, window="${SLO_WINDOW}"}`, "sli"),
  slow("budgetCode", `${RECORDED.budgetCode}{${KNOWN}}`, "sli"),
  slow("coverage28d", `${RECORDED.coverage}{window="${SLO_WINDOW}"}`),
  slow("partBad28d", RECORDED.partBadMinutes28d, "part"),
  instant("dbUsage", RECORDED.dbUsage),
];

/** Every few minutes, at the start, and when an unknown cluster appears. */
export const SLOW_QUERIES: readonly InstantQuery[] = [
  instant("memberInfo", RECORDED.memberInfo, ...MEMBER_LABELS),
  instant("objective", `${RECORDED.objective}{${KNOWN}}`, "sli"),
  instant("sliSource", RECORDED.sliSource, "kind", "source"),
  instant("info", RECORDED.info, ...CLUSTER_LABELS),
  instant("k8sLink", RECORDED.k8sLink, "k8s_cluster", "role"),
  instant("expectedMembers", RECORDED.expectedMembers, "from"),
];

/** All of a whole refresh. */
export const FLEET_QUERIES: readonly InstantQuery[] = [...FAST_QUERIES, ...WINDOW_QUERIES, ...SLOW_QUERIES];

/** Who is remembered by the rules for days need not be recalled; what they never noted is gone from them in minutes. */
const recent = (name: string, series: string) =>
  whole(
    name,
    `last_over_time(${series}[1h]) unless on (etcd_cluster) last_over_time(${RECORDED_STEPS.remembered}[2h])`,
  );

/** At the start of the process: clusters of the last hour that were seen too shortly for the rules to remember them. */
export const RECALL_QUERIES = {
  info: { query: recent("recalledInfo", RECORDED.info), keptLabels: CLUSTER_LABELS },
  memberInfo: { query: recent("recalledMemberInfo", RECORDED.memberInfo), keptLabels: MEMBER_LABELS },
} as const;
