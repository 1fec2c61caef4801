// Writes the last minutes of the raw families that a cluster's page draws, as scraping them would have stored them, so that charts
// are not empty at the first look.
import { roundValue } from "../model/series";
import { seriesName, type Target } from "../model/targets";
import type { BlockWriter } from "../tsdb/block";
import { labelText } from "./labels";
import type { Moments } from "./times";

/** Families of the cluster page and of the sources' presence. */
const FAMILIES: ReadonlySet<string> = new Set([
  "etcd_server_has_leader",
  "etcd_server_is_leader",
  "etcd_server_leader_changes_seen_total",
  "etcd_server_proposals_committed_total",
  "etcd_server_proposals_applied_total",
  "etcd_server_proposals_pending",
  "etcd_server_proposals_failed_total",
  "etcd_server_heartbeat_send_failures_total",
  "etcd_server_slow_apply_total",
  "etcd_server_quota_backend_bytes",
  "etcd_server_version",
  "grpc_server_handled_total",
  "grpc_server_handling_seconds",
  "etcd_server_request_duration_seconds",
  "etcd_network_client_grpc_received_bytes_total",
  "etcd_network_client_grpc_sent_bytes_total",
  "etcd_disk_wal_fsync_duration_seconds",
  "etcd_disk_backend_commit_duration_seconds",
  "etcd_mvcc_db_total_size_in_bytes",
  "etcd_mvcc_db_total_size_in_use_in_bytes",
  "etcd_debugging_mvcc_keys_total",
  "etcd_debugging_mvcc_watcher_total",
  "etcd_network_peer_round_trip_time_seconds",
  "process_resident_memory_bytes",
  "process_cpu_seconds_total",
  "process_start_time_seconds",
  "etcd_request_duration_seconds",
  "etcd_requests_total",
  "etcd_request_errors_total",
]);

function fullLabels(target: Target, labels: string): string {
  const own = labelText({ ...target.labels, job: target.job });
  return labels === "" ? own : `${labels},${own}`;
}

/** Series that stay at zero the whole time are left out: they cost as much as the others and show nothing. */
function isDull(values: Float64Array, count: number): boolean {
  for (let index = 0; index < count; index += 1) {
    const value = values[index] ?? 0;
    if (value !== 0 && !Number.isNaN(value)) return false;
  }
  return true;
}

export function writeRaw(file: BlockWriter, target: Target, moments: Moments): void {
  const times = moments.raw;
  if (times.length === 0) return;
  const scraped = times.map((timeMs) => target.isScrapedAt(timeMs));
  const up = times.map((timeMs) => target.isUpAt(timeMs));
  file.series(seriesName("up", fullLabels(target, "")), times, (index) =>
    scraped[index] === true ? (up[index] === true ? 1 : 0) : Number.NaN,
  );
  for (const page of target.pages()) {
    const wanted = page.families.flatMap((family) => family.series.map(() => FAMILIES.has(family.name)));
    const rows = page.series.map((_, at) => (wanted[at] === true ? new Float64Array(times.length) : undefined));
    times.forEach((timeMs, index) => {
      page.walker.moveTo(timeMs);
      const isThere = scraped[index] === true && up[index] === true;
      rows.forEach((row, at) => {
        const decimals = page.series[at]?.decimals ?? 0;
        if (row !== undefined) row[index] = isThere ? roundValue(page.walker.values[at] ?? 0, decimals) : Number.NaN;
      });
    });
    page.series.forEach((series, at) => {
      const row = rows[at];
      if (row === undefined || isDull(row, times.length)) return;
      file.series(
        seriesName(series.name, fullLabels(target, series.labels)),
        times,
        (index) => row[index] ?? Number.NaN,
      );
    });
  }
}
