// etcd's own alarms, by evidence: a member that raises one, writes refused for space while reads pass, answers DataLoss.
// `etcd_debugging_server_alarms` counts activations and keeps its value after the alarm is disarmed: only its rise is evidence, and a
// write that succeeds ends it. The db's size is no evidence either: NOSPACE stays after the db has shrunk. Rule: docs/alerts.md "Alarms".
import { perEtcdCluster, type RawSources, selectEtcd } from "../slis/context";
import { matchLabel, orElse, select } from "../slis/expression";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import type { RecordingRule } from "./types";
import type { World } from "./world";

/** Fewer refused writes a minute may be one client's burst. */
const LEAST_REFUSED = 1;
/** A rise of the count is seen for so long after it. */
const RISE_SECONDS = 300;
/** The alarm outlives minutes in which nobody writes; each evaluation renews it. */
const HELD_SECONDS = 300;
/** So many writes in a minute of which none was refused: there is room again. */
const LEAST_TRIED = 10;

/** Raw part, for the whole fleet or one shard: what members say of themselves, and answers DataLoss. */
export function buildRawAlarmRules(world: World, sources: RawSources): RecordingRule[] {
  const record = RECORDED_STEPS.alarmRaised;
  const rose = (alarm: string) =>
    `increase(${selectEtcd(sources, "etcd_debugging_server_alarms", matchLabel("alarm_type", alarm))}[${world.range(RISE_SECONDS)}]) > 0`;
  const check = selectEtcd(sources, "etcd_server_healthcheck", 'name="data_corruption"');
  const loss = `max by (etcd_cluster, grpc_method) (${select(RECORDED_STEPS.grpcHandled, 'grpc_code="DataLoss"')}) > 0`;
  return [
    { record, labels: { alarm: "NOSPACE" }, expr: `(${perEtcdCluster(sources, "max", rose("NOSPACE"))}) ^ 0` },
    {
      record,
      labels: { alarm: "CORRUPT" },
      expr: `(${perEtcdCluster(sources, "max", orElse(rose("CORRUPT"), `${check} == 0`))}) ^ 0`,
    },
    { record: RECORDED_STEPS.dataLossEvents, expr: `sum by (etcd_cluster) (${loss})` },
  ];
}

/** Every minute, from recorded steps. */
export function buildAlarmRules(world: World): RecordingRule[] {
  const says = (alarm: string) =>
    `max by (etcd_cluster) (${select(RECORDED_STEPS.alarmRaised, matchLabel("alarm", alarm))})`;
  const refused = (sli: "write" | "read") =>
    `max by (etcd_cluster) (${select(RECORDED_STEPS.requests, matchLabel("sli", sli), 'source="grpc"', 'event="exhausted"')})`;
  const noSpace = `((${refused("write")} >= ${LEAST_REFUSED}) unless on (etcd_cluster) (${refused("read")} > 0))`;
  // Full databases still let deletions through; only a put or a write transaction that succeeds proves that there is room.
  const written = `(sum by (etcd_cluster) (max by (etcd_cluster, grpc_method) (${select(RECORDED_STEPS.grpcHandled, 'grpc_method="Put"', 'grpc_code="OK"')})) > 0)`;
  const own = select(RECORDED.alarm, 'alarm="NOSPACE"');
  const silent = `(${says("NOSPACE")} or max by (etcd_cluster) (last_over_time(${own}[${world.range(HELD_SECONDS)}])))`;
  const tried = `max by (etcd_cluster) (${select(RECORDED_STEPS.requests, 'sli="write"', 'source="grpc"', 'event="all"')}) >= ${LEAST_TRIED}`;
  return [
    {
      record: RECORDED.alarm,
      labels: { alarm: "NOSPACE" },
      expr: `((${noSpace}) ^ 0\nor\n((${silent}) ^ 0\n  unless on (etcd_cluster) ${written}\n  unless on (etcd_cluster) (${tried})))`,
      comment:
        "Refused writes with reads that pass; else a count that rose, or the alarm before, until writes are tried and not refused.",
    },
    {
      record: RECORDED.alarm,
      labels: { alarm: "CORRUPT" },
      expr: `(${orElse(says("CORRUPT"), `max by (etcd_cluster) (${RECORDED_STEPS.dataLossEvents})`)}) ^ 0`,
    },
  ];
}
