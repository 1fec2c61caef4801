// Evidence of life, every 15 s: members by what is known of them, writes that succeeded, quorum, witnesses, margin.
// An absent `up` is unknown, never bad. Rule: docs/slo.md "Quorum by evidence".
import {
  evidenceRange,
  perEtcdCluster,
  perMember,
  type RawSources,
  selectApiserver,
  selectEtcd,
  selectStep,
} from "../slis/context";
import { WRITE_REQUESTS } from "../slis/definitions/write";
import { aggregateAs, indent, orElse, select } from "../slis/expression";
import { selectApiserverRole } from "../slis/requests";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import { votingMembersUp } from "./identity";
import type { RecordingRule } from "./types";
import type { World } from "./world";

/** Attempts and failures are floats from the same scrapes: less than this share of success is rounding, not a write. */
const ROUNDING_SHARE = 0.000001;
/** Much longer than writes of a dead cluster can still look fresh. */
const UNSCRAPABLE_SECONDS = 180;

/** Per voting member: does it answer, does it see a leader. */
function buildRawMemberRules(sources: RawSources): RecordingRule[] {
  const leader = perMember(sources, selectEtcd(sources, "etcd_server_has_leader"));
  return [
    { record: RECORDED_STEPS.memberUp, expr: votingMembersUp(sources) },
    {
      record: RECORDED_STEPS.memberLeader,
      expr: `${leader} and on (etcd_cluster, member) (${RECORDED_STEPS.memberUp} == 1)`,
    },
  ];
}

/** Members of each cluster by what is known of them; 0 where members are known but none is so. */
function buildMemberCountRules(): RecordingRule[] {
  const { memberUp, memberLeader, membersKnown } = RECORDED_STEPS;
  const counted = (record: string, inner: string) => ({
    record,
    expr: `count by (etcd_cluster) (${inner})\nor ${membersKnown} * 0`,
  });
  return [
    { record: membersKnown, expr: `count by (etcd_cluster) (${memberUp})` },
    counted(RECORDED_STEPS.membersUp, `${memberUp} == 1`),
    counted(RECORDED_STEPS.membersSeen, `${memberLeader} == 1`),
    counted(RECORDED_STEPS.membersLeaderless, `${memberLeader} == 0`),
    counted(RECORDED_STEPS.membersLost, `${memberUp} == 0 or ${memberLeader} == 0`),
  ];
}

function buildServerWriteRule(sources: RawSources): RecordingRule {
  const window = evidenceRange(sources);
  const histogram = selectEtcd(
    sources,
    "etcd_server_request_duration_seconds_count",
    `type=~"${WRITE_REQUESTS.histogramTypes}"`,
    'success="true"',
  );
  const grpc = selectEtcd(
    sources,
    "grpc_server_handled_total",
    'grpc_service="etcdserverpb.KV",grpc_type="unary"',
    `grpc_method=~"${WRITE_REQUESTS.grpcMethods}"`,
    'grpc_code="OK"',
  );
  return {
    record: RECORDED_STEPS.serverWrites,
    expr: orElse(
      perEtcdCluster(sources, "sum", `rate(${grpc}[${window}])`, ["grpc_method"]),
      perEtcdCluster(sources, "sum", `rate(${histogram}[${window}])`, ["type"]),
    ),
  };
}

function buildApiserverWriteRules(sources: RawSources): RecordingRule[] {
  const { k8s_cluster } = sources.labels;
  const record = RECORDED_STEPS.k8sWrites;
  const sum = (role: "all" | "main" | "events", metric: string) => {
    const inner = selectApiserverRole(role, (...matchers) => {
      const operations = `operation=~"${WRITE_REQUESTS.apiserverOperations}"`;
      return `rate(${selectApiserver(sources, metric, operations, ...matchers)}[${evidenceRange(sources)}])`;
    });
    const identity = [...new Set([k8s_cluster, "instance", "operation", "type", "group", "resource"])].join(", ");
    return aggregateAs("sum", [{ canonical: "k8s_cluster", raw: k8s_cluster }], `max by (${identity}) (${inner})`);
  };
  return (["all", "main", "events"] as const).flatMap((role) => {
    const all = `max by (k8s_cluster) (${selectStep(sources, record, `role="${role}"`, 'event="all"')})`;
    return [
      { record, labels: { role, event: "all" }, expr: sum(role, "etcd_requests_total") },
      {
        record,
        labels: { role, event: "succeeded" },
        expr: orElse(
          `(\n  ${all}\n  - (${sum(role, "etcd_request_errors_total")} or ${all} * 0)\n  > ${all} * ${ROUNDING_SHARE}\n)`,
          `${all} * 0`,
        ),
      },
    ];
  });
}

/** What is read from raw series every 15 s, for the whole fleet or one shard. */
export function buildRawEvidenceRules(sources: RawSources): RecordingRule[] {
  return [...buildRawMemberRules(sources), buildServerWriteRule(sources), ...buildApiserverWriteRules(sources)];
}

const EXPECTED = `max by (etcd_cluster) (${RECORDED.expectedMembers})`;
const perCluster = (step: string) => `max by (etcd_cluster) (${step})`;

function majority(step: string): string {
  return `(${perCluster(step)} > on (etcd_cluster) (${EXPECTED} / 2))`;
}

function clientWrites(event: "all" | "succeeded"): string {
  return perCluster(select(RECORDED_STEPS.clientWrites, `event="${event}"`));
}

function buildClientWriteRules(): RecordingRule[] {
  return (["all", "succeeded"] as const).map((event) => ({
    record: RECORDED_STEPS.clientWrites,
    labels: { event },
    expr: `sum by (etcd_cluster) (${RECORDED.k8sLink} * on (k8s_cluster, role) group_left () max by (k8s_cluster, role) (${RECORDED_STEPS.k8sWrites}{event="${event}"}))`,
  }));
}

function buildWitnessRules(): RecordingRule[] {
  const serverYes = orElse(majority(RECORDED_STEPS.membersSeen), `(${perCluster(RECORDED_STEPS.serverWrites)} > 0)`);
  const serverNo = `((${perCluster(RECORDED_STEPS.membersLeaderless)} > 0) and on (etcd_cluster) ${majority(RECORDED_STEPS.membersLost)})`;
  const unreachable = `((${perCluster(RECORDED_STEPS.membersKnown)} - ${perCluster(RECORDED_STEPS.membersUp)}) > on (etcd_cluster) (${EXPECTED} / 2))`;
  const decide = (witness: string, yes: string, no: string, comment: string): RecordingRule => ({
    record: RECORDED.witness,
    labels: { witness },
    expr: `(\n${indent(yes)}\n) ^ 0\nor\n${no} * 0`,
    comment,
  });
  return [
    decide(
      "server",
      serverYes,
      serverNo,
      "The members: a majority sees a leader, or their counters show writes that succeeded.",
    ),
    decide(
      "client",
      `${clientWrites("succeeded")} > 0`,
      `(${clientWrites("all")} > 0)`,
      "The kube-apiservers: writes to etcd succeed, or are tried and all fail.",
    ),
    decide(
      "probe",
      majority(RECORDED_STEPS.membersUp),
      unreachable,
      "The scraper: a majority answers, or a majority does not.",
    ),
  ];
}

function buildQuorumRules(world: World): RecordingRule[] {
  const wrote = orElse(`(${perCluster(RECORDED_STEPS.serverWrites)} > 0)`, `(${clientWrites("succeeded")} > 0)`);
  const seen = perCluster(RECORDED_STEPS.membersSeen);
  return [
    {
      record: RECORDED.quorumNow,
      expr: orElse(
        `${majority(RECORDED_STEPS.membersSeen)} ^ 0`,
        `(${wrote}) ^ 0`,
        `${majority(RECORDED_STEPS.membersLost)} * 0`,
      ),
      comment:
        "Good: a majority sees a leader, or writes succeeded somewhere. Bad: a majority is lost and none did. Else unknown.",
    },
    {
      record: RECORDED.quorumMargin,
      expr: `(${seen} - on (etcd_cluster) (floor(${EXPECTED} / 2) + 1))\nand on (etcd_cluster)\n(${perCluster(RECORDED_STEPS.membersKnown)} >= on (etcd_cluster) ${EXPECTED})\nunless on (etcd_cluster)\n(${buildUnscrapable(world)})`,
      comment:
        "Only when every expected member answers or fails to: an unseen member is neither. Members that fail to while writes go on are unseen too.",
    },
  ];
}

/** Too few members have been seen for a quorum, yet writes succeeded all that time: scraping fails, not the members. */
function buildUnscrapable(world: World): string {
  const range = world.range(UNSCRAPABLE_SECONDS);
  const seen = `max by (etcd_cluster) (max_over_time(${RECORDED_STEPS.membersSeen}[${range}]))`;
  return `(${seen} < on (etcd_cluster) (floor(${EXPECTED} / 2) + 1)) and on (etcd_cluster) (min_over_time(${RECORDED.quorumNow}[${range}]) == 1)`;
}

/** Every 15 s, from recorded steps only. */
export function buildEvidenceRules(world: World): RecordingRule[] {
  return [...buildMemberCountRules(), ...buildClientWriteRules(), ...buildWitnessRules(), ...buildQuorumRules(world)];
}
