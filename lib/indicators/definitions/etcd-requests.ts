// What clients ask of an etcd cluster, and how it answers. Streams last as long as their client: they are counted, never timed.
import { type Matcher, matcher } from "../../query/promql";
import type { EtcdSeries, Queries } from "../queries";
import { defineIndicators } from "../types";

// Kubernetes 1.37 lists by RangeStream, which ends like a call. Watch and lease streams last as long as their client.
const CALLS = matcher("grpc_type", "=~", "unary|server_stream");
const KV = [matcher("grpc_service", "=", "etcdserverpb.KV"), CALLS];
const UNARY = matcher("grpc_type", "=", "unary");
const FAULTS = matcher("grpc_code", "=~", "Unavailable|ResourceExhausted|Internal|DataLoss|DeadlineExceeded|Unknown");
const WRITES = {
  types: matcher("type", "=~", "Put|DeleteRange|Txn"),
  methods: matcher("grpc_method", "=~", "Put|DeleteRange|Txn"),
};
const READS = {
  types: matcher("type", "=~", "Range|ReadonlyTxn"),
  methods: matcher("grpc_method", "=~", "Range|RangeStream"),
};

/** Latency per member: etcd 3.7 always has it, older ones only with extensive metrics. */
function latency(requests: typeof WRITES): readonly ((q: Queries) => string)[] {
  return [
    (q) => q.p99ByMember("etcd_server_request_duration_seconds_bucket", requests.types),
    (q) => q.p99ByMember("grpc_server_handling_seconds_bucket", ...KV, requests.methods),
  ];
}

const openStreams = (q: Queries, service: string) => {
  const streams = [matcher("grpc_service", "=", service), matcher("grpc_type", "=", "bidi_stream")];
  const started = q.sumByMember(q.etcd("grpc_server_started_total", ...streams));
  return `clamp_min(${started} - ${q.sumByMember(q.etcd("grpc_server_handled_total", ...streams))}, 0)`;
};

const memberRate =
  (name: EtcdSeries, ...matchers: readonly Matcher[]) =>
  (q: Queries) =>
    q.sumByMember(q.rate(q.etcd(name, ...matchers)));

export const ETCD_REQUESTS = defineIndicators([
  {
    id: "etcd-requests",
    side: "etcd",
    group: "requests",
    unit: "perSecond",
    lines: { label: "grpc_method" },
    worse: "either",
    alternatives: [(q) => `${q.sumBy("grpc_method", q.rate(q.etcd("grpc_server_handled_total", CALLS)))} > 0`],
  },
  {
    id: "etcd-requests-by-member",
    side: "etcd",
    group: "requests",
    unit: "perSecond",
    lines: "member",
    worse: "either",
    alternatives: [memberRate("grpc_server_handled_total", ...KV)],
  },
  {
    id: "etcd-error-ratio",
    side: "etcd",
    group: "requests",
    unit: "ratio",
    lines: "cluster",
    worse: "higher",
    limits: { warning: 0.01, critical: 0.05 },
    alternatives: [
      (q) =>
        q.share(
          q.sum(q.rate(q.etcd("grpc_server_handled_total", ...KV, FAULTS))),
          q.sum(q.rate(q.etcd("grpc_server_handled_total", ...KV))),
        ),
    ],
  },
  {
    id: "etcd-errors-by-code",
    side: "etcd",
    group: "requests",
    unit: "perSecond",
    lines: { label: "grpc_code" },
    worse: "higher",
    alternatives: [
      (q) => q.sumBy("grpc_code", q.rate(q.etcd("grpc_server_handled_total", CALLS, matcher("grpc_code", "!=", "OK")))),
    ],
  },
  {
    id: "etcd-refused-writes",
    side: "etcd",
    group: "requests",
    unit: "perSecond",
    lines: "cluster",
    worse: "higher",
    // Database full, or too many requests waiting.
    limits: { warning: 0.01, critical: 1 },
    alternatives: [
      (q) =>
        q.sum(
          q.rate(
            q.etcd("grpc_server_handled_total", ...KV, WRITES.methods, matcher("grpc_code", "=", "ResourceExhausted")),
          ),
        ),
    ],
  },
  {
    id: "etcd-rejected-early",
    side: "etcd",
    group: "requests",
    unit: "perSecond",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.1 },
    // Refused before the gRPC counters see them: no leader, a learner, a missing capability.
    alternatives: [
      (q) => {
        const asked = q.sumByMember(q.rate(q.etcd("etcd_server_client_requests_total", matcher("type", "=", "unary"))));
        return `clamp_min(${asked} - ${q.sumByMember(q.rate(q.etcd("grpc_server_started_total", UNARY)))}, 0)`;
      },
    ],
  },
  {
    id: "etcd-write-latency",
    side: "etcd",
    group: "requests",
    unit: "seconds",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.1, critical: 0.25 },
    alternatives: latency(WRITES),
  },
  {
    id: "etcd-read-latency",
    side: "etcd",
    group: "requests",
    unit: "seconds",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.1, critical: 0.25 },
    alternatives: latency(READS),
  },
  {
    id: "etcd-apply-latency",
    side: "etcd",
    group: "requests",
    unit: "seconds",
    lines: { label: "op" },
    worse: "higher",
    limits: { warning: 0.1 },
    alternatives: [(q) => q.p99(q.etcd("etcd_server_apply_duration_seconds_bucket"), ["op"])],
  },
  {
    id: "etcd-range-execution",
    side: "etcd",
    group: "requests",
    unit: "seconds",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.1 },
    alternatives: [(q) => q.p99ByMember("etcd_server_range_duration_seconds_bucket")],
  },
  {
    id: "etcd-slow-applies",
    side: "etcd",
    group: "requests",
    unit: "perSecond",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.1, critical: 2 },
    alternatives: [memberRate("etcd_server_slow_apply_total")],
  },
  {
    id: "etcd-slow-read-indexes",
    side: "etcd",
    group: "requests",
    unit: "perSecond",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.01 },
    alternatives: [memberRate("etcd_server_slow_read_indexes_total")],
  },
  {
    id: "etcd-failed-read-indexes",
    side: "etcd",
    group: "requests",
    unit: "perSecond",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.01, critical: 1 },
    alternatives: [memberRate("etcd_server_read_indexes_failed_total")],
  },
  {
    id: "etcd-health-failures",
    side: "etcd",
    group: "requests",
    unit: "perSecond",
    lines: "member",
    worse: "higher",
    limits: { warning: 0.01 },
    alternatives: [memberRate("etcd_server_health_failures")],
  },
  {
    id: "etcd-health-checks",
    side: "etcd",
    group: "requests",
    unit: "count",
    lines: { label: "name" },
    worse: "lower",
    limits: { critical: 0 },
    alternatives: [(q) => `min by (name) (${q.etcd("etcd_server_healthcheck")})`],
  },
  {
    id: "etcd-client-bytes-in",
    side: "etcd",
    group: "requests",
    unit: "bytesPerSecond",
    lines: "member",
    worse: "either",
    alternatives: [memberRate("etcd_network_client_grpc_received_bytes_total")],
  },
  {
    id: "etcd-client-bytes-out",
    side: "etcd",
    group: "requests",
    unit: "bytesPerSecond",
    lines: "member",
    worse: "either",
    alternatives: [memberRate("etcd_network_client_grpc_sent_bytes_total")],
  },
  {
    id: "etcd-stream-failures",
    side: "etcd",
    group: "requests",
    unit: "perSecond",
    lines: { label: "API" },
    worse: "higher",
    alternatives: [(q) => q.sumBy("API", q.rate(q.etcd("etcd_network_server_stream_failures_total")))],
  },
  {
    id: "etcd-watch-open",
    side: "etcd",
    group: "watch",
    unit: "count",
    lines: "member",
    worse: "either",
    alternatives: [(q) => openStreams(q, "etcdserverpb.Watch")],
  },
  {
    id: "etcd-lease-streams-open",
    side: "etcd",
    group: "watch",
    unit: "count",
    lines: "member",
    worse: "either",
    alternatives: [(q) => openStreams(q, "etcdserverpb.Lease")],
  },
]);
