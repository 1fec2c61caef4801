// The store of an etcd cluster: size, revisions, operations, compaction; watchers and leases on it.
import type { Queries } from "../queries";
import { defineIndicators } from "../types";

const size = (q: Queries) => q.maxByMember(q.etcd("etcd_mvcc_db_total_size_in_bytes"));
const inUse = (q: Queries) => q.maxByMember(q.etcd("etcd_mvcc_db_total_size_in_use_in_bytes"));
const perMember = (q: Queries, name: Parameters<Queries["etcd"]>[0]) => q.maxByMember(q.etcd(name));

export const ETCD_STORAGE = defineIndicators([
  {
    id: "etcd-db-size",
    side: "etcd",
    group: "storage",
    unit: "bytes",
    lines: "member",
    worse: "higher",
    alternatives: [
      (q) => q.maxByMember(q.etcd("etcd_mvcc_db_total_size_in_bytes")),
      (q) => q.maxByMember(q.etcd("etcd_debugging_mvcc_db_total_size_in_bytes")),
    ],
  },
  {
    id: "etcd-db-in-use",
    side: "etcd",
    group: "storage",
    unit: "bytes",
    lines: "member",
    worse: "higher",
    alternatives: [inUse],
  },
  {
    id: "etcd-db-reclaimable",
    side: "etcd",
    group: "storage",
    unit: "bytes",
    lines: "member",
    worse: "higher",
    alternatives: [(q) => `${size(q)} - ${inUse(q)}`],
  },
  {
    id: "etcd-db-in-use-ratio",
    side: "etcd",
    group: "storage",
    unit: "ratio",
    lines: "member",
    worse: "lower",
    limits: { warning: 0.5 },
    // Low: fragmented, defragmentation would give the rest back.
    alternatives: [(q) => q.share(inUse(q), size(q))],
  },
  {
    id: "etcd-quota-usage",
    side: "etcd",
    group: "storage",
    unit: "ratio",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.8, critical: 0.95 },
    // Zero or negative quota: switched off, no share.
    alternatives: [(q) => q.share(size(q), perMember(q, "etcd_server_quota_backend_bytes"))],
  },
  {
    id: "etcd-db-growth",
    side: "etcd",
    group: "storage",
    unit: "bytesPerSecond",
    lines: "cluster",
    worse: "either",
    alternatives: [
      (q) => `max(deriv(${q.etcd("etcd_mvcc_db_total_size_in_bytes")}[${q.longWindowSeconds}s]))`,
      (q) => `max(deriv(${q.etcd("etcd_debugging_mvcc_db_total_size_in_bytes")}[${q.longWindowSeconds}s]))`,
    ],
  },
  {
    id: "etcd-keys",
    side: "etcd",
    group: "storage",
    unit: "count",
    lines: "member",
    worse: "either",
    alternatives: [(q) => q.maxByMember(q.etcd("etcd_debugging_mvcc_keys_total"))],
  },
  {
    id: "etcd-keys-spread",
    side: "etcd",
    group: "storage",
    unit: "count",
    lines: "cluster",
    worse: "higher",
    // Members are scraped at different moments: only a gap that stays says something.
    alternatives: [
      (q) => {
        const each = q.etcd("etcd_debugging_mvcc_keys_total");
        return `max(${each}) - min(${each})`;
      },
    ],
  },
  {
    id: "etcd-puts",
    side: "etcd",
    group: "storage",
    unit: "perSecond",
    lines: "member",
    worse: "either",
    alternatives: [
      (q) => q.sumByMember(q.rate(q.etcd("etcd_mvcc_put_total"))),
      (q) => q.sumByMember(q.rate(q.etcd("etcd_debugging_mvcc_put_total"))),
    ],
  },
  {
    id: "etcd-deletes",
    side: "etcd",
    group: "storage",
    unit: "perSecond",
    lines: "member",
    worse: "either",
    alternatives: [
      (q) => q.sumByMember(q.rate(q.etcd("etcd_mvcc_delete_total"))),
      (q) => q.sumByMember(q.rate(q.etcd("etcd_debugging_mvcc_delete_total"))),
    ],
  },
  {
    id: "etcd-ranges",
    side: "etcd",
    group: "storage",
    unit: "perSecond",
    lines: "member",
    worse: "either",
    alternatives: [
      (q) => q.sumByMember(q.rate(q.etcd("etcd_mvcc_range_total"))),
      (q) => q.sumByMember(q.rate(q.etcd("etcd_debugging_mvcc_range_total"))),
    ],
  },
  {
    id: "etcd-multi-transactions",
    side: "etcd",
    group: "storage",
    unit: "perSecond",
    lines: "member",
    worse: "either",
    // Only transactions of more than one operation count here.
    alternatives: [
      (q) => q.sumByMember(q.rate(q.etcd("etcd_mvcc_txn_total"))),
      (q) => q.sumByMember(q.rate(q.etcd("etcd_debugging_mvcc_txn_total"))),
    ],
  },
  {
    id: "etcd-put-size",
    side: "etcd",
    group: "storage",
    unit: "bytes",
    lines: "member",
    worse: "either",
    // Mean of what was written: big values show here first.
    alternatives: [
      (q) =>
        q.share(
          q.sumByMember(q.rate(q.etcd("etcd_debugging_mvcc_total_put_size_in_bytes"))),
          q.sumByMember(q.rate(q.etcd("etcd_mvcc_put_total"))),
        ),
    ],
  },
  {
    id: "etcd-revision-rate",
    side: "etcd",
    group: "storage",
    unit: "perSecond",
    lines: "cluster",
    worse: "either",
    alternatives: [(q) => `max(${q.rate(q.etcd("etcd_debugging_mvcc_current_revision"))})`],
  },
  {
    id: "etcd-revision-spread",
    side: "etcd",
    group: "storage",
    unit: "count",
    lines: "cluster",
    worse: "higher",
    // A gap that stays when writes pause is inconsistency.
    alternatives: [
      (q) => {
        const each = q.etcd("etcd_debugging_mvcc_current_revision");
        return `max(${each}) - min(${each})`;
      },
    ],
  },
  {
    id: "etcd-uncompacted-revisions",
    side: "etcd",
    group: "storage",
    unit: "count",
    lines: "member",
    worse: "higher",
    alternatives: [
      (q) =>
        `${perMember(q, "etcd_debugging_mvcc_current_revision")} - ${perMember(q, "etcd_debugging_mvcc_compact_revision")}`,
    ],
  },
  {
    id: "etcd-auth-revision-spread",
    side: "etcd",
    group: "storage",
    unit: "count",
    lines: "cluster",
    worse: "higher",
    limits: { warning: 1 },
    alternatives: [
      (q) => {
        const each = q.etcd("etcd_debugging_auth_revision");
        return `max(${each}) - min(${each})`;
      },
    ],
  },
  {
    id: "etcd-open-reads",
    side: "etcd",
    group: "storage",
    unit: "count",
    lines: "member",
    worse: "higher",
    alternatives: [(q) => q.maxByMember(q.etcd("etcd_mvcc_db_open_read_transactions"))],
  },
  {
    id: "etcd-alarms",
    side: "etcd",
    group: "storage",
    unit: "count",
    lines: { label: "alarm_type" },
    worse: "higher",
    limits: { critical: 1 },
    alternatives: [(q) => `max by (alarm_type) (${q.etcd("etcd_debugging_server_alarms")})`],
  },
  {
    id: "etcd-compaction-pause",
    side: "etcd",
    group: "storage",
    unit: "seconds",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.1 },
    alternatives: [
      (q) => `${q.p99ByMember("etcd_debugging_mvcc_db_compaction_pause_duration_milliseconds_bucket")} / 1000`,
    ],
  },
  {
    id: "etcd-compaction-duration",
    side: "etcd",
    group: "storage",
    unit: "seconds",
    lines: "member",
    worse: "higher",
    alternatives: [
      (q) => `${q.p99ByMember("etcd_debugging_mvcc_db_compaction_total_duration_milliseconds_bucket")} / 1000`,
    ],
  },
  {
    id: "etcd-index-compaction-pause",
    side: "etcd",
    group: "storage",
    unit: "seconds",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.1 },
    alternatives: [
      (q) => `${q.p99ByMember("etcd_debugging_mvcc_index_compaction_pause_duration_milliseconds_bucket")} / 1000`,
    ],
  },
  {
    id: "etcd-compacted-keys",
    side: "etcd",
    group: "storage",
    unit: "perSecond",
    lines: "member",
    worse: "either",
    alternatives: [(q) => q.sumByMember(q.rate(q.etcd("etcd_debugging_mvcc_db_compaction_keys_total")))],
  },
  {
    id: "etcd-compaction-age",
    side: "etcd",
    group: "storage",
    unit: "seconds",
    lines: "member",
    worse: "higher",
    limits: { warning: 900 },
    // Unix seconds, zero until the first one since the start. Kubernetes compacts every five minutes.
    alternatives: [(q) => `time() - (${perMember(q, "etcd_debugging_mvcc_db_compaction_last")} > 0)`],
  },
]);
