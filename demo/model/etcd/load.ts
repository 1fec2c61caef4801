// How many calls a cluster gets, how they end and how long they take: the one place that request families, SLI truth and backfill
// read, so that they agree.
import type { FaultCode } from "../condition";
import type { EtcdCluster } from "../fleet";
import { blend, body, type Profile, STALL_SECONDS, spread, TIMEOUT_SECONDS } from "../profiles";
import type { Segment } from "../timeline";

export type CallKind = "write" | "read";

export interface CallMix {
  readonly method: "Range" | "RangeStream" | "Txn" | "Put" | "DeleteRange";
  readonly kind: CallKind;
  /** share of the kind's calls */
  readonly share: number;
}

const KUBERNETES_MIX: readonly CallMix[] = [
  { method: "Range", kind: "read", share: 1 },
  { method: "Txn", kind: "write", share: 1 },
  { method: "Put", kind: "write", share: 0 },
  { method: "DeleteRange", kind: "write", share: 0 },
];
const MANAGED_MIX: readonly CallMix[] = [
  { method: "Range", kind: "read", share: 1 },
  { method: "Txn", kind: "write", share: 0.22 },
  { method: "Put", kind: "write", share: 0.7 },
  { method: "DeleteRange", kind: "write", share: 0.08 },
];

/** Kubernetes writes with Txn only; other users put and delete. */
export function callMix(cluster: EtcdCluster): readonly CallMix[] {
  return cluster.scenario === "managed-etcd" ? MANAGED_MIX : KUBERNETES_MIX;
}

/** Mean calls per second to the whole cluster. */
export function callsPerSecond(cluster: EtcdCluster, segment: Segment, kind: CallKind): number {
  const { writeFactor, eventWritesFactor, readFactor } = segment.cluster;
  if (kind === "read") return cluster.readsPerSecond * readFactor;
  return cluster.writesPerSecond * writeFactor * eventWritesFactor;
}

/**
 * Reads per second that are as on other days, and those that lists add to them: in a storm of lists nothing else is read more
 * often, so that what the kube-apiserver says it asks is what etcd answers.
 */
export function splitReads(
  cluster: EtcdCluster,
  segment: Segment,
): { readonly usual: number; readonly listed: number } {
  const all = callsPerSecond(cluster, segment, "read");
  const { listFactor, readFactor } = segment.cluster;
  const usual = listFactor > 1 ? Math.min(all, all / readFactor) : all;
  return { usual, listed: all - usual };
}

/** Share of a K8s cluster's usual reads that are lists. */
export const LIST_SHARE = 0.22;

/** Lists per second to the whole cluster: those of every day, and all that a storm of them adds. */
export function listsPerSecond(cluster: EtcdCluster, segment: Segment): number {
  const { usual, listed } = splitReads(cluster, segment);
  return usual * LIST_SHARE + listed;
}

/** Share of calls that end with a server fault. */
export function faultShare(cluster: EtcdCluster, segment: Segment, kind: CallKind): number {
  const extra = kind === "write" ? segment.cluster.writeFaultShare : segment.cluster.readFaultShare;
  return 1 - (1 - cluster.baseFaultShare) * (1 - extra);
}

/** What clients of the whole cluster feel: also the calls that reach a member which is cut off, until they reconnect. */
export function clientFaultShare(cluster: EtcdCluster, segment: Segment, kind: CallKind): number {
  const cutOff = segment.members.reduce((sum, member) => sum + (member.isIsolated ? member.trafficShare : 0), 0);
  return 1 - (1 - faultShare(cluster, segment, kind)) * (1 - cutOff);
}

/** Share of answered calls that take longer than any latency bound; faults not among them. */
export function slowShare(cluster: EtcdCluster, segment: Segment, kind: CallKind): number {
  const extra = kind === "write" ? segment.cluster.writeSlowShare : segment.cluster.readSlowShare;
  const base = kind === "write" ? cluster.baseSlowShare : cluster.baseSlowShare * 0.3;
  return 1 - (1 - base) * (1 - extra);
}

/** Fault shares by gRPC code: the incident's code, and the trickle of a normal day. */
export function faultSharesByCode(
  cluster: EtcdCluster,
  segment: Segment,
  kind: CallKind,
): Partial<Record<FaultCode, number>> {
  const all = faultShare(cluster, segment, kind);
  if (!segment.hasQuorum) return { Unavailable: all * 0.7, DeadlineExceeded: all * 0.3 };
  const code = segment.cluster.faultCode;
  if (code === "Unavailable") return { Unavailable: all };
  return { [code]: all - cluster.baseFaultShare, Unavailable: cluster.baseFaultShare };
}

/** Writes that are really applied, per second, on every member. */
export function appliedPerSecond(cluster: EtcdCluster, segment: Segment): number {
  const refused = segment.cluster.writeRefusedShare + faultShare(cluster, segment, "write");
  return callsPerSecond(cluster, segment, "write") * Math.max(0, 1 - refused);
}

const MILLI = 0.001;
/** median and p99 in ms: quiet, busy */
const BODIES = {
  small: { write: [2, 8, 2.4, 14], read: [0.5, 3.5, 0.7, 8] },
  default: { write: [2.4, 12, 3.2, 24], read: [0.8, 7, 1.1, 18] },
  large: { write: [3.8, 24, 5.5, 48], read: [1.4, 20, 2.2, 45] },
} as const satisfies Record<EtcdCluster["spec"], Record<CallKind, readonly [number, number, number, number]>>;

export interface LatencyProfiles {
  readonly quiet: Profile;
  readonly busy: Profile;
}

/** Latency of answered calls on these buckets. `overheadMs` is what a client adds: network, TLS, queueing. */
export function latencyProfiles(
  cluster: EtcdCluster,
  segment: Segment,
  kind: CallKind,
  bounds: readonly number[],
  overheadMs = 0,
): LatencyProfiles {
  const [median, p99, busyMedian, busyP99] = BODIES[cluster.spec][kind];
  const leader = segment.members[segment.leaderIndex];
  const degraded = (leader?.diskDegradedRatio ?? 0) * (kind === "write" ? 0.9 : 0.12);
  const wide = kind === "read" ? Math.min(8, Math.sqrt(segment.cluster.rangeSizeFactor)) : 1;
  const shape = (medianMs: number, p99Ms: number) => {
    const plain = body(bounds, (medianMs * wide + overheadMs) * MILLI, (p99Ms * wide + overheadMs * 2.5) * MILLI);
    const withDisk = blend(plain, body(bounds, 0.03, 0.13), degraded);
    return blend(withDisk, spread(bounds, ...STALL_SECONDS), slowShare(cluster, segment, kind));
  };
  return { quiet: shape(median, p99), busy: shape(busyMedian, busyP99) };
}

/** Latency of failed calls: at once, or after the server's own time-out when nobody leads. */
export function faultProfile(segment: Segment, bounds: readonly number[]): Profile {
  return segment.hasQuorum ? spread(bounds, 0.0004, 0.02) : spread(bounds, ...TIMEOUT_SECONDS);
}
