// Disk: WAL fsyncs and backend commits within their bounds. A cause hint and a ticket, never a page. Rule: docs/slo.md "Disk".
import { RECORDED_STEPS } from "../../slo/recorded-series";
import { minuteRange, perEtcdCluster, perMinuteFactor, type RawSources, selectEtcd } from "../context";
import { formatBound, matchBound, orElse } from "../expression";
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
    perEtcdCluster(
      sources,
      "sum",
      `rate(${selectEtcd(sources, `${FAMILIES[family]}_${suffix}`, ...matchers)}[${minuteRange(sources)}]) * ${perMinuteFactor(sources)}`,
    );
  return [
    { record, expr: sum("count"), labels: { family, event: "all" } },
    ...boundsSeconds.map((bound) => ({
      record,
      // From the counters, not from the total recorded before: see requests.ts.
      expr: orElse(sum("bucket", matchBound(bound)), `${sum("count")} * 0`),
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
