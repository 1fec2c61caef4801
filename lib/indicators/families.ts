// Every metric family that an indicator reads, and the versions that have it: etcd's own, kube-apiserver's, and those of the Go runtime.
// One entry per release line: the first patch that has it. A line that is not named has it when it is newer than the last one named,
// and lost it where `until` says so. Taken from the sources of the tagged releases.

export type FamilyKind = "gauge" | "counter" | "histogram" | "summary";

export interface Family {
  readonly kind: FamilyKind;
  /** first version per release line, oldest first: "3.4.18" */
  readonly since: readonly string[];
  /** first version without it */
  readonly until?: string;
  /** where a version has it but does not always show it */
  readonly shown?: "extensive" | "after-event" | "when-probed";
}

const family = (kind: FamilyKind, since: string, rest: Omit<Family, "kind" | "since"> = {}): Family => ({
  kind,
  since: since.split(" "),
  ...rest,
});
const gauge = (since: string, rest?: Omit<Family, "kind" | "since">) => family("gauge", since, rest);
const counter = (since: string, rest?: Omit<Family, "kind" | "since">) => family("counter", since, rest);
const histogram = (since: string, rest?: Omit<Family, "kind" | "since">) => family("histogram", since, rest);

/** Families of an etcd member. */
export const ETCD_FAMILIES = {
  etcd_server_has_leader: gauge("3.0.0"),
  etcd_server_is_leader: gauge("3.3.4"),
  etcd_server_is_learner: gauge("3.4.0"),
  etcd_server_version: gauge("3.3.0"),
  etcd_server_leader_changes_seen_total: counter("3.0.0"),
  etcd_server_heartbeat_send_failures_total: counter("3.3.9"),
  etcd_server_proposals_committed_total: gauge("3.0.0"),
  etcd_server_proposals_applied_total: gauge("3.0.0"),
  etcd_server_proposals_pending: gauge("3.0.0"),
  etcd_server_proposals_failed_total: counter("3.0.0"),
  etcd_server_snapshot_apply_in_progress_total: gauge("3.3.14 3.4.0"),
  etcd_server_learner_promote_failures: counter("3.4.0", { shown: "after-event" }),
  etcd_server_client_requests_total: counter("3.3.19 3.4.5 3.5.0"),
  etcd_server_request_duration_seconds: histogram("3.7.0"),
  etcd_server_range_duration_seconds: histogram("3.6.0"),
  etcd_server_apply_duration_seconds: histogram("3.5.0"),
  etcd_server_slow_apply_total: counter("3.3.9"),
  etcd_server_slow_read_indexes_total: counter("3.3.9"),
  etcd_server_read_indexes_failed_total: counter("3.3.10"),
  etcd_server_health_failures: counter("3.3.10"),
  etcd_server_healthcheck: gauge("3.4.29 3.5.11 3.6.0", { shown: "when-probed" }),
  etcd_server_quota_backend_bytes: gauge("3.3.9"),
  grpc_server_started_total: counter("3.1.0"),
  grpc_server_handled_total: counter("3.1.0"),
  grpc_server_msg_sent_total: counter("3.1.0"),
  grpc_server_handling_seconds: histogram("3.1.0", { shown: "extensive" }),
  etcd_network_client_grpc_received_bytes_total: counter("3.0.0"),
  etcd_network_client_grpc_sent_bytes_total: counter("3.0.0"),
  etcd_network_server_stream_failures_total: counter("3.4.0", { shown: "after-event" }),
  etcd_disk_wal_fsync_duration_seconds: histogram("3.0.0"),
  etcd_disk_wal_write_duration_seconds: histogram("3.5.15 3.6.0"),
  etcd_disk_wal_write_bytes_total: gauge("3.3.20 3.4.7 3.5.0"),
  etcd_disk_backend_commit_duration_seconds: histogram("3.0.0"),
  etcd_debugging_disk_backend_commit_write_duration_seconds: histogram("3.4.0"),
  etcd_debugging_disk_backend_commit_rebalance_duration_seconds: histogram("3.4.0"),
  etcd_debugging_disk_backend_commit_spill_duration_seconds: histogram("3.4.0"),
  etcd_disk_backend_defrag_duration_seconds: histogram("3.3.9"),
  etcd_disk_defrag_inflight: gauge("3.4.18 3.5.2 3.6.0"),
  etcd_disk_backend_snapshot_duration_seconds: histogram("3.2.0"),
  etcd_snap_fsync_duration_seconds: histogram("3.4.0"),
  etcd_snap_db_fsync_duration_seconds: histogram("3.3.10"),
  etcd_snap_db_save_total_duration_seconds: histogram("3.3.10"),
  etcd_debugging_snap_save_total_duration_seconds: histogram("3.0.0"),
  etcd_network_peer_round_trip_time_seconds: histogram("3.0.0"),
  etcd_network_active_peers: gauge("3.4.0"),
  etcd_network_known_peers: gauge("3.6.0"),
  etcd_network_disconnected_peers_total: counter("3.4.0", { shown: "after-event" }),
  etcd_network_peer_sent_bytes_total: counter("3.0.0"),
  etcd_network_peer_received_bytes_total: counter("3.0.0"),
  etcd_network_peer_sent_failures_total: counter("3.1.0", { shown: "after-event" }),
  etcd_network_peer_received_failures_total: counter("3.1.0", { shown: "after-event" }),
  etcd_network_snapshot_send_failures: counter("3.3.10", { shown: "after-event" }),
  etcd_network_snapshot_receive_failures: counter("3.3.10", { shown: "after-event" }),
  etcd_network_snapshot_send_inflights_total: gauge("3.3.14 3.4.0", { shown: "after-event" }),
  etcd_network_snapshot_send_total_duration_seconds: histogram("3.3.10", { shown: "after-event" }),
  etcd_mvcc_db_total_size_in_bytes: gauge("3.3.9"),
  etcd_debugging_mvcc_db_total_size_in_bytes: gauge("3.0.0", { until: "3.5.0" }),
  etcd_mvcc_db_total_size_in_use_in_bytes: gauge("3.3.9"),
  etcd_mvcc_put_total: counter("3.4.0"),
  etcd_mvcc_delete_total: counter("3.4.0"),
  etcd_mvcc_range_total: counter("3.4.0"),
  etcd_mvcc_txn_total: counter("3.4.0"),
  etcd_debugging_mvcc_put_total: counter("3.0.0", { until: "3.5.0" }),
  etcd_debugging_mvcc_delete_total: counter("3.0.0", { until: "3.5.0" }),
  etcd_debugging_mvcc_range_total: counter("3.0.0", { until: "3.6.0" }),
  etcd_debugging_mvcc_txn_total: counter("3.0.0", { until: "3.5.0" }),
  etcd_mvcc_db_open_read_transactions: gauge("3.4.0"),
  etcd_mvcc_hash_duration_seconds: histogram("3.3.9"),
  etcd_mvcc_hash_rev_duration_seconds: histogram("3.3.9"),
  etcd_debugging_mvcc_keys_total: gauge("3.0.0"),
  etcd_debugging_mvcc_current_revision: gauge("3.3.16 3.4.1 3.5.0"),
  etcd_debugging_mvcc_compact_revision: gauge("3.3.16 3.4.1 3.5.0"),
  etcd_debugging_mvcc_total_put_size_in_bytes: gauge("3.3.18 3.4.4 3.5.0"),
  etcd_debugging_mvcc_watcher_total: gauge("3.0.0"),
  etcd_debugging_mvcc_watch_stream_total: gauge("3.0.0"),
  etcd_debugging_mvcc_slow_watcher_total: gauge("3.0.0"),
  etcd_debugging_mvcc_events_total: counter("3.0.0"),
  etcd_debugging_mvcc_pending_events_total: gauge("3.0.0"),
  etcd_debugging_mvcc_db_compaction_pause_duration_milliseconds: histogram("3.0.0"),
  etcd_debugging_mvcc_db_compaction_total_duration_milliseconds: histogram("3.0.0"),
  etcd_debugging_mvcc_index_compaction_pause_duration_milliseconds: histogram("3.0.0"),
  etcd_debugging_mvcc_db_compaction_keys_total: counter("3.3.0"),
  etcd_debugging_mvcc_db_compaction_last: gauge("3.5.0"),
  etcd_debugging_lease_granted_total: counter("3.4.0"),
  etcd_debugging_lease_revoked_total: counter("3.4.0"),
  etcd_debugging_lease_renewed_total: counter("3.4.0"),
  etcd_debugging_server_lease_expired_total: counter("3.2.0"),
  etcd_debugging_auth_revision: gauge("3.3.21 3.4.8 3.5.0"),
  etcd_debugging_server_alarms: gauge("3.6.0", { shown: "after-event" }),
} as const satisfies Record<string, Family>;

/** Families of a kube-apiserver, in Kubernetes versions. */
export const K8S_FAMILIES = {
  etcd_request_duration_seconds: histogram("1.20.0"),
  etcd_requests_total: counter("1.28.0"),
  etcd_request_errors_total: counter("1.28.0", { shown: "after-event" }),
  etcd_object_counts: gauge("1.20.0", { until: "1.25.0" }),
  apiserver_storage_objects: gauge("1.21.0", { until: "1.37.0" }),
  apiserver_resource_objects: gauge("1.34.0"),
  apiserver_resource_size_estimate_bytes: gauge("1.34.0"),
  etcd_db_total_size_in_bytes: gauge("1.20.0", { until: "1.26.0" }),
  apiserver_storage_db_total_size_in_bytes: gauge("1.26.0", { until: "1.37.0" }),
  apiserver_storage_size_bytes: gauge("1.28.0"),
  apiserver_storage_list_total: counter("1.23.0"),
  apiserver_storage_list_fetched_objects_total: counter("1.23.0"),
  apiserver_storage_list_returned_objects_total: counter("1.23.0"),
  apiserver_storage_events_received_total: counter("1.27.0"),
  etcd_lease_object_counts: histogram("1.21.0"),
  apiserver_watch_cache_events_dispatched_total: counter("1.24.0"),
  apiserver_watch_cache_events_received_total: counter("1.27.0"),
  apiserver_watch_cache_initializations_total: counter("1.24.0"),
  apiserver_watch_cache_read_wait_seconds: histogram("1.27.0"),
  apiserver_watch_cache_consistent_read_total: counter("1.31.0"),
  apiserver_storage_consistency_checks_total: counter("1.33.0"),
  apiserver_terminated_watchers_total: counter("1.20.0", { shown: "after-event" }),
  apiserver_init_events_total: counter("1.20.0"),
  apiserver_request_total: counter("1.20.0"),
  apiserver_request_duration_seconds: histogram("1.20.0"),
  apiserver_request_sli_duration_seconds: histogram("1.26.0"),
  apiserver_request_slo_duration_seconds: histogram("1.23.0", { until: "1.37.0" }),
  apiserver_request_terminations_total: counter("1.20.0", { shown: "after-event" }),
  apiserver_request_aborts_total: counter("1.22.0", { shown: "after-event" }),
  apiserver_request_post_timeout_total: counter("1.22.0", { shown: "after-event" }),
  apiserver_current_inflight_requests: gauge("1.20.0"),
  apiserver_longrunning_requests: gauge("1.23.0"),
  apiserver_longrunning_gauge: gauge("1.20.0", { until: "1.23.0" }),
  apiserver_flowcontrol_rejected_requests_total: counter("1.20.0", { shown: "after-event" }),
  apiserver_flowcontrol_dispatched_requests_total: counter("1.20.0"),
  apiserver_flowcontrol_current_inqueue_requests: gauge("1.20.0"),
  apiserver_flowcontrol_current_executing_requests: gauge("1.20.0"),
  apiserver_flowcontrol_current_executing_seats: gauge("1.28.0"),
  apiserver_flowcontrol_request_concurrency_in_use: gauge("1.20.0", { until: "1.37.0" }),
  apiserver_flowcontrol_nominal_limit_seats: gauge("1.26.0"),
  apiserver_flowcontrol_request_concurrency_limit: gauge("1.20.0", { until: "1.37.0" }),
  apiserver_flowcontrol_request_wait_duration_seconds: histogram("1.20.0"),
  apiserver_admission_webhook_admission_duration_seconds: histogram("1.20.0"),
  apiserver_admission_webhook_rejection_count: counter("1.20.0", { shown: "after-event" }),
  apiserver_admission_webhook_fail_open_count: counter("1.25.0", { shown: "after-event" }),
  kubernetes_healthcheck: gauge("1.26.0"),
  kubernetes_healthchecks_total: counter("1.26.0"),
  workqueue_depth: gauge("1.20.0"),
  workqueue_retries_total: counter("1.20.0"),
  workqueue_queue_duration_seconds: histogram("1.20.0"),
  workqueue_work_duration_seconds: histogram("1.20.0"),
  workqueue_longest_running_processor_seconds: gauge("1.20.0"),
  rest_client_requests_total: counter("1.20.0"),
  rest_client_request_duration_seconds: histogram("1.20.0"),
  rest_client_request_retries_total: counter("1.27.0", { shown: "after-event" }),
  scheduler_pending_pods: gauge("1.20.0"),
} as const satisfies Record<string, Family>;

/** Families that both sides have: of the process, the Go runtime and the scrape itself. */
export const COMMON_FAMILIES = {
  up: gauge("0.0.0"),
  process_resident_memory_bytes: gauge("0.0.0"),
  process_cpu_seconds_total: counter("0.0.0"),
  process_open_fds: gauge("0.0.0"),
  process_max_fds: gauge("0.0.0"),
  process_start_time_seconds: gauge("0.0.0"),
  go_goroutines: gauge("0.0.0"),
  go_threads: gauge("0.0.0"),
  go_memstats_heap_inuse_bytes: gauge("0.0.0"),
  go_gc_duration_seconds: family("summary", "0.0.0"),
} as const satisfies Record<string, Family>;

export type EtcdFamily = keyof typeof ETCD_FAMILIES | keyof typeof COMMON_FAMILIES;
export type K8sFamily = keyof typeof K8S_FAMILIES | keyof typeof COMMON_FAMILIES;

function parseVersion(version: string): readonly [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return [major, minor, patch];
}

function compareLines(a: string, b: string): number {
  const [majorA, minorA] = parseVersion(a);
  const [majorB, minorB] = parseVersion(b);
  return majorA - majorB || minorA - minorB;
}

/** Whether that version's code has the family. It may still show it only after an event, when probed, or with extensive metrics. */
export function hasFamily({ since, until }: Family, version: string): boolean {
  if (until !== undefined && compareLines(version, until) >= 0) return false;
  const ownLine = since.find((first) => compareLines(first, version) === 0);
  if (ownLine !== undefined) return parseVersion(version)[2] >= parseVersion(ownLine)[2];
  const newestLine = since.at(-1);
  return newestLine !== undefined && compareLines(version, newestLine) > 0;
}
