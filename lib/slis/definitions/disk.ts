// Disk: WAL fsyncs and backend commits within their bounds. A cause hint and a ticket, never a page. Rule: docs/slo.md "Disk".
import { RECORDED_STEPS } from "../../slo/recorded-series";
import { minuteOfCluster, type RawSources, selectEtcd } from "../context";
import { formatBound, matchBound } from "../expression";
import type { MinuteStep, SliDefinition } from "../types";

const FAMILIES = {
  wal: "etcd_disk_wal_fsync_duration_seconds",
  backend: "etcd_disk_backend_commit_duration_seconds",
} as const;
export const DISK_FAMILIES = ["wal", "backend"] as const;
export type DiskFamily = (typeof DISK_FAMILIES)[number];

function buildFamilySteps(sources: RawSources, family: DiskFamily, boundsSeconds: readonly number[]): MinuteStep[] {
  const record = RECORDED_STEPS.diskOperations;
  const sum = (suffix: string, ...matchers: string[]) =>
    minuteOfCluster(sources, selectEtcd(sources, `${FAMILIES[family]}_${suffix}`, ...matchers), ["le"]);
  return [
    { record, expr: sum("count"), labels: { family, event: "all" } },
    ...boundsSeconds.map((bound) => ({
      record,
      // Never made of the total: a bucket that the scrape drops is unmeasured, not slow.
      expr: sum("bucket", matchBound(bound)),
      labels: { family, event: "within", bound: formatBound(bound) },
    })),
  ];
}

export const disk: SliDefinition = {
  id: "disk",
  unit: "events",
  question: "slis.disk.question",
  docs: "slis.disk.docs",
  mayPage: false,
  buildMinuteSteps: (sources, bounds) =>
    DISK_FAMILIES.flatMap((family) => buildFamilySteps(sources, family, bounds.disk[family])),
};
