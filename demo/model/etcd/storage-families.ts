// Disk, database, revisions, watchers and leases of an etcd member.
import { BASIS, MODEL_EPOCH_MS } from "../basis";
import { histogramFamily } from "../histogram";
import {
  BUSY_FSYNC,
  blend,
  body,
  DEGRADED_FSYNC,
  DISK_BOUNDS,
  type Profile,
  QUIET_FSYNC,
  STALL_SECONDS,
  spread,
} from "../profiles";
import { hashUnit } from "../random";
import { type FamilySpec, linearTerms, type SeriesSpec } from "../series";
import type { MemberSegment, Segment } from "../timeline";
import { counter, gauge, type MemberContext, memberOf, swinging } from "./context";
import { appliedPerSecond, callMix, callsPerSecond } from "./load";

const STALL = spread(DISK_BOUNDS, ...STALL_SECONDS);
const COMMIT_DEGRADED = body(DISK_BOUNDS, 0.05, 0.42);
const COMMITS = {
  small: [body(DISK_BOUNDS, 0.0025, 0.008), body(DISK_BOUNDS, 0.0032, 0.013)],
  default: [body(DISK_BOUNDS, 0.0035, 0.012), body(DISK_BOUNDS, 0.0045, 0.02)],
  large: [body(DISK_BOUNDS, 0.007, 0.026), body(DISK_BOUNDS, 0.009, 0.042)],
} as const;

function onDisk(profile: Profile, degraded: Profile, member: MemberSegment): Profile {
  return blend(blend(profile, degraded, member.diskDegradedRatio), STALL, member.diskStallShare);
}

/** Writes per second that this member stores; nothing while it is cut off. */
function storedPerSecond(context: MemberContext, segment: Segment): number {
  return memberOf(context, segment).isIsolated ? 0 : appliedPerSecond(context.cluster, segment);
}

function diskFamilies(context: MemberContext): FamilySpec[] {
  const [quietCommit, busyCommit] = COMMITS[context.cluster.spec];
  const heavy = (segment: Segment) => Math.min(0.9, Math.log10(segment.cluster.valueSizeFactor) / 3);
  return [
    histogramFamily("etcd_disk_wal_fsync_duration_seconds", [
      {
        name: "etcd_disk_wal_fsync_duration_seconds",
        labels: "",
        bounds: DISK_BOUNDS,
        load: BASIS.writes,
        busyLoad: BASIS.busyWrites,
        flow: (segment) => {
          const member = memberOf(context, segment);
          const stored = storedPerSecond(context, segment);
          return {
            rate: stored < 200 ? stored * 1.02 + 0.2 : 200 + (stored - 200) * 0.6,
            quiet: blend(onDisk(QUIET_FSYNC, DEGRADED_FSYNC, member), DEGRADED_FSYNC, heavy(segment)),
            busy: blend(onDisk(BUSY_FSYNC, DEGRADED_FSYNC, member), DEGRADED_FSYNC, heavy(segment)),
          };
        },
      },
    ]),
    histogramFamily("etcd_disk_backend_commit_duration_seconds", [
      {
        name: "etcd_disk_backend_commit_duration_seconds",
        labels: "",
        bounds: DISK_BOUNDS,
        load: BASIS.time,
        busyLoad: BASIS.busyTime,
        flow: (segment) => {
          const member = memberOf(context, segment);
          return {
            rate: member.isDefragmenting ? 0 : Math.min(9.6, 0.5 + storedPerSecond(context, segment)),
            quiet: blend(onDisk(quietCommit, COMMIT_DEGRADED, member), COMMIT_DEGRADED, heavy(segment)),
            busy: blend(onDisk(busyCommit, COMMIT_DEGRADED, member), COMMIT_DEGRADED, heavy(segment)),
          };
        },
      },
    ]),
    counter(
      "etcd_disk_wal_write_bytes_total",
      BASIS.writes,
      (segment) =>
        storedPerSecond(context, segment) * context.cluster.valueSizeBytes * segment.cluster.valueSizeFactor * 1.15,
      "gauge",
    ),
    gauge("etcd_disk_defrag_inflight", "", (segment) => (memberOf(context, segment).isDefragmenting ? 1 : 0)),
  ];
}

/** The database file grows a tenth of a percent a day; live data saws with every compaction. */
function databaseFamilies(context: MemberContext): FamilySpec[] {
  const { cluster, minor } = context;
  const grownBytesPerSecond = (cluster.dbSizeBytes * 0.001) / 86_400;
  const fresh = cluster.dbSizeBytes * (0.75 + 0.02 * hashUnit(1, context.member.id, "file"));
  const total = (name: string) =>
    swinging(
      name,
      (segment) => fresh + segment.cluster.extraDbBytes - segment.cluster.releasedDbBytes,
      BASIS.one,
      () => 0,
      (segment) => grownBytesPerSecond + segment.cluster.extraDbBytesPerSecond,
    );
  const inUse = swinging(
    "etcd_mvcc_db_total_size_in_use_in_bytes",
    (segment) => (fresh * 0.94 + segment.cluster.extraDbBytes) * cluster.dbInUseRatio,
    BASIS.compactionSaw,
    () => fresh * 0.05 * cluster.dbInUseRatio,
    (segment) => (grownBytesPerSecond + segment.cluster.extraDbBytesPerSecond) * cluster.dbInUseRatio,
  );
  const families = [total("etcd_mvcc_db_total_size_in_bytes"), inUse];
  return minor <= 4 ? [...families, total("etcd_debugging_mvcc_db_total_size_in_bytes")] : families;
}

function revision(context: MemberContext, name: string, level: (segment: Segment) => number): FamilySpec {
  const { cluster } = context;
  const series: SeriesSpec = {
    name,
    labels: "",
    kind: "lasting",
    decimals: 0,
    startValue: Math.floor(1.5e8 * (0.1 + hashUnit(1, cluster.id, "revision"))),
    isFrozenIn: (segment) => memberOf(context, segment).isIsolated || !segment.hasQuorum,
    terms: (segment, out) =>
      linearTerms(out, BASIS.writes, appliedPerSecond(cluster, segment) * 0.92, BASIS.one, 0, level(segment)),
  };
  return { name, type: "gauge", series: [series] };
}

/** Unix time of the last multiple of five minutes: Kubernetes compacts on that beat. */
function compactionLast(delaySeconds: number): FamilySpec {
  const name = "etcd_debugging_mvcc_db_compaction_last";
  const series: SeriesSpec = {
    name,
    labels: "",
    kind: "gauge",
    decimals: 0,
    terms: (_segment, out) =>
      linearTerms(out, BASIS.time, 1, BASIS.compactionSaw, -300, MODEL_EPOCH_MS / 1000 + delaySeconds),
  };
  return { name, type: "gauge", series: [series] };
}

function mvccFamilies(context: MemberContext): FamilySpec[] {
  const { cluster, minor, member } = context;
  const mix = callMix(cluster);
  const shareOf = (method: string) => mix.find((item) => item.method === method)?.share ?? 0;
  const deletes = shareOf("DeleteRange") + 0.06 * shareOf("Txn");
  const reads = (segment: Segment) =>
    callsPerSecond(cluster, segment, "read") * memberOf(context, segment).trafficShare;
  return [
    swinging(
      "etcd_debugging_mvcc_keys_total",
      (segment) => cluster.keysCount + segment.cluster.extraKeys - memberOf(context, segment).keysGap,
      BASIS.wobble,
      () => cluster.keysCount * 0.012,
      (segment) => segment.cluster.extraKeysPerSecond,
    ),
    revision(context, "etcd_debugging_mvcc_current_revision", (segment) => -memberOf(context, segment).revisionGap),
    revision(context, "etcd_debugging_mvcc_compact_revision", (segment) =>
      Math.floor(-450 * appliedPerSecond(cluster, segment)),
    ),
    counter(`etcd_mvcc_put_total`, BASIS.writes, (segment) => storedPerSecond(context, segment) * (1 - deletes)),
    counter(`etcd_mvcc_delete_total`, BASIS.writes, (segment) => storedPerSecond(context, segment) * deletes),
    counter(`etcd_mvcc_txn_total`, BASIS.writes, (segment) => storedPerSecond(context, segment) * 0.02),
    counter(`etcd_mvcc_range_total`, BASIS.reads, reads),
    counter(
      "etcd_debugging_mvcc_total_put_size_in_bytes",
      BASIS.writes,
      (segment) =>
        storedPerSecond(context, segment) * (1 - deletes) * cluster.valueSizeBytes * segment.cluster.valueSizeFactor,
      "gauge",
    ),
    ...(minor >= 5 ? [compactionLast(member.index)] : []),
  ];
}

function watchFamilies(context: MemberContext): FamilySpec[] {
  const { cluster, member } = context;
  const share = (segment: Segment) => memberOf(context, segment).trafficShare;
  const events = (segment: Segment) => storedPerSecond(context, segment) * 3 * share(segment);
  return [
    swinging(
      "etcd_debugging_mvcc_watcher_total",
      (segment) => cluster.watchersCount * share(segment),
      BASIS.wobble,
      (segment) => cluster.watchersCount * share(segment) * 0.03,
    ),
    gauge("etcd_debugging_mvcc_watch_stream_total", "", (segment) =>
      Math.round(cluster.watchersCount * share(segment) * 0.7),
    ),
    gauge("etcd_debugging_mvcc_slow_watcher_total", "", (segment) =>
      Math.round(2 * memberOf(context, segment).diskDegradedRatio),
    ),
    gauge("etcd_debugging_mvcc_pending_events_total", "", (segment) =>
      Math.round((segment.cluster.eventWritesFactor - 1) * 40 * hashUnit(1, member.id, "pending")),
    ),
    counter("etcd_debugging_mvcc_events_total", BASIS.writes, events),
    counter(
      "etcd_debugging_lease_granted_total",
      BASIS.writes,
      (segment) => Math.min(0.6, 0.02 + cluster.writesPerSecond / 800) * segment.cluster.leaseFactor,
    ),
    counter(
      "etcd_debugging_lease_revoked_total",
      BASIS.writes,
      (segment) => Math.min(0.6, 0.02 + cluster.writesPerSecond / 800) * segment.cluster.leaseFactor * 0.998,
    ),
    counter("etcd_debugging_lease_renewed_total", BASIS.writes, () =>
      cluster.scenario === "managed-etcd" ? cluster.writesPerSecond * 0.15 : 0,
    ),
  ];
}

export function storageFamilies(context: MemberContext): FamilySpec[] {
  return [...diskFamilies(context), ...databaseFamilies(context), ...mvccFamilies(context), ...watchFamilies(context)];
}
