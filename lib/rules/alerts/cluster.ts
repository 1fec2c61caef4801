// Alerts about one cluster that do not wait for a budget: quorum lost, database full, data inconsistent.
import { matchLabel, select } from "../../slis/expression";
import { ALERTS } from "../../slo/alerts";
import { RECORDED } from "../../slo/recorded-series";
import type { AlertRule } from "../types";
import type { World } from "../world";
import { clusterAnnotations, tierLabels, withIdentity } from "./words";

/** Longer than an election, short enough that a total outage pages within four minutes. */
const QUORUM_HOLD_SECONDS = 60;
const NO_SPACE_HOLD_SECONDS = 120;
const CORRUPT_HOLD_SECONDS = 60;
const CLUSTER = "{{ $labels.etcd_cluster }}";

/** Every 15 s, by the same evidence that makes a cluster down: expired certificates or a lost shard do not page. */
export function buildQuorumAlert(world: World): AlertRule {
  return {
    alert: ALERTS.quorumLost,
    expr: withIdentity(`(max by (etcd_cluster) (${RECORDED.quorumNow}) == 0) ^ 0`),
    forSeconds: world.seconds(QUORUM_HOLD_SECONDS),
    labels: tierLabels("page"),
    annotations: clusterAnnotations(world.config, ALERTS.quorumLost, {
      summary: `${CLUSTER} has lost its quorum`,
      description: `A majority of the members of ${CLUSTER} does not answer or sees no leader, and no write succeeded anywhere.`,
    }),
  };
}

function alarmOf(alarm: "NOSPACE" | "CORRUPT"): string {
  return withIdentity(`max by (etcd_cluster) (${select(RECORDED.alarm, matchLabel("alarm", alarm))})`);
}

/** Every minute. */
export function buildAlarmAlerts(world: World): AlertRule[] {
  return [
    {
      alert: ALERTS.noSpace,
      expr: alarmOf("NOSPACE"),
      forSeconds: world.seconds(NO_SPACE_HOLD_SECONDS),
      labels: tierLabels("page", { alarm: "NOSPACE" }),
      annotations: clusterAnnotations(world.config, ALERTS.noSpace, {
        summary: `${CLUSTER} refuses writes: its database is full`,
        description: `Writes to ${CLUSTER} are refused for space while reads pass, or a member reports the NOSPACE alarm. Compact, defragment each member, then disarm the alarm: it stays until disarmed.`,
      }),
    },
    {
      alert: ALERTS.corrupt,
      expr: alarmOf("CORRUPT"),
      forSeconds: world.seconds(CORRUPT_HOLD_SECONDS),
      labels: tierLabels("page", { alarm: "CORRUPT" }),
      annotations: clusterAnnotations(world.config, ALERTS.corrupt, {
        summary: `${CLUSTER} has inconsistent data`,
        description: `A member of ${CLUSTER} answers DataLoss or reports that its data differs from the others'. Do not restart or defragment before you know which member is right.`,
      }),
    },
  ];
}
