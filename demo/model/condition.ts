// What can be wrong with a cluster or a member, as numbers, and how several wrongs at once combine. Incidents only ever speak in
// these words (effects); the timeline turns them into segments; the series read segments. One place, so that exposition, backfill
// and truth cannot tell different stories.

export interface MemberCondition {
  readonly isUp: boolean;
  /** cut off from its peers, still running */
  readonly isIsolated: boolean;
  readonly isDefragmenting: boolean;
  /** 0 healthy disk, 1 fully degraded */
  readonly diskDegradedRatio: number;
  /** share of fsyncs that stall for seconds */
  readonly diskStallShare: number;
  readonly cpuFactor: number;
  readonly memoryFactor: number;
  readonly bytesOutFactor: number;
  readonly slowAppliesPerSecond: number;
  /** revisions and keys that this member lacks while it claims to be healthy */
  readonly revisionGap: number;
  readonly keysGap: number;
}

export const FAULT_CODES = ["Unavailable", "DeadlineExceeded", "ResourceExhausted", "DataLoss"] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export interface ClusterCondition {
  readonly writeFactor: number;
  readonly readFactor: number;
  readonly writeFaultShare: number;
  readonly readFaultShare: number;
  readonly writeSlowShare: number;
  readonly readSlowShare: number;
  readonly faultCode: FaultCode;
  /** calls that etcd refuses as the client's fault (request too large) */
  readonly writeRefusedShare: number;
  readonly valueSizeFactor: number;
  readonly rangeSizeFactor: number;
  readonly proposalsPendingCount: number;
  readonly failedProposalsPerSecond: number;
  readonly heartbeatFailuresPerSecond: number;
  readonly readIndexFailuresPerSecond: number;
  /** extra database bytes and keys: a line, as value at the model's epoch and slope per second */
  readonly extraDbBytes: number;
  readonly extraDbBytesPerSecond: number;
  /** bytes that defragmentation gave back: gone from the file, never from what is in use */
  readonly releasedDbBytes: number;
  readonly extraKeys: number;
  readonly extraKeysPerSecond: number;
  readonly eventWritesFactor: number;
  readonly listFactor: number;
  readonly leaseFactor: number;
  /** requests per second that the kube-apiserver rejects (429) */
  readonly rejectsPerSecond: number;
  readonly inflightFactor: number;
  /** who leads while this lasts; -1 leaves it to the election */
  readonly leaderIndex: number;
  readonly isEtcdScraped: boolean;
  readonly isApiserverScraped: boolean;
  readonly hasNoSpaceAlarm: boolean;
}

export const HEALTHY_MEMBER: MemberCondition = {
  isUp: true,
  isIsolated: false,
  isDefragmenting: false,
  diskDegradedRatio: 0,
  diskStallShare: 0,
  cpuFactor: 1,
  memoryFactor: 1,
  bytesOutFactor: 1,
  slowAppliesPerSecond: 0,
  revisionGap: 0,
  keysGap: 0,
};

export const HEALTHY_CLUSTER: ClusterCondition = {
  writeFactor: 1,
  readFactor: 1,
  writeFaultShare: 0,
  readFaultShare: 0,
  writeSlowShare: 0,
  readSlowShare: 0,
  faultCode: "Unavailable",
  writeRefusedShare: 0,
  valueSizeFactor: 1,
  rangeSizeFactor: 1,
  proposalsPendingCount: 0,
  failedProposalsPerSecond: 0,
  heartbeatFailuresPerSecond: 0,
  readIndexFailuresPerSecond: 0,
  extraDbBytes: 0,
  extraDbBytesPerSecond: 0,
  releasedDbBytes: 0,
  extraKeys: 0,
  extraKeysPerSecond: 0,
  eventWritesFactor: 1,
  listFactor: 1,
  leaseFactor: 1,
  rejectsPerSecond: 0,
  inflightFactor: 1,
  leaderIndex: -1,
  isEtcdScraped: true,
  isApiserverScraped: true,
  hasNoSpaceAlarm: false,
};

/** What an incident does to the users of a cluster: breaks its service, takes its safety margin, hides it, or only shows. */
export type Impact = "service" | "margin" | "blind" | "visible";

interface EffectBase {
  readonly incidentId: string;
  readonly clusterId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly impact: Impact;
}
export interface ClusterEffect extends EffectBase {
  readonly cluster: Partial<ClusterCondition>;
}
export interface MemberEffect extends EffectBase {
  readonly memberIndex: number;
  readonly member: Partial<MemberCondition>;
}
export type Effect = ClusterEffect | MemberEffect;

export function isMemberEffect(effect: Effect): effect is MemberEffect {
  return "memberIndex" in effect;
}

/** Union of independent chances. */
function union(left: number, right: number): number {
  return 1 - (1 - left) * (1 - right);
}

export function combineMember(state: MemberCondition, patch: Partial<MemberCondition>): MemberCondition {
  const next = { ...HEALTHY_MEMBER, ...patch };
  return {
    isUp: state.isUp && next.isUp,
    isIsolated: state.isIsolated || next.isIsolated,
    isDefragmenting: state.isDefragmenting || next.isDefragmenting,
    diskDegradedRatio: union(state.diskDegradedRatio, next.diskDegradedRatio),
    diskStallShare: union(state.diskStallShare, next.diskStallShare),
    cpuFactor: state.cpuFactor * next.cpuFactor,
    memoryFactor: state.memoryFactor * next.memoryFactor,
    bytesOutFactor: state.bytesOutFactor * next.bytesOutFactor,
    slowAppliesPerSecond: state.slowAppliesPerSecond + next.slowAppliesPerSecond,
    revisionGap: state.revisionGap + next.revisionGap,
    keysGap: state.keysGap + next.keysGap,
  };
}

export function combineCluster(state: ClusterCondition, patch: Partial<ClusterCondition>): ClusterCondition {
  const next = { ...HEALTHY_CLUSTER, ...patch };
  return {
    writeFactor: state.writeFactor * next.writeFactor,
    readFactor: state.readFactor * next.readFactor,
    writeFaultShare: union(state.writeFaultShare, next.writeFaultShare),
    readFaultShare: union(state.readFaultShare, next.readFaultShare),
    writeSlowShare: union(state.writeSlowShare, next.writeSlowShare),
    readSlowShare: union(state.readSlowShare, next.readSlowShare),
    faultCode: patch.faultCode ?? state.faultCode,
    writeRefusedShare: union(state.writeRefusedShare, next.writeRefusedShare),
    valueSizeFactor: state.valueSizeFactor * next.valueSizeFactor,
    rangeSizeFactor: state.rangeSizeFactor * next.rangeSizeFactor,
    proposalsPendingCount: state.proposalsPendingCount + next.proposalsPendingCount,
    failedProposalsPerSecond: state.failedProposalsPerSecond + next.failedProposalsPerSecond,
    heartbeatFailuresPerSecond: state.heartbeatFailuresPerSecond + next.heartbeatFailuresPerSecond,
    readIndexFailuresPerSecond: state.readIndexFailuresPerSecond + next.readIndexFailuresPerSecond,
    extraDbBytes: state.extraDbBytes + next.extraDbBytes,
    extraDbBytesPerSecond: state.extraDbBytesPerSecond + next.extraDbBytesPerSecond,
    releasedDbBytes: state.releasedDbBytes + next.releasedDbBytes,
    extraKeys: state.extraKeys + next.extraKeys,
    extraKeysPerSecond: state.extraKeysPerSecond + next.extraKeysPerSecond,
    eventWritesFactor: state.eventWritesFactor * next.eventWritesFactor,
    listFactor: state.listFactor * next.listFactor,
    leaseFactor: state.leaseFactor * next.leaseFactor,
    rejectsPerSecond: state.rejectsPerSecond + next.rejectsPerSecond,
    inflightFactor: state.inflightFactor * next.inflightFactor,
    leaderIndex: next.leaderIndex >= 0 ? next.leaderIndex : state.leaderIndex,
    isEtcdScraped: state.isEtcdScraped && next.isEtcdScraped,
    isApiserverScraped: state.isApiserverScraped && next.isApiserverScraped,
    hasNoSpaceAlarm: state.hasNoSpaceAlarm || next.hasNoSpaceAlarm,
  };
}
