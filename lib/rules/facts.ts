// Facts that fleet pages show beside service levels: size, quota, keys, traffic. Rule: docs/recorded-series.md "Facts".
import { minuteRange, perEtcdCluster, type RawSources, selectEtcd } from "../slis/context";
import { RECORDED } from "../slo/recorded-series";
import type { RecordingRule } from "./types";

/** Every minute, from raw series. The largest member counts: it is the one that reaches the quota first. */
export function buildFactRules(sources: RawSources): RecordingRule[] {
  const { etcd_cluster, member } = sources.labels;
  const perMember = (metric: string) => `max by (${etcd_cluster}, ${member}) (${selectEtcd(sources, metric)})`;
  // etcd 3.0 .. 3.3 only know the older name; 3.4 has both.
  const size = `(${perMember("etcd_mvcc_db_total_size_in_bytes")} or ${perMember("etcd_debugging_mvcc_db_total_size_in_bytes")})`;
  const quota = `(${perMember("etcd_server_quota_backend_bytes")} > 0)`;
  const largest = (inner: string) => perEtcdCluster(sources, "max", inner);
  const kv = selectEtcd(sources, "grpc_server_handled_total", 'grpc_service="etcdserverpb.KV",grpc_type="unary"');
  return [
    {
      record: RECORDED.dbUsage,
      expr: largest(`${size} / ${quota}`),
      comment: "A disabled quota is negative: no ratio then.",
    },
    { record: RECORDED.dbSizeBytes, expr: largest(size) },
    { record: RECORDED.keysCount, expr: largest(selectEtcd(sources, "etcd_debugging_mvcc_keys_total")) },
    {
      record: RECORDED.requestsPerSecond,
      expr: perEtcdCluster(sources, "sum", `rate(${kv}[${minuteRange(sources)}])`, ["grpc_method", "grpc_code"]),
    },
  ];
}
