// Who is a member: etcd says so (its server id), scrape targets are only how we see it. Two ports or jobs of one member are one member,
// a target without etcd's metrics (a backup's exporter) is none, a learner does not vote. Rules, facts and pages ask what is recorded here.
import { formatRange, perMember, perTarget, type RawSources, selectEtcd, selectStep } from "../slis/context";
import { indent, orElse } from "../slis/expression";
import { RECORDED_STEPS } from "../slo/recorded-series";
import type { RecordingRule } from "./types";
import type { World } from "./world";

/** How long a silent target is known by its last word; each evaluation renews it, so this only bridges missed ones. */
const CARRY_SECONDS = 300;
const HOST_PART = "(.*?)(:[0-9]+)?";
const ID = "etcd_cluster, target, server_id, place";

function upOf(sources: RawSources): string {
  return perTarget(sources, selectEtcd(sources, "up"));
}

/** Which member each target speaks for: what it says now, else what it said while it is still a target. */
function buildTargetIdRule(sources: RawSources): RecordingRule {
  const says = perTarget(sources, selectEtcd(sources, "etcd_server_id"), ["server_id"]);
  const before = `max by (${ID}) (last_over_time(${selectStep(sources, RECORDED_STEPS.targetId)}[${formatRange(sources, CARRY_SECONDS)}]))`;
  return {
    record: RECORDED_STEPS.targetId,
    expr: `label_replace(${says}, "place", "$1", "target", "${HOST_PART}") ^ 0\nor on (etcd_cluster, target)\n(${before} and on (etcd_cluster, target) ${upOf(sources)})`,
  };
}

/**
 * One target stands for its member: one that answers, the same as before while it does. Left out besides: targets that never said who
 * they are on a host where another one did, and targets that answer without being etcd.
 */
function buildExtraTargetRule(sources: RawSources): RecordingRule {
  const ids = `max by (${ID}) (${selectStep(sources, RECORDED_STEPS.targetId)})`;
  const up = upOf(sources);
  const before = `max by (etcd_cluster, target) (${selectStep(sources, RECORDED_STEPS.targetExtra)})`;
  // Answering counts most, then having stood for the member before.
  const rank = `${ids} * on (etcd_cluster, target) group_left () (${up} * 2 + 1)\n- on (etcd_cluster, target) group_left () (${before} ^ 0 * 0.5 or ${up} * 0)`;
  const chosen = `topk by (etcd_cluster, server_id) (1,\n${indent(rank)}\n)`;
  const isEtcd = perTarget(sources, selectEtcd(sources, "etcd_server_has_leader"));
  const unnamed = `label_replace(${up} unless on (etcd_cluster, target) ${ids}, "place", "$1", "target", "${HOST_PART}")`;
  const besideNamed = `max by (etcd_cluster, target) (${unnamed} and on (etcd_cluster, place) ${ids} unless on (etcd_cluster, target) ${isEtcd})`;
  const noEtcd = `((${up} == 1) unless on (etcd_cluster, target) ${ids} unless on (etcd_cluster, target) ${isEtcd} and on (etcd_cluster) (${isEtcd} or ${ids}))`;
  const further = `max by (etcd_cluster, target) (${ids} unless on (etcd_cluster, target) (${chosen}))`;
  return { record: RECORDED_STEPS.targetExtra, expr: `(${orElse(further, besideNamed, noEtcd)}) ^ 0` };
}

/** Every 15 s, before anything that counts members. */
export function buildTargetRules(sources: RawSources): RecordingRule[] {
  return [buildTargetIdRule(sources), buildExtraTargetRule(sources)];
}

/** Every minute: the member of each target, for pages that read raw series. */
export function buildTargetMemberRule(sources: RawSources): RecordingRule {
  const ids = `max by (${ID}) (${RECORDED_STEPS.targetId})`;
  const named = `label_replace(${upOf(sources)} unless on (etcd_cluster, target) ${RECORDED_STEPS.targetExtra}, "member", "$1", "target", "(.*)") ^ 0`;
  const stands = `max by (etcd_cluster, server_id, member) (label_replace(${ids} unless on (etcd_cluster, target) ${RECORDED_STEPS.targetExtra}, "member", "$1", "target", "(.*)"))`;
  const further = `max by (etcd_cluster, target, member) ((${ids} and on (etcd_cluster, target) ${RECORDED_STEPS.targetExtra}) * on (etcd_cluster, server_id) group_left (member) topk by (etcd_cluster, server_id) (1, ${stands}))`;
  return { record: RECORDED_STEPS.targetMember, expr: `${named}\nor\n${further}` };
}

/** Further targets, as members would be called {etcd_cluster, member}. */
export const EXTRA_MEMBERS = `label_replace(${RECORDED_STEPS.targetExtra}, "member", "$1", "target", "(.*)")`;

/** A raw gauge of the members {etcd_cluster, member}, further targets left out. */
export function perOwnMember(sources: RawSources, inner: string): string {
  return `${perMember(sources, inner)}\nunless on (etcd_cluster, member) label_replace(${selectStep(sources, RECORDED_STEPS.targetExtra)}, "member", "$1", "target", "(.*)")`;
}

/** Learners do not vote; one that is down is known by its last hour. */
export function buildLearnerRule(world: World): RecordingRule {
  const learner = `last_over_time(${selectEtcd(world.sources, "etcd_server_is_learner")}[${world.range(3_600)}])`;
  return { record: RECORDED_STEPS.learner, expr: `${perMember(world.sources, learner)} == 1` };
}

/**
 * Voting members {etcd_cluster, member} with their `up`. A learner is one from the scrape that says so: what is recorded by the minute
 * comes later, and a learner that counted until then would be a member that may fail.
 */
export function votingMembersUp(sources: RawSources): string {
  const says = `${perMember(sources, selectEtcd(sources, "etcd_server_is_learner"))} == 1`;
  const up = perOwnMember(sources, selectEtcd(sources, "up"));
  return `${up}\nunless on (etcd_cluster, member) (\n${indent(orElse(says, RECORDED_STEPS.learner))}\n)`;
}

/** Voters by etcd's own word {etcd_cluster}: from 3.6 on known peers include the member itself, before they do not. Learners left out. */
export function membersByEtcd(sources: RawSources): string {
  const peers = perTarget(sources, selectEtcd(sources, "etcd_network_known_peers"), ["Remote"]);
  const known = `sum by (etcd_cluster, target) (${peers})`;
  const self = `max by (etcd_cluster, target) (label_replace(${peers}, "server_id", "$1", "Remote", "(.*)") and on (etcd_cluster, target, server_id) ${RECORDED_STEPS.targetId})`;
  const leader = `(${perTarget(sources, selectEtcd(sources, "etcd_server_has_leader"))} == 1)`;
  // `self` is 1 where the member lists itself.
  const all = `${known} + on (etcd_cluster, target) (1 - (${self} or ${known} * 0))`;
  const said = `max by (etcd_cluster) ((${all}) and on (etcd_cluster, target) ${leader})`;
  const learners = `count by (etcd_cluster) (max by (etcd_cluster, member) (${RECORDED_STEPS.learner}))`;
  return `(${said}) - on (etcd_cluster) (${learners} or (${said}) * 0)`;
}
