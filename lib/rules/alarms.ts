// etcd's own alarms, by evidence: members that say so, writes refused for space while reads pass, answers DataLoss.
// The db's size is no evidence: NOSPACE stays after the db has shrunk, until it is disarmed. Rule: docs/alerts.md "Alarms".
import { minuteRange, perEtcdCluster, perMinuteFactor, type RawSources, selectEtcd } from "../slis/context";
import { matchLabel, orElse, select } from "../slis/expression";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import type { RecordingRule } from "./types";

/** Fewer refused writes a minute may be one client's burst. */
const LEAST_REFUSED = 1;

function raised(sources: RawSources, alarm: "NOSPACE" | "CORRUPT", ...more: readonly string[]): RecordingRule {
  const gauge = selectEtcd(sources, "etcd_debugging_server_alarms", matchLabel("alarm_type", alarm));
  return {
    record: RECORDED_STEPS.alarmRaised,
    labels: { alarm },
    expr: `${perEtcdCluster(sources, "max", orElse(`${gauge} > 0`, ...more))} ^ 0`,
  };
}

/** Raw part, for the whole fleet or one shard: what members say of themselves, and answers DataLoss. */
export function buildRawAlarmRules(sources: RawSources): RecordingRule[] {
  const check = selectEtcd(sources, "etcd_server_healthcheck", 'name="data_corruption"');
  const loss = selectEtcd(sources, "grpc_server_handled_total", 'grpc_code="DataLoss"');
  const rate = `rate(${loss}[${minuteRange(sources)}]) * ${perMinuteFactor(sources)} > 0`;
  return [
    raised(sources, "NOSPACE"),
    raised(sources, "CORRUPT", `${check} == 0`),
    {
      record: RECORDED_STEPS.dataLossEvents,
      expr: perEtcdCluster(sources, "sum", rate, ["grpc_service", "grpc_method"]),
    },
  ];
}

/** Every minute, from recorded steps. */
export function buildAlarmRules(): RecordingRule[] {
  const says = (alarm: string) =>
    `max by (etcd_cluster) (${select(RECORDED_STEPS.alarmRaised, matchLabel("alarm", alarm))})`;
  const refused = (sli: "write" | "read") =>
    `max by (etcd_cluster) (${select(RECORDED_STEPS.requests, matchLabel("sli", sli), 'source="grpc"', 'event="exhausted"')})`;
  const noSpace = `((${refused("write")} >= ${LEAST_REFUSED}) unless on (etcd_cluster) (${refused("read")} > 0))`;
  return [
    {
      record: RECORDED.alarm,
      labels: { alarm: "NOSPACE" },
      expr: orElse(says("NOSPACE"), `${noSpace} ^ 0`),
      comment: "Too many requests refuses reads and writes alike; a full database refuses writes only.",
    },
    {
      record: RECORDED.alarm,
      labels: { alarm: "CORRUPT" },
      expr: orElse(says("CORRUPT"), `max by (etcd_cluster) (${RECORDED_STEPS.dataLossEvents}) ^ 0`),
    },
  ];
}
