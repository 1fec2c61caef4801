// Causes shared by many: when enough clusters of a zone, or with members on a host, would page at once, the place pages instead.
// Each affected cluster gets a marker that silences its own page (docs/alerts.md "Inhibition"). Rule: docs/alerts.md.
import { matchLabel, select } from "../../slis/expression";
import { ALERTS, SHARED_CLUSTERS, SHARED_CLUSTERS_LEAST, SHARED_RATIO } from "../../slo/alerts";
import { RECORDED, RECORDED_STEPS } from "../../slo/recorded-series";
import type { AlertRule, RecordingRule } from "../types";
import type { World } from "../world";
import { clusterAnnotations, placeAnnotations, tierLabels } from "./words";

const HOLD_SECONDS = 60;
const PAGING = `max by (etcd_cluster) (${RECORDED_STEPS.paging})`;
const PAGING_IN_ZONE = `max by (etcd_cluster, region, zone) (${RECORDED_STEPS.paging}{zone!=""})`;
const MEMBERS_ON_HOST = `max by (etcd_cluster, region, zone, host) (${RECORDED.memberInfo}{host!=""})`;

function shared(place: "zone" | "host"): string {
  return select(RECORDED_STEPS.sharedCause, matchLabel("shared", place));
}

function manyOf(labels: string, bad: string, all: string): string {
  const badCount = `count by (${labels}) (${bad})`;
  const share = `(${badCount} / on (${labels}) count by (${labels}) (${all}) >= ${SHARED_RATIO})`;
  return `${badCount} >= ${SHARED_CLUSTERS}\nor\n(${badCount} >= ${SHARED_CLUSTERS_LEAST} and on (${labels}) ${share})`;
}

/** Every 15 s: who would page, and where they are many. A host is blamed for clusters only that no bad zone explains. */
export function buildSharedCauseRules(): RecordingRule[] {
  const lostQuorum = `max by (etcd_cluster) (${RECORDED.quorumNow} == 0)`;
  const fastBurn = `max by (etcd_cluster) (${RECORDED.burnPair}{tier="page"})`;
  const info = `topk by (etcd_cluster) (1, ${RECORDED.info})`;
  const inZone = `max by (etcd_cluster, region, zone) (${RECORDED.info}{zone!=""})`;
  // A bad zone takes clusters down that have members on hosts everywhere: those hosts are not bad.
  const inBadZone = `max by (etcd_cluster) (${RECORDED.memberInfo} and on (region, zone) ${shared("zone")})`;
  const onHost = `${MEMBERS_ON_HOST} and on (etcd_cluster) (${PAGING} unless on (etcd_cluster) ${inBadZone})`;
  return [
    {
      record: RECORDED_STEPS.paging,
      expr: `(${fastBurn} or ${lostQuorum}) ^ 0\n* on (etcd_cluster) group_left (region, zone)\n${info}`,
    },
    {
      record: RECORDED_STEPS.sharedCause,
      labels: { shared: "zone" },
      expr: manyOf("region, zone", PAGING_IN_ZONE, inZone),
    },
    {
      record: RECORDED_STEPS.sharedCause,
      labels: { shared: "host" },
      expr: manyOf("region, zone, host", onHost, MEMBERS_ON_HOST),
    },
  ];
}

function buildPlaceAlert(world: World, place: "zone" | "host"): AlertRule {
  const labels = place === "zone" ? (["region", "zone"] as const) : (["region", "zone", "host"] as const);
  return {
    alert: place === "zone" ? ALERTS.zone : ALERTS.host,
    expr: `max by (${labels.join(", ")}) (${shared(place)})`,
    forSeconds: world.seconds(HOLD_SECONDS),
    labels: tierLabels("page", { shared: place }),
    annotations: placeAnnotations(world.config, labels, {
      summary: `{{ $value | printf "%.0f" }} etcd clusters ${place === "zone" ? "in" : "on"} ${place} {{ $labels.${place} }} are failing together`,
      description: `{{ $value | printf "%.0f" }} etcd clusters of ${place} {{ $labels.${place} }} have lost quorum or burn their budgets fast at the same time: look for a cause that they share.`,
    }),
  };
}

function buildMarker(world: World): AlertRule {
  const inZone = `${PAGING_IN_ZONE} and on (region, zone) ${shared("zone")}`;
  const onHost = `${MEMBERS_ON_HOST} and on (etcd_cluster) ${PAGING} and on (region, zone, host) ${shared("host")}`;
  return {
    alert: ALERTS.inSharedCause,
    expr: `max by (etcd_cluster, region, zone) (${inZone})\nor\nmax by (etcd_cluster, region, zone, host) (${onHost})`,
    forSeconds: 0,
    labels: tierLabels("none"),
    annotations: clusterAnnotations(world.config, ALERTS.inSharedCause, {
      summary: "{{ $labels.etcd_cluster }} fails together with its neighbours",
      description: "The zone or host raised an alert for all of them; this one only silences the cluster's own.",
    }),
    comment: "For inhibition only: send it to nobody.",
  };
}

export function buildSharedCauseAlerts(world: World): AlertRule[] {
  return [buildPlaceAlert(world, "zone"), buildPlaceAlert(world, "host"), buildMarker(world)];
}
