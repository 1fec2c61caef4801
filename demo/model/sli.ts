// What the generated rules would record about one cluster's service: good and total counts per SLI, bad minutes per part. Read
// from the same loads, shares and profiles as the exposition, so that backfilled history continues into scraped history.
import { BASIS } from "./basis";
import { appliedPerSecond, type CallKind, callsPerSecond, faultShare, slowShare } from "./etcd/load";
import type { EtcdCluster } from "./fleet";
import { BUSY_FSYNC, body, DEGRADED_FSYNC, DISK_BOUNDS, QUIET_FSYNC } from "./profiles";
import { linearTerms, type SeriesSpec, Walker } from "./series";
import type { Segment } from "./timeline";
import type { ClusterLife } from "./world";

export const EVENT_SLIS = ["write", "read", "disk"] as const;
export type EventSli = (typeof EVENT_SLIS)[number];

/** A part fails its minute below this good share; the config's default floor. */
const FLOOR_BAD_SHARE = 0.05;
/** Quorum is judged every 15 s; a loss shorter than this is seldom caught. */
const QUORUM_SECONDS = 10;
const MINUTE_MS = 60_000;

/** Share of a cluster's calls that are bad in this segment: faults and slow answers, over all members that answer. */
export function badShare(cluster: EtcdCluster, segment: Segment, kind: CallKind): number {
  const cutOff = segment.members.reduce((sum, member) => sum + (member.isIsolated ? member.trafficShare : 0), 0);
  const faults = cutOff + (1 - cutOff) * faultShare(cluster, segment, kind);
  return faults + (1 - faults) * slowShare(cluster, segment, kind);
}

function answeredShare(segment: Segment): number {
  return segment.members.some((member) => member.isUp) ? 1 : 0;
}

const FSYNC_BOUND = DISK_BOUNDS.indexOf(0.016);
const COMMIT_BOUND = DISK_BOUNDS.indexOf(0.064);
const COMMIT_DEGRADED_GOOD = body(DISK_BOUNDS, 0.05, 0.42).shares[COMMIT_BOUND] ?? 1;

/** Good shares of WAL fsync (16 ms) and backend commit (64 ms) on a member with this much trouble. */
function diskGoodShares(degraded: number, stalled: number): readonly [number, number] {
  const normal = ((QUIET_FSYNC.shares[FSYNC_BOUND] ?? 1) + (BUSY_FSYNC.shares[FSYNC_BOUND] ?? 1)) / 2;
  const fsync = normal * (1 - degraded) + (DEGRADED_FSYNC.shares[FSYNC_BOUND] ?? 1) * degraded;
  const commit = 0.998 * (1 - degraded) + COMMIT_DEGRADED_GOOD * degraded;
  return [fsync * (1 - stalled), commit * (1 - stalled)];
}

function diskTerms(cluster: EtcdCluster, segment: Segment, isGood: boolean): readonly [number, number] {
  const stored = appliedPerSecond(cluster, segment);
  let fsyncs = 0;
  let commits = 0;
  for (const member of segment.members) {
    if (!member.isUp) continue;
    const writes = member.isIsolated ? 0 : stored;
    const [fsyncGood, commitGood] = isGood ? diskGoodShares(member.diskDegradedRatio, member.diskStallShare) : [1, 1];
    fsyncs += (writes < 200 ? writes * 1.02 + 0.2 : 200 + (writes - 200) * 0.6) * fsyncGood;
    commits += Math.min(9.6, 0.5 + writes) * commitGood;
  }
  return [fsyncs, commits];
}

/** Counts only what somebody scrapes. */
function sliSeries(cluster: EtcdCluster, sli: EventSli, isGood: boolean): SeriesSpec {
  const base = { name: sli, labels: "", kind: "lasting", decimals: 0 } as const;
  if (sli === "disk")
    return {
      ...base,
      terms: (segment, out) => {
        const [fsyncs, commits] = segment.cluster.isEtcdScraped ? diskTerms(cluster, segment, isGood) : [0, 0];
        linearTerms(out, BASIS.writes, fsyncs, BASIS.time, commits);
      },
    };
  return {
    ...base,
    terms: (segment, out) => {
      const seen = segment.cluster.isEtcdScraped ? answeredShare(segment) : 0;
      const share = isGood ? 1 - badShare(cluster, segment, sli) : 1;
      const basis = sli === "write" ? BASIS.writes : BASIS.reads;
      linearTerms(out, basis, callsPerSecond(cluster, segment, sli) * seen * share);
    },
  };
}

/** Running counts since the model's epoch at any time: [total, good] for each of EVENT_SLIS in order. */
export function sliWalker(life: ClusterLife): Walker {
  const series = EVENT_SLIS.flatMap((sli) => [sliSeries(life.cluster, sli, false), sliSeries(life.cluster, sli, true)]);
  return new Walker(series, life.timeline, life.clock, () => 0);
}

/** Scrapes of two members may be this far apart: what is written in between is no difference. The inspection's own allowance. */
const SECONDS_APART = 30;
/** A difference has to last this long before the inspection believes it. */
const PERSISTENT_MINUTES = 10;
/** Loads rise to about twice their mean. */
const PEAK_LOAD = 2.1;

function spreadOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

/** Do the answering members differ by more than what is written between two scrapes? */
export function isDataDifferent(cluster: EtcdCluster, segment: Segment): boolean {
  const answering = segment.members.filter((member) => member.isUp);
  const explained = SECONDS_APART * appliedPerSecond(cluster, segment) * PEAK_LOAD;
  const revisions = spreadOf(answering.map((member) => member.revisionGap));
  const keys = spreadOf(answering.map((member) => member.keysGap));
  return Math.max(revisions, keys) > explained;
}

/** Are there enough members to compare? */
function isCompared(segment: Segment): boolean {
  const answering = segment.members.filter((member) => member.isUp).length;
  return segment.cluster.isEtcdScraped && answering * 2 > segment.members.length;
}

export const PARTS = ["quorum", "write", "read"] as const;
export type Part = (typeof PARTS)[number];

/** Minutes of a span, judged: counts of seen minutes and of bad ones, in all and per part, as running sums. */
export interface MinuteSums {
  readonly fromMs: number;
  readonly minuteCount: number;
  /** length minuteCount + 1; element i is the sum over the first i minutes */
  readonly seen: Int32Array;
  readonly bad: Int32Array;
  readonly badByPart: Readonly<Record<Part, Int32Array>>;
  /** minutes in which the members were compared, and those in which they differed or an alarm was up */
  readonly compared: Int32Array;
  readonly unsound: Int32Array;
}

/** Adds `perSecond` for every second of a minute that the segment covers. */
function addOverlap(minutes: Float32Array, fromMs: number, segment: Segment, perSecond: number): void {
  const first = Math.max(0, Math.floor((segment.fromMs - fromMs) / MINUTE_MS));
  const last = Math.min(minutes.length - 1, Math.floor((segment.toMs - 1 - fromMs) / MINUTE_MS));
  for (let minute = first; minute <= last; minute += 1) {
    const startMs = fromMs + minute * MINUTE_MS;
    const seconds = (Math.min(segment.toMs, startMs + MINUTE_MS) - Math.max(segment.fromMs, startMs)) / 1000;
    if (seconds > 0) minutes[minute] = (minutes[minute] ?? 0) + seconds * perSecond;
  }
}

function runningSum(flags: Uint8Array): Int32Array {
  const sums = new Int32Array(flags.length + 1);
  let sum = 0;
  for (let minute = 0; minute < flags.length; minute += 1) {
    sum += flags[minute] ?? 0;
    sums[minute + 1] = sum;
  }
  return sums;
}

/** Seconds, or shares of the minute, of what can be wrong in each minute. */
interface Troubles {
  readonly unseen: Float32Array;
  readonly leaderless: Float32Array;
  readonly badWrites: Float32Array;
  readonly badReads: Float32Array;
  readonly uncompared: Float32Array;
  readonly different: Float32Array;
  readonly alarmed: Float32Array;
}

function collectTroubles(life: ClusterLife, fromMs: number, toMs: number, minuteCount: number): Troubles {
  const column = () => new Float32Array(minuteCount);
  const troubles: Troubles = {
    unseen: column(),
    leaderless: column(),
    badWrites: column(),
    badReads: column(),
    uncompared: column(),
    different: column(),
    alarmed: column(),
  };
  for (const segment of life.timeline) {
    if (segment.isQuiet || segment.toMs <= fromMs || segment.fromMs >= toMs) continue;
    const { isEtcdScraped, hasNoSpaceAlarm } = segment.cluster;
    if (!isEtcdScraped) addOverlap(troubles.unseen, fromMs, segment, 1);
    if (!segment.hasQuorum) addOverlap(troubles.leaderless, fromMs, segment, 1);
    if (!isCompared(segment)) addOverlap(troubles.uncompared, fromMs, segment, 1);
    if (isDataDifferent(life.cluster, segment)) addOverlap(troubles.different, fromMs, segment, 1);
    if (hasNoSpaceAlarm) addOverlap(troubles.alarmed, fromMs, segment, 1);
    addOverlap(troubles.badWrites, fromMs, segment, badShare(life.cluster, segment, "write") / 60);
    addOverlap(troubles.badReads, fromMs, segment, badShare(life.cluster, segment, "read") / 60);
  }
  return troubles;
}

/** Longer than this in a minute counts for the whole of it. */
const HALF_MINUTE_SECONDS = 30;

/** Minutes of comparison: all that were seen with most members, unsound after a difference has lasted or while an alarm is up. */
function judgeIntegrity({
  unseen,
  uncompared,
  different,
  alarmed,
}: Troubles): Pick<MinuteSums, "compared" | "unsound"> {
  const compared = new Uint8Array(unseen.length);
  const unsound = new Uint8Array(unseen.length);
  let differentMinutes = 0;
  for (let minute = 0; minute < unseen.length; minute += 1) {
    differentMinutes = (different[minute] ?? 0) >= HALF_MINUTE_SECONDS ? differentMinutes + 1 : 0;
    if (Math.max(unseen[minute] ?? 0, uncompared[minute] ?? 0) >= HALF_MINUTE_SECONDS) continue;
    compared[minute] = 1;
    const isAlarmed = (alarmed[minute] ?? 0) >= HALF_MINUTE_SECONDS;
    if (differentMinutes > PERSISTENT_MINUTES || isAlarmed) unsound[minute] = 1;
  }
  return { compared: runningSum(compared), unsound: runningSum(unsound) };
}

/** Judges every whole minute of [fromMs, toMs). */
export function judgeMinutes(life: ClusterLife, fromMs: number, toMs: number): MinuteSums {
  const minuteCount = Math.max(0, Math.floor((toMs - fromMs) / MINUTE_MS));
  const troubles = collectTroubles(life, fromMs, toMs, minuteCount);
  const { unseen, leaderless, badWrites, badReads } = troubles;
  const flags = () => new Uint8Array(minuteCount);
  const seen = flags();
  const bad = flags();
  const parts: Record<Part, Uint8Array> = { quorum: flags(), write: flags(), read: flags() };
  for (let minute = 0; minute < minuteCount; minute += 1) {
    if ((unseen[minute] ?? 0) >= HALF_MINUTE_SECONDS) continue;
    seen[minute] = 1;
    if ((leaderless[minute] ?? 0) >= QUORUM_SECONDS) parts.quorum[minute] = 1;
    if ((badWrites[minute] ?? 0) > FLOOR_BAD_SHARE) parts.write[minute] = 1;
    if ((badReads[minute] ?? 0) > FLOOR_BAD_SHARE) parts.read[minute] = 1;
    bad[minute] = (parts.quorum[minute] ?? 0) | (parts.write[minute] ?? 0) | (parts.read[minute] ?? 0);
  }
  const badByPart = {
    quorum: runningSum(parts.quorum),
    write: runningSum(parts.write),
    read: runningSum(parts.read),
  };
  return {
    fromMs,
    minuteCount,
    seen: runningSum(seen),
    bad: runningSum(bad),
    badByPart,
    ...judgeIntegrity(troubles),
  };
}

function minuteIndex(sums: MinuteSums, timeMs: number): number {
  return Math.min(sums.minuteCount, Math.max(0, Math.floor((timeMs - sums.fromMs) / MINUTE_MS)));
}

/** Sum over the minutes that end within (fromMs, toMs]. */
export function sumBetween(sums: MinuteSums, column: Int32Array, fromMs: number, toMs: number): number {
  return (column[minuteIndex(sums, toMs)] ?? 0) - (column[minuteIndex(sums, fromMs)] ?? 0);
}
