// Leadership, raft and identity families of an etcd member.
import { BASIS } from "../basis";
import { hashUnit } from "../random";
import type { FamilySpec, SeriesSpec } from "../series";
import { linearTerms } from "../series";
import { counter, counterSeries, gauge, type MemberContext, memberOf } from "./context";
import { appliedPerSecond } from "./load";

/** Raft indexes and revisions of a cluster start somewhere and never fall. */
function raftIndex(context: MemberContext, name: string, gap: number): FamilySpec {
  const { cluster } = context;
  const series: SeriesSpec = {
    name,
    labels: "",
    kind: "lasting",
    decimals: 0,
    startValue: Math.floor(2e8 * (0.1 + hashUnit(1, cluster.id, "raft"))),
    isFrozenIn: (segment) => memberOf(context, segment).isIsolated || !segment.hasQuorum,
    terms: (segment, out) => linearTerms(out, BASIS.writes, appliedPerSecond(cluster, segment), BASIS.one, 0, -gap),
  };
  return { name, type: "gauge", series: [series] };
}

function identity(context: MemberContext): FamilySpec[] {
  const { member, minor } = context;
  const lowest = Math.min(...context.cluster.members.map((other) => Number(other.version.split(".")[1])));
  return [
    gauge("etcd_server_id", `server_id="${member.serverIdHex}"`, () => 1),
    gauge("etcd_server_version", `server_version="${member.version}"`, () => 1),
    gauge("etcd_cluster_version", `cluster_version="3.${lowest}"`, () => 1),
    gauge("etcd_server_go_version", `server_go_version="${minor >= 6 ? "go1.24.9" : "go1.21.13"}"`, () => 1),
  ];
}

/** A refused write raises the alarm anew in 3.6; 3.7 seldom does. */
const ALARMS_PER_SECOND = { refused: 0.35, seldom: 0.03 } as const;

/** Not whether an alarm is up but how often each member raised one, as every member applied it: disarming takes nothing back. */
function alarms(context: MemberContext): FamilySpec[] {
  const { cluster, minor } = context;
  if (minor < 6) return [];
  const name = "etcd_debugging_server_alarms";
  const perSecond = minor === 6 ? ALARMS_PER_SECOND.refused : ALARMS_PER_SECOND.seldom;
  const series = cluster.members.map(({ serverIdHex, trafficShare }) => ({
    ...counterSeries(name, `server_id="${serverIdHex}",alarm_type="NOSPACE"`, BASIS.time, (segment) =>
      segment.cluster.hasNoSpaceAlarm ? perSecond * trafficShare : 0,
    ),
    isLazy: true,
  }));
  return [{ name, type: "gauge", series }];
}

export function serverFamilies(context: MemberContext): FamilySpec[] {
  const { member } = context;
  const ifLeader = (rate: number, isLeader: boolean) => (isLeader ? rate : 0);
  return [
    gauge("etcd_server_has_leader", "", (segment) => (memberOf(context, segment).hasLeader ? 1 : 0)),
    gauge("etcd_server_is_leader", "", (segment) => (segment.leaderIndex === member.index ? 1 : 0)),
    gauge("etcd_server_is_learner", "", () => 0),
    {
      ...gauge("etcd_server_leader_changes_seen_total", "", (segment) => memberOf(context, segment).leaderChangesSeen),
      type: "counter",
    },
    raftIndex(context, "etcd_server_proposals_committed_total", 0),
    raftIndex(context, "etcd_server_proposals_applied_total", Math.floor(3 * hashUnit(1, member.id, "apply-lag"))),
    gauge("etcd_server_proposals_pending", "", (segment) => Math.round(segment.cluster.proposalsPendingCount)),
    counter("etcd_server_proposals_failed_total", BASIS.time, (segment) => segment.cluster.failedProposalsPerSecond),
    counter("etcd_server_heartbeat_send_failures_total", BASIS.busyTime, (segment) =>
      ifLeader(5e-5 + segment.cluster.heartbeatFailuresPerSecond, segment.leaderIndex === member.index),
    ),
    counter("etcd_server_slow_apply_total", BASIS.busyTime, (segment) => {
      const own = memberOf(context, segment);
      return 4e-4 + own.slowAppliesPerSecond + 1.5 * own.diskDegradedRatio;
    }),
    counter("etcd_server_slow_read_indexes_total", BASIS.busyTime, (segment) => (segment.hasQuorum ? 2e-5 : 0.2)),
    counter("etcd_server_read_indexes_failed_total", BASIS.time, (segment) => {
      const own = memberOf(context, segment);
      return segment.cluster.readIndexFailuresPerSecond + (own.isIsolated ? 0.4 : 0);
    }),
    counter("etcd_server_health_success", BASIS.time, (segment) => (memberOf(context, segment).hasLeader ? 0.1 : 0)),
    counter("etcd_server_health_failures", BASIS.time, (segment) => (memberOf(context, segment).hasLeader ? 0 : 0.1)),
    gauge("etcd_server_quota_backend_bytes", "", () => context.cluster.quotaBytes),
    ...identity(context),
    ...alarms(context),
  ];
}
