// Alerts about what cannot be told: members that nobody reaches, clusters that left, clients that are cut off. Rule: docs/alerts.md.
import { matchLabel, select } from "../../slis/expression";
import { ALERTS } from "../../slo/alerts";
import { RECORDED, RECORDED_STEPS } from "../../slo/recorded-series";
import { CUT_OFF } from "../clients";
import type { AlertRule, RecordingRule } from "../types";
import type { World } from "../world";
import { clusterAnnotations, tierLabels, withIdentity } from "./words";

const HOLD_SECONDS = 180;
const CLIENT_TICKET_HOLD_SECONDS = 600;
const DAY_SECONDS = 86_400;
const CARRY_SECONDS = 3_600;
const CLUSTER = "{{ $labels.etcd_cluster }}";
const per = (series: string) => `max by (etcd_cluster) (${series})`;
const QUORUM = per(RECORDED.quorumNow);
const PRESENT = `(count by (etcd_cluster) (${RECORDED_STEPS.memberUp}) or ${per(RECORDED_STEPS.clientWrites)})`;
const LISTED = per(select(RECORDED_STEPS.membersSaid, matchLabel("from", "inventory")));

/** Every minute: when quorum was proven last, and when it was not while something was there to tell. Each carries itself on. */
export function buildProofRules(world: World): RecordingRule[] {
  const remembered = (record: string, now: string): RecordingRule => ({
    record,
    expr: `(${now}) * 0 + time()\nor\n(${per(`last_over_time(${record}[${world.range(CARRY_SECONDS)}])`)} > time() - ${world.seconds(DAY_SECONDS)})`,
  });
  return [
    remembered(RECORDED_STEPS.quorumProven, `${QUORUM} == 1`),
    remembered(
      RECORDED_STEPS.quorumUnproven,
      `${per(RECORDED.expectedMembers)} unless on (etcd_cluster) (${QUORUM} == 1) and on (etcd_cluster) ${PRESENT}`,
    ),
  ];
}

/** Regions of which nothing at all is scraped although several clusters should be: that is the scraper's, not theirs. */
function inUnseenRegion(): string {
  const info = `max by (etcd_cluster, region) (${RECORDED.info})`;
  const scraped = `count by (region) (${info} and on (etcd_cluster) ${RECORDED_STEPS.memberUp})`;
  return `(${info} and on (region) (count by (region) (${info}) >= 2) unless on (region) ${scraped})`;
}

/** Every 15 s. Members that never proved a quorum page nobody: they are not yet seen. */
export function buildUnseenAlerts(world: World): AlertRule[] {
  const unknown = `${per(RECORDED.expectedMembers)}\nunless on (etcd_cluster) ${QUORUM}\nand on (etcd_cluster) ${per(RECORDED_STEPS.quorumProven)}`;
  const told = `(${PRESENT} or ${per(RECORDED_STEPS.quorumUnproven)} or ${LISTED})`;
  return [
    {
      alert: ALERTS.unreachable,
      expr: withIdentity(
        `(${unknown}\nand on (etcd_cluster) ${told}\nunless on (etcd_cluster) ${inUnseenRegion()}) ^ 0`,
      ),
      forSeconds: world.seconds(HOLD_SECONDS),
      labels: tierLabels("page"),
      annotations: clusterAnnotations(world.config, ALERTS.unreachable, {
        summary: `Nobody can tell whether ${CLUSTER} serves`,
        description: `Too few members of ${CLUSTER} answer to prove a quorum, no write was seen, and no second witness says that it is lost. It may be down, or only its metrics may be.`,
      }),
    },
    {
      alert: ALERTS.vanished,
      expr: withIdentity(
        `(${unknown}\nunless on (etcd_cluster) ${told}\nunless on (etcd_cluster) ${inUnseenRegion()}) ^ 0`,
      ),
      forSeconds: world.seconds(HOLD_SECONDS),
      labels: tierLabels("ticket"),
      annotations: clusterAnnotations(world.config, ALERTS.vanished, {
        summary: `${CLUSTER} is gone`,
        description: `All targets of ${CLUSTER} left while it was fine. Was it retired? An inventory file or metric would tell.`,
      }),
    },
  ];
}

/** Every minute. */
export function buildClientAlerts(world: World): AlertRule[] {
  const failing = `max by (k8s_cluster, role) (${RECORDED_STEPS.k8sState} == 0) ^ 0`;
  const link = `max by (etcd_cluster, k8s_cluster, role) (${RECORDED.k8sLink})`;
  return [
    {
      alert: ALERTS.clientsCutOff,
      expr: withIdentity(`(${CUT_OFF}) ^ 0`),
      forSeconds: world.seconds(HOLD_SECONDS),
      labels: tierLabels("page"),
      annotations: clusterAnnotations(world.config, ALERTS.clientsCutOff, {
        summary: `The K8s clusters of ${CLUSTER} are cut off from it`,
        description: `At least half of the K8s clusters that ${CLUSTER} serves see their requests to it fail or time out.`,
      }),
    },
    {
      alert: ALERTS.k8sCutOff,
      expr: withIdentity(
        `max by (etcd_cluster, k8s_cluster) (${link} * on (k8s_cluster, role) group_left () (${failing}))`,
      ),
      forSeconds: world.seconds(CLIENT_TICKET_HOLD_SECONDS),
      labels: tierLabels("ticket"),
      annotations: clusterAnnotations(world.config, ALERTS.k8sCutOff, {
        summary: `K8s cluster {{ $labels.k8s_cluster }} is cut off from ${CLUSTER}`,
        description: `The API servers of {{ $labels.k8s_cluster }} see their requests to ${CLUSTER} fail or time out.`,
      }),
    },
  ];
}
