import "server-only";
// Members of one cluster from one instant query over their own metrics. Who exists comes from the inventory; a member that does
// not answer keeps its row, with nulls.
import type { Member } from "../../contract/fleet";
import { lastValue } from "../../query/frame";
import type { Frame } from "../../query/types";
import { seriesOfPart, unionOf } from "../../query/union";
import type { MemberRef } from "../fleet/snapshot";
import { APPLIED_PART, APPLIED_RATE_PART, computeRaftLag, lagParts } from "./raft-lag";

export const MEMBER_METRICS = {
  isUp: "up",
  hasLeader: "etcd_server_has_leader",
  isLeader: "etcd_server_is_leader",
  isLearner: "etcd_server_is_learner",
  startedAtUnixSeconds: "process_start_time_seconds",
  dbSizeBytes: "etcd_mvcc_db_total_size_in_bytes",
  dbSizeInUseBytes: "etcd_mvcc_db_total_size_in_use_in_bytes",
  residentMemoryBytes: "process_resident_memory_bytes",
  openFdCount: "process_open_fds",
  maxFdCount: "process_max_fds",
} as const;
export const VERSION_METRIC = "etcd_server_version";
export const MEMBER_METRIC_NAMES: readonly string[] = [...Object.values(MEMBER_METRICS), VERSION_METRIC];

/** What has to be computed per member: how slow its disk is, and how far it is behind. */
const FSYNC_PART = "walFsync";

export interface MeasuredInput {
  readonly fsyncP99: string;
  /** selector of APPLIED_METRIC */
  readonly applied: string;
  readonly memberLabel: string;
  readonly windowSeconds: number;
}

export function measuredQuery({ fsyncP99, applied, memberLabel, windowSeconds }: MeasuredInput): string {
  return unionOf([{ id: FSYNC_PART, promql: fsyncP99 }, ...lagParts(applied, memberLabel, windowSeconds)]);
}

type Values = Map<string, Map<string, number>>;

/** metric -> member -> newest value. */
function readValues(frame: Frame | undefined, memberLabel: string): { values: Values; versions: Map<string, string> } {
  const values: Values = new Map();
  const versions = new Map<string, string>();
  for (const series of frame?.series ?? []) {
    const metric = series.labels.__name__ ?? "";
    const member = series.labels[memberLabel] ?? "";
    const value = lastValue(series);
    if (metric === VERSION_METRIC) versions.set(member, series.labels.server_version ?? "");
    else if (value !== null) {
      const byMember = values.get(metric) ?? new Map<string, number>();
      byMember.set(member, value);
      values.set(metric, byMember);
    }
  }
  return { values, versions };
}

const toBoolean = (value: number | null) => (value === null ? null : value > 0);

export interface MembersInput {
  readonly known: readonly MemberRef[];
  /** answer of MEMBER_METRIC_NAMES */
  readonly metrics: Frame | undefined;
  /** answer of measuredQuery */
  readonly measured: Frame | undefined;
  readonly memberLabel: string;
}

/** One row per known member, and per member that answers without being known, ascending by id. */
export function readMembers({ known, metrics, measured, memberLabel }: MembersInput): Member[] {
  const { values, versions } = readValues(metrics, memberLabel);
  const byMember = (part: string) =>
    new Map(seriesOfPart(measured, part).map((one) => [one.labels[memberLabel] ?? "", lastValue(one)]));
  const fsync = byMember(FSYNC_PART);
  const isLeader = (id: string) => (values.get(MEMBER_METRICS.isLeader)?.get(id) ?? 0) > 0;
  const lag = computeRaftLag(byMember(APPLIED_PART), byMember(APPLIED_RATE_PART), isLeader);
  const refs = new Map(known.map((member) => [member.id, member]));
  for (const id of values.get(MEMBER_METRICS.isUp)?.keys() ?? [])
    if (!refs.has(id)) refs.set(id, { id, zone: "", host: "" });
  const ids = [...refs.keys()].sort((a, b) => (a < b ? -1 : 1));
  return ids.map((id) => {
    const read = (metric: keyof typeof MEMBER_METRICS) => values.get(MEMBER_METRICS[metric])?.get(id) ?? null;
    const startedAtUnixSeconds = read("startedAtUnixSeconds");
    return {
      id,
      zone: refs.get(id)?.zone ?? "",
      host: refs.get(id)?.host ?? "",
      version: versions.get(id) || null,
      isUp: toBoolean(read("isUp")),
      hasLeader: toBoolean(read("hasLeader")),
      isLeader: toBoolean(read("isLeader")),
      isLearner: toBoolean(read("isLearner")),
      startedAtUnixMs: startedAtUnixSeconds === null ? null : Math.round(startedAtUnixSeconds * 1000),
      dbSizeBytes: read("dbSizeBytes"),
      dbSizeInUseBytes: read("dbSizeInUseBytes"),
      raftLagCount: lag.get(id) ?? null,
      residentMemoryBytes: read("residentMemoryBytes"),
      openFdCount: read("openFdCount"),
      maxFdCount: read("maxFdCount"),
      walFsyncSecondsP99: fsync.get(id) ?? null,
    };
  });
}
