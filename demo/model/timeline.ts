// The life of one cluster as segments of constant condition: effects are merged, then quorum, elections, restarts and how the
// clients spread over the members follow from them, as etcd itself would decide. Nothing overlaps; the last segment never ends.
import { MODEL_EPOCH_MS } from "./basis";
import {
  type ClusterCondition,
  combineCluster,
  combineMember,
  type Effect,
  HEALTHY_CLUSTER,
  HEALTHY_MEMBER,
  isMemberEffect,
  type MemberCondition,
} from "./condition";
import type { EtcdCluster } from "./fleet";
import { hashUnit, pick } from "./random";

export interface MemberSegment extends MemberCondition {
  /** start of the running process; a later one than in the segment before means that its counters began again at zero */
  readonly startedAtMs: number;
  /** share of the clients' calls that reach this member */
  readonly trafficShare: number;
  readonly hasLeader: boolean;
  /** elections seen since the process started, its own joining included */
  readonly leaderChangesSeen: number;
}

export interface Segment {
  readonly fromMs: number;
  /** exclusive; Infinity for the last */
  readonly toMs: number;
  readonly cluster: ClusterCondition;
  readonly members: readonly MemberSegment[];
  /** -1 without a leader */
  readonly leaderIndex: number;
  readonly hasQuorum: boolean;
  /** nothing special: no effect touches this segment */
  readonly isQuiet: boolean;
}

const DAY_MS = 86_400_000;
/** No process of the fleet is older than this before the model's anchor. */
export const OLDEST_PROCESS_DAYS = 75;

export function toModelSeconds(timeMs: number): number {
  return (timeMs - MODEL_EPOCH_MS) / 1000;
}

interface Draft {
  readonly fromMs: number;
  readonly toMs: number;
  readonly cluster: ClusterCondition;
  readonly members: readonly MemberCondition[];
  readonly isQuiet: boolean;
}

/** Slices of constant condition, in order: [-Infinity, first change), ..., [last change, Infinity). */
function slice(cluster: EtcdCluster, effects: readonly Effect[]): Draft[] {
  const edges = [...new Set(effects.flatMap((effect) => [effect.fromMs, effect.toMs]))].sort((a, b) => a - b);
  const starts = [Number.NEGATIVE_INFINITY, ...edges];
  const ordered = [...effects].sort((a, b) => a.fromMs - b.fromMs);
  return starts.map((fromMs, index) => {
    const toMs = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    let state = HEALTHY_CLUSTER;
    const members = cluster.members.map(() => HEALTHY_MEMBER);
    let isQuiet = true;
    for (const effect of ordered) {
      if (effect.fromMs > fromMs) break;
      if (effect.toMs <= fromMs) continue;
      isQuiet = false;
      if (isMemberEffect(effect))
        members[effect.memberIndex] = combineMember(members[effect.memberIndex] ?? HEALTHY_MEMBER, effect.member);
      else state = combineCluster(state, effect.cluster);
    }
    return { fromMs, toMs, cluster: state, members, isQuiet };
  });
}

function canServe(member: MemberCondition | undefined): boolean {
  return member?.isUp === true && !member.isIsolated;
}

function elect(draft: Draft, previous: number, preferred: number): number {
  const available = draft.members.filter(canServe).length;
  if (available * 2 <= draft.members.length) return -1;
  if (preferred >= 0 && canServe(draft.members[preferred])) return preferred;
  if (canServe(draft.members[previous])) return previous;
  return draft.members.findIndex(canServe);
}

/**
 * Share of writes that wait for a stalled disk: the leader's own, or the slowest follower that the quorum needs.
 * Leaders elsewhere with enough healthy followers do not feel a bad zone.
 */
function stalledWriteShare(draft: Draft, leader: number): number {
  if (leader < 0) return 0;
  const quorum = Math.floor(draft.members.length / 2) + 1;
  const followers = draft.members
    .filter((member, index) => index !== leader && canServe(member))
    .map((member) => member.diskStallShare)
    .sort((a, b) => a - b);
  const needed = quorum > 1 ? (followers[quorum - 2] ?? 0) : 0;
  return 1 - (1 - (draft.members[leader]?.diskStallShare ?? 0)) * (1 - needed);
}

function withConsequences(draft: Draft, leader: number): ClusterCondition {
  const { cluster } = draft;
  const stalled = stalledWriteShare(draft, leader);
  if (leader < 0)
    return {
      ...cluster,
      writeFactor: cluster.writeFactor * 0.25,
      readFactor: cluster.readFactor * 0.25,
      writeFaultShare: 1,
      readFaultShare: 1,
      failedProposalsPerSecond: cluster.failedProposalsPerSecond + 0.12,
      readIndexFailuresPerSecond: cluster.readIndexFailuresPerSecond + 0.3,
    };
  if (stalled === 0) return cluster;
  return {
    ...cluster,
    writeSlowShare: 1 - (1 - cluster.writeSlowShare) * (1 - stalled),
    readSlowShare: 1 - (1 - cluster.readSlowShare) * (1 - 0.02 * stalled),
    proposalsPendingCount: cluster.proposalsPendingCount + 10 + 900 * stalled,
    heartbeatFailuresPerSecond: cluster.heartbeatFailuresPerSecond + 4 * stalled,
  };
}

interface Running {
  startedAtMs: number;
  isUp: boolean;
  hasLeader: boolean;
  leaderChangesSeen: number;
}

function firstProcesses(seed: number, cluster: EtcdCluster, anchorMs: number): Running[] {
  const rolledAtMs = anchorMs - DAY_MS * (29 + (OLDEST_PROCESS_DAYS - 30) * hashUnit(seed, cluster.id, "started"));
  return cluster.members.map((member) => ({
    startedAtMs: Math.round(rolledAtMs + member.index * 240_000),
    isUp: true,
    hasLeader: true,
    leaderChangesSeen: 1 + Math.floor(2.2 * hashUnit(seed, member.id, "elections")),
  }));
}

/** Brings the processes of the members into this slice: restarts, and elections as each member sees them. */
function advance(running: Running[], draft: Draft, leader: number, isElection: boolean): void {
  running.forEach((process, index) => {
    const member = draft.members[index];
    const isUp = member?.isUp === true;
    const hasLeader = isUp && leader >= 0 && member?.isIsolated !== true;
    if (isUp && !process.isUp) {
      process.startedAtMs = draft.fromMs;
      process.leaderChangesSeen = hasLeader ? 1 : 0;
    } else if (hasLeader && (isElection || !process.hasLeader)) process.leaderChangesSeen += 1;
    process.isUp = isUp;
    process.hasLeader = hasLeader;
  });
}

function trafficShares(cluster: EtcdCluster, draft: Draft): number[] {
  const weights = cluster.members.map((member, index) =>
    draft.members[index]?.isUp === true ? member.trafficShare * (canServe(draft.members[index]) ? 1 : 0.1) : 0,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total === 0 ? 0 : weight / total));
}

/** Operators let most clusters be led from their home zone: that is where the clients are. */
const LED_FROM_HOME_RATIO = 0.95;
/** A cluster with a member in each zone has no zone of its own; some care where it is led from, others leave it to elections. */
const SPREAD_LED_FROM_HOME_RATIO = 0.5;

/** Who leads while nothing happens. */
function usualLeader(seed: number, cluster: EtcdCluster): number {
  const isSpread = cluster.members.length > 1 && new Set(cluster.members.map(({ zone }) => zone)).size > 2;
  const ratio = isSpread ? SPREAD_LED_FROM_HOME_RATIO : LED_FROM_HOME_RATIO;
  const isAtHome = hashUnit(seed, cluster.id, "led from home") < ratio;
  const eligible = cluster.members.filter(({ zone }) => !isAtHome || zone === cluster.zone);
  return pick(hashUnit(seed, cluster.id, "leader"), eligible).index;
}

/** The segments of a cluster's life under these effects; `anchorMs` places the process starts. */
export function buildTimeline(
  seed: number,
  cluster: EtcdCluster,
  effects: readonly Effect[],
  anchorMs: number,
): Segment[] {
  const running = firstProcesses(seed, cluster, anchorMs);
  let leader = usualLeader(seed, cluster);
  return slice(cluster, effects).map((draft) => {
    const next = elect(draft, leader, draft.cluster.leaderIndex);
    const isElection = next >= 0 && next !== leader;
    advance(running, draft, next, isElection);
    leader = next;
    const shares = trafficShares(cluster, draft);
    return {
      fromMs: draft.fromMs,
      toMs: draft.toMs,
      cluster: withConsequences(draft, leader),
      members: draft.members.map((member, index) => ({
        ...member,
        startedAtMs: running[index]?.startedAtMs ?? 0,
        hasLeader: running[index]?.hasLeader ?? false,
        leaderChangesSeen: running[index]?.leaderChangesSeen ?? 0,
        trafficShare: shares[index] ?? 0,
      })),
      leaderIndex: leader,
      hasQuorum: leader >= 0,
      isQuiet: draft.isQuiet,
    };
  });
}

/** Index of the segment that holds this time. */
export function segmentIndexAt(timeline: readonly Segment[], timeMs: number): number {
  let low = 0;
  let high = timeline.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const segment = timeline[middle];
    if (segment !== undefined && segment.fromMs <= timeMs) low = middle;
    else high = middle - 1;
  }
  return low;
}
