// What is said of each member, and which of them differs: a value stands out when it is bad by itself or far from the others.
import type { Member } from "@/lib/contract/fleet";
import type { Locale } from "@/lib/text/locale";
import type { Translate } from "@/lib/text/translate";
import { formatDuration } from "@/lib/units/duration";
import { formatBytes, formatCount } from "@/lib/units/quantity";

export interface MemberFact {
  readonly id: "upSince" | "fsync" | "dbSize" | "raftLag" | "memory" | "files";
  readonly text: string;
  readonly isWorse: boolean;
}

/** WAL fsync over this is slow whatever the others do: etcd's own guidance for its disks, with room. */
const FSYNC_SLOW_SECONDS = 0.128;
const RAFT_LAG_COUNT = 1_000;
const FILES_SHARE = 0.8;
const OUTLIER_FACTOR = 2;
/** Differences under these are the noise of healthy members. */
const LEAST_FSYNC_SECONDS = 0.02;
const RECENT_START_SECONDS = 3_600;

export function listMemberFacts(
  member: Member,
  members: readonly Member[],
  nowUnixMs: number,
  { t, locale }: { t: Translate; locale: Locale },
): MemberFact[] {
  const ageSeconds = member.startedAtUnixMs === null ? null : Math.max(0, (nowUnixMs - member.startedAtUnixMs) / 1000);
  return [
    {
      id: "upSince",
      text: formatDuration(ageSeconds, { locale }),
      isWorse: ageSeconds !== null && ageSeconds < RECENT_START_SECONDS,
    },
    {
      id: "fsync",
      text: formatDuration(member.walFsyncSecondsP99, { locale }),
      isWorse: isFsyncWorse(member, members),
    },
    {
      id: "dbSize",
      text: formatBytes(member.dbSizeBytes),
      isWorse: isOutlier(
        member.dbSizeBytes,
        members.map((other) => other.dbSizeBytes),
      ),
    },
    {
      id: "raftLag",
      text: formatCount(member.raftLagCount),
      isWorse: member.raftLagCount !== null && member.raftLagCount >= RAFT_LAG_COUNT,
    },
    { id: "memory", text: formatBytes(member.residentMemoryBytes), isWorse: false },
    { id: "files", text: formatFiles(member, t), isWorse: areFilesScarce(member) },
  ];
}

function isFsyncWorse({ walFsyncSecondsP99 }: Member, members: readonly Member[]): boolean {
  if (walFsyncSecondsP99 === null || walFsyncSecondsP99 < LEAST_FSYNC_SECONDS) return false;
  const others = members.map((other) => other.walFsyncSecondsP99);
  return walFsyncSecondsP99 >= FSYNC_SLOW_SECONDS || isOutlier(walFsyncSecondsP99, others);
}

/** More than twice the least of its siblings. */
function isOutlier(value: number | null, all: readonly (number | null)[]): boolean {
  const known = all.filter((other) => other !== null);
  return value !== null && known.length > 1 && value > OUTLIER_FACTOR * Math.min(...known);
}

function areFilesScarce({ openFdCount, maxFdCount }: Member): boolean {
  return openFdCount !== null && maxFdCount !== null && maxFdCount > 0 && openFdCount / maxFdCount > FILES_SHARE;
}

function formatFiles({ openFdCount, maxFdCount }: Member, t: Translate): string {
  if (maxFdCount === null) return formatCount(openFdCount);
  return t("cluster.member.of", { value: formatCount(openFdCount), of: formatCount(maxFdCount) });
}

export type MemberRole = "leader" | "follower" | "learner" | "leaderless" | "down" | "blind";

export function getMemberRole(member: Member): MemberRole {
  if (member.isUp === null && member.hasLeader === null) return "blind";
  if (member.isUp === false) return "down";
  if (member.isLearner) return "learner";
  if (member.isLeader) return "leader";
  return member.hasLeader === false ? "leaderless" : "follower";
}
