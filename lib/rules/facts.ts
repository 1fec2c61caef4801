// Facts that fleet pages show beside service levels: size, quota, keys, traffic. Rule: docs/recorded-series.md "Facts".
import { perEtcdCluster, type RawSources, selectApiserver, selectEtcd, selectStep } from "../slis/context";
import { aggregateAs, orElse } from "../slis/expression";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import type { RecordingRule } from "./types";

/** What kube-apiservers ask etcd for its size, by version: 1.28 on, 1.26 and 1.27, before. */
const CLIENT_SIZES = [
  "apiserver_storage_size_bytes",
  "apiserver_storage_db_total_size_in_bytes",
  "etcd_db_total_size_in_bytes",
] as const;

/** The largest store of each K8s cluster; which of several is the events' is not said, so only an etcd that holds all may use it. */
function buildClientSizeRule(sources: RawSources): RecordingRule {
  const k8s = { canonical: "k8s_cluster", raw: sources.labels.k8s_cluster };
  const sizes = CLIENT_SIZES.map((metric) => selectApiserver(sources, metric));
  return { record: RECORDED_STEPS.k8sDbSize, expr: aggregateAs("max", [k8s], orElse(...sizes)) };
}

/** Every minute, from raw series. The largest member counts: it is the one that reaches the quota first. */
export function buildFactRules(sources: RawSources): RecordingRule[] {
  const { etcd_cluster, member } = sources.labels;
  const perMember = (metric: string) => `max by (${etcd_cluster}, ${member}) (${selectEtcd(sources, metric)})`;
  // etcd 3.0 .. 3.3 only know the older name; 3.4 has both.
  const size = `(${perMember("etcd_mvcc_db_total_size_in_bytes")} or ${perMember("etcd_debugging_mvcc_db_total_size_in_bytes")})`;
  const quota = `(${perMember("etcd_server_quota_backend_bytes")} > 0)`;
  const largest = (inner: string) => perEtcdCluster(sources, "max", inner);
  const handled = `max by (etcd_cluster, grpc_method, grpc_code) (${RECORDED_STEPS.grpcHandled})`;
  return [
    {
      record: RECORDED.dbUsage,
      expr: largest(`${size} / ${quota}`),
      comment: "A disabled quota is negative: no ratio then.",
    },
    buildClientSizeRule(sources),
    {
      record: RECORDED.dbSizeBytes,
      expr: `${largest(size)}\nor on (etcd_cluster)\nmax by (etcd_cluster) (${RECORDED.k8sLink}{role="all"} * on (k8s_cluster) group_left () max by (k8s_cluster) (${selectStep(sources, RECORDED_STEPS.k8sDbSize)}))`,
      comment: "As the members say, else as the kube-apiservers of what it serves do.",
    },
    { record: RECORDED.keysCount, expr: largest(selectEtcd(sources, "etcd_debugging_mvcc_keys_total")) },
    {
      record: RECORDED.requestsPerSecond,
      expr: `sum by (etcd_cluster) (${handled}) / 60`,
    },
  ];
}
