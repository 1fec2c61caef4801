// Evidence of life, every 15 s: members by what is known of them, writes that succeeded, quorum, witnesses, margin.
// An absent `up` is unknown, never bad. Rule: docs/slo.md "Quorum by evidence".
import { selectApiserverRole } from "../slis/apiserver-requests";
import {
  evidenceReading,
  type Moment,
  ofMembers,
  perTarget,
  type RawSources,
  selectApiserver,
  selectEtcd,
  selectStep,
} from "../slis/context";
import { WRITE_REQUESTS } from "../slis/definitions/write";
import { aggregateAs, indent, orElse, select } from "../slis/expression";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import { buildTargetRules, perOwnMember, votingMembersUp } from "./members";
import type { RecordingRule } from "./types";
import type { World } from "./world";

/** Much longer than writes of a dead cluster can still look fresh. */
const UNSCRAPABLE_SECONDS = 180;
/** Writes that clients must have tried before "all failed" says something: one cancelled call is no witness. */
const LEAST_TRIED_WRITES = 3;

/** Per voting member: does it answer, does it see a leader. */
function buildRawMemberRules(sources: RawSources): RecordingRule[] {
  const leader = perOwnMember(sources, selectEtcd(sources, "etcd_server_has_leader"));
  return [
    { record: RECORDED_STEPS.memberUp, expr: votingMembersUp(sources) },
    {
      record: RECORDED_STEPS.memberLeader,
      expr: `${leader}\nand on (etcd_cluster, member) (max by (etcd_cluster, member) (${selectStep(sources, RECORDED_STEPS.memberUp)}) == 1)`,
    },
  ];
}

/** Members of each cluster by what is known of them; 0 where the cluster is expected but none is so. */
function buildMemberCountRules(): RecordingRule[] {
  const { membersKnown } = RECORDED_STEPS;
  const member = (step: string) => `max by (etcd_cluster, member) (${step})`;
  const up = member(RECORDED_STEPS.memberUp);
  const leader = member(RECORDED_STEPS.memberLeader);
  const orZero = (inner: string) => `count by (etcd_cluster) (${inner})\nor ${EXPECTED} * 0`;
  const answering = `(count by (etcd_cluster) (${up} == 1) or ${EXPECTED} * 0)`;
  const leaderless = `(count by (etcd_cluster) (${leader} == 0) or ${EXPECTED} * 0)`;
  return [
    { record: membersKnown, expr: `count by (etcd_cluster) (${up})` },
    { record: RECORDED_STEPS.membersUp, expr: orZero(`${up} == 1`) },
    { record: RECORDED_STEPS.membersSeen, expr: orZero(`${leader} == 1`) },
    { record: RECORDED_STEPS.membersLeaderless, expr: orZero(`${leader} == 0`) },
    {
      record: RECORDED_STEPS.membersLost,
      expr: `clamp_min(${EXPECTED} - on (etcd_cluster) ${answering}, 0) + on (etcd_cluster) ${leaderless}`,
      comment: "Silent (expected and not answering, also when service discovery dropped them) and leaderless.",
    },
  ];
}

/** What the members' own counters of successful writes grew by over the last two scrapes. */
function buildServerWriteRule(sources: RawSources): RecordingRule {
  const grpc = selectEtcd(
    sources,
    "grpc_server_handled_total",
    'grpc_service="etcdserverpb.KV"',
    `grpc_method=~"${WRITE_REQUESTS.grpcMethods}"`,
    'grpc_code="OK"',
  );
  const at = (moment: Moment) =>
    perTarget(sources, `sum without (grpc_method) (${evidenceReading(sources, grpc, moment)})`);
  return {
    record: RECORDED_STEPS.serverWrites,
    expr: `sum by (etcd_cluster) (\n${indent(ofMembers(sources, `clamp_min(${at("now")} - on (etcd_cluster, target) ${at("before")}, 0)`))}\n)`,
  };
}

/** What apiservers tried to write over the last two scrapes, and what of it did not fail. */
function buildApiserverWriteRules(sources: RawSources): RecordingRule[] {
  const record = RECORDED_STEPS.k8sWrites;
  const { k8s_cluster } = sources.labels;
  const copies = [
    { canonical: "k8s_cluster", raw: k8s_cluster },
    { canonical: "target", raw: "instance" },
  ];
  const counted = (role: "all" | "events", metric: string, moment: Moment) => {
    const inner = selectApiserverRole(role, (...matchers) =>
      evidenceReading(
        sources,
        selectApiserver(sources, metric, WRITE_REQUESTS.apiserverOperations, ...matchers),
        moment,
      ),
    );
    return aggregateAs("max", copies, `sum without (operation, type, group, resource) (${inner})`);
  };
  const step = (role: string, event: string) =>
    `max by (k8s_cluster) (${selectStep(sources, record, `role="${role}"`, `event="${event}"`)})`;
  const grown = (role: "all" | "events", metric: string, zero: string) => {
    const before =
      zero === ""
        ? counted(role, metric, "before")
        : `(${counted(role, metric, "before")} or ${counted(role, metric, "now")} * 0)`;
    return `sum by (k8s_cluster) (clamp_min(${counted(role, metric, "now")} - on (k8s_cluster, target) ${before}, 0))${zero}`;
  };
  const own = (["all", "events"] as const).flatMap((role) => [
    { record, labels: { role, event: "all" }, expr: grown(role, "etcd_requests_total", "") },
    {
      record,
      labels: { role, event: "failed" },
      expr: grown(role, "etcd_request_errors_total", ` or ${step(role, "all")} * 0`),
    },
    {
      record,
      labels: { role, event: "succeeded" },
      expr: `clamp_min(${step(role, "all")} - ${step(role, "failed")}, 0)`,
    },
  ]);
  const main = (["all", "succeeded"] as const).map((event) => ({
    record,
    labels: { role: "main", event },
    expr: `clamp_min(${step("all", event)} - (${step("events", event)} or ${step("all", event)} * 0), 0)`,
  }));
  return [...own, ...main];
}

/** What is read from raw series every 15 s, for the whole fleet or one shard. */
export function buildRawEvidenceRules(sources: RawSources): RecordingRule[] {
  return [
    ...buildTargetRules(sources),
    ...buildRawMemberRules(sources),
    buildServerWriteRule(sources),
    ...buildApiserverWriteRules(sources),
  ];
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
    expr: `sum by (etcd_cluster) (max by (etcd_cluster, k8s_cluster, role) (${RECORDED.k8sLink}) * on (k8s_cluster, role) group_left () max by (k8s_cluster, role) (${RECORDED_STEPS.k8sWrites}{event="${event}"}))`,
  }));
}

function buildWitnessRules(): RecordingRule[] {
  const serverYes = orElse(majority(RECORDED_STEPS.membersSeen), `(${perCluster(RECORDED_STEPS.serverWrites)} > 0)`);
  const serverNo = `((${perCluster(RECORDED_STEPS.membersLeaderless)} > 0) and on (etcd_cluster) ${majority(RECORDED_STEPS.membersLost)} and on (etcd_cluster) (${perCluster(RECORDED_STEPS.membersSeen)} == 0))`;
  const unreachable = `((${perCluster(RECORDED_STEPS.membersKnown)} - on (etcd_cluster) ${perCluster(RECORDED_STEPS.membersUp)}) > on (etcd_cluster) (${EXPECTED} / 2))`;
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
      `(${clientWrites("all")} >= ${LEAST_TRIED_WRITES})`,
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
  const clientsFail = `(${clientWrites("all")} >= ${LEAST_TRIED_WRITES} unless on (etcd_cluster) (${clientWrites("succeeded")} > 0))`;
  const secondWitness = `((${perCluster(RECORDED_STEPS.membersLeaderless)} > 0) or ${clientsFail})`;
  return [
    {
      record: RECORDED.quorumNow,
      expr: `(\n${orElse(
        `${majority(RECORDED_STEPS.membersSeen)} ^ 0`,
        `(${wrote}) ^ 0`,
        `(${majority(RECORDED_STEPS.membersLost)} and on (etcd_cluster) (${seen} == 0) and on (etcd_cluster) ${secondWitness}) * 0`,
      )}\n)\nand on (etcd_cluster) ${RECORDED.info}`,
      comment:
        "Good: a majority sees a leader, or writes succeeded somewhere. Bad: a majority is lost, nobody sees a leader, none wrote, and a member or the clients say so too: the scraper alone proves nothing. Else unknown.",
    },
    {
      record: RECORDED.quorumMargin,
      expr: `(${seen} - on (etcd_cluster) (floor(${EXPECTED} / 2) + 1))\nand on (etcd_cluster)\n(${perCluster(RECORDED_STEPS.membersKnown)} >= on (etcd_cluster) ${EXPECTED})\nand on (etcd_cluster) ${RECORDED.quorumNow}\nunless on (etcd_cluster)\n(${buildUnscrapable(world)})`,
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
