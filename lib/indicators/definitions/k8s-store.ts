// What the kube-apiservers see of their store: latency, errors, objects, lists; and how well their cache shields it.
import { matcher } from "../../query/promql";
import type { K8sSeries, Queries } from "../queries";
import { defineIndicators } from "../types";

/** Rates per kind of object: up to 1.33 in `type` or `resource`, from 1.34 always in `resource`. */
const rateByKind = (name: K8sSeries, label: "type" | "resource") => (q: Queries) => {
  const named = label === "type" ? matcher("type", "!=", "") : matcher("resource", "!=", "");
  const rate = q.sumBy(label, q.rate(q.apiserver(name, named)));
  return label === "type" ? `max by (resource) (label_replace(${rate}, "resource", "$1", "type", "(.*)"))` : rate;
};
const objects = (name: K8sSeries) => (q: Queries) =>
  // -1 stands for a count that failed.
  `max by (resource) (${q.apiserver(name)} >= 0)`;
const largest = (name: K8sSeries) => (q: Queries) => `max(${q.apiserver(name)})`;
const ETCD_CHECK = matcher("name", "=", "etcd");

export const K8S_STORE = defineIndicators([
  {
    id: "k8s-etcd-latency",
    side: "k8s",
    group: "store-view",
    unit: "seconds",
    lines: { label: "operation" },
    worse: "higher",
    limits: { warning: 0.5, critical: 1 },
    alternatives: [(q) => q.p99(q.apiserver("etcd_request_duration_seconds_bucket"), ["operation"])],
  },
  {
    id: "k8s-etcd-requests",
    side: "k8s",
    group: "store-view",
    unit: "perSecond",
    lines: { label: "operation" },
    worse: "either",
    alternatives: [(q) => q.sumBy("operation", q.rate(q.apiserver("etcd_request_duration_seconds_count")))],
  },
  {
    id: "k8s-etcd-requests-by-kind",
    side: "k8s",
    group: "store-view",
    unit: "perSecond",
    lines: { label: "resource" },
    worse: "either",
    alternatives: [
      rateByKind("etcd_request_duration_seconds_count", "resource"),
      rateByKind("etcd_request_duration_seconds_count", "type"),
    ],
  },
  {
    id: "k8s-etcd-error-ratio",
    side: "k8s",
    group: "store-view",
    unit: "ratio",
    lines: "cluster",
    worse: "higher",
    limits: { warning: 0.01, critical: 0.05 },
    // The counter of errors appears with the first one.
    alternatives: [
      (q) => {
        const all = q.sum(q.rate(q.apiserver("etcd_requests_total")));
        return q.share(`(${q.sum(q.rate(q.apiserver("etcd_request_errors_total")))} or ${all} * 0)`, all);
      },
    ],
  },
  {
    id: "k8s-etcd-errors",
    side: "k8s",
    group: "store-view",
    unit: "perSecond",
    lines: { label: "operation" },
    worse: "higher",
    limits: { warning: 0.1 },
    alternatives: [(q) => q.sumBy("operation", q.rate(q.apiserver("etcd_request_errors_total")))],
  },
  {
    id: "k8s-etcd-ready",
    side: "k8s",
    group: "store-view",
    unit: "count",
    lines: "cluster",
    worse: "lower",
    limits: { critical: 0 },
    alternatives: [(q) => `min(${q.apiserver("kubernetes_healthcheck", ETCD_CHECK, matcher("type", "=", "readyz"))})`],
  },
  {
    id: "k8s-etcd-check-failures",
    side: "k8s",
    group: "store-view",
    unit: "perSecond",
    lines: "cluster",
    worse: "higher",
    limits: { warning: 0.01 },
    alternatives: [
      (q) =>
        q.sum(q.rate(q.apiserver("kubernetes_healthchecks_total", ETCD_CHECK, matcher("status", "!=", "success")))),
    ],
  },
  {
    id: "k8s-db-size",
    side: "k8s",
    group: "store-view",
    unit: "bytes",
    lines: "cluster",
    worse: "higher",
    alternatives: [
      largest("apiserver_storage_size_bytes"),
      largest("apiserver_storage_db_total_size_in_bytes"),
      largest("etcd_db_total_size_in_bytes"),
    ],
  },
  {
    id: "k8s-objects",
    side: "k8s",
    group: "store-view",
    unit: "count",
    lines: { label: "resource" },
    worse: "either",
    alternatives: [
      objects("apiserver_resource_objects"),
      objects("apiserver_storage_objects"),
      objects("etcd_object_counts"),
    ],
  },
  {
    id: "k8s-object-bytes",
    side: "k8s",
    group: "store-view",
    unit: "bytes",
    lines: { label: "resource" },
    worse: "either",
    alternatives: [objects("apiserver_resource_size_estimate_bytes")],
  },
  {
    id: "k8s-lists",
    side: "k8s",
    group: "store-view",
    unit: "perSecond",
    lines: { label: "resource" },
    worse: "higher",
    alternatives: [rateByKind("apiserver_storage_list_total", "resource")],
  },
  {
    id: "k8s-listed-objects",
    side: "k8s",
    group: "store-view",
    unit: "perSecond",
    lines: { label: "resource" },
    worse: "higher",
    alternatives: [rateByKind("apiserver_storage_list_fetched_objects_total", "resource")],
  },
  {
    id: "k8s-list-waste",
    side: "k8s",
    group: "store-view",
    unit: "count",
    lines: "cluster",
    worse: "higher",
    limits: { warning: 10 },
    // Objects fetched from etcd for each one that a client got.
    alternatives: [
      (q) =>
        q.share(
          q.sum(q.rate(q.apiserver("apiserver_storage_list_fetched_objects_total"))),
          q.sum(q.rate(q.apiserver("apiserver_storage_list_returned_objects_total"))),
        ),
    ],
  },
  {
    id: "k8s-store-events",
    side: "k8s",
    group: "store-view",
    unit: "perSecond",
    lines: { label: "resource" },
    worse: "either",
    alternatives: [rateByKind("apiserver_storage_events_received_total", "resource")],
  },
  {
    id: "k8s-lease-objects",
    side: "k8s",
    group: "store-view",
    unit: "count",
    lines: "cluster",
    worse: "either",
    // Mean objects on one lease: short-lived ones, mostly events.
    alternatives: [
      (q) =>
        q.share(
          q.sum(q.rate(q.apiserver("etcd_lease_object_counts_sum"))),
          q.sum(q.rate(q.apiserver("etcd_lease_object_counts_count"))),
        ),
    ],
  },
  {
    id: "k8s-cache-events-received",
    side: "k8s",
    group: "watch-cache",
    unit: "perSecond",
    lines: { label: "resource" },
    worse: "either",
    alternatives: [rateByKind("apiserver_watch_cache_events_received_total", "resource")],
  },
  {
    id: "k8s-cache-events-dispatched",
    side: "k8s",
    group: "watch-cache",
    unit: "perSecond",
    lines: { label: "resource" },
    worse: "either",
    alternatives: [rateByKind("apiserver_watch_cache_events_dispatched_total", "resource")],
  },
  {
    id: "k8s-cache-initializations",
    side: "k8s",
    group: "watch-cache",
    unit: "count",
    lines: { label: "resource" },
    worse: "higher",
    limits: { warning: 1 },
    // Each one lists everything of a kind from etcd.
    alternatives: [
      (q) => `${q.sumBy("resource", q.increase(q.apiserver("apiserver_watch_cache_initializations_total")))} > 0`,
    ],
  },
  {
    id: "k8s-cache-read-wait",
    side: "k8s",
    group: "watch-cache",
    unit: "seconds",
    lines: "cluster",
    worse: "higher",
    limits: { warning: 0.1, critical: 1 },
    alternatives: [(q) => q.p99(q.apiserver("apiserver_watch_cache_read_wait_seconds_bucket"), [])],
  },
  {
    id: "k8s-cache-fallback-ratio",
    side: "k8s",
    group: "watch-cache",
    unit: "ratio",
    lines: "cluster",
    worse: "higher",
    limits: { warning: 0.1 },
    // Consistent reads that the cache could not serve and etcd had to.
    alternatives: [
      (q) => {
        const fallback = matcher("fallback", "=", "true");
        const all = q.sum(q.rate(q.apiserver("apiserver_watch_cache_consistent_read_total")));
        const fell = q.sum(q.rate(q.apiserver("apiserver_watch_cache_consistent_read_total", fallback)));
        return q.share(`(${fell} or ${all} * 0)`, all);
      },
    ],
  },
  {
    id: "k8s-cache-mismatches",
    side: "k8s",
    group: "watch-cache",
    unit: "perSecond",
    lines: "cluster",
    worse: "higher",
    limits: { critical: 0.001 },
    alternatives: [
      (q) =>
        q.sum(q.rate(q.apiserver("apiserver_storage_consistency_checks_total", matcher("status", "=", "failure")))),
    ],
  },
  {
    id: "k8s-terminated-watchers",
    side: "k8s",
    group: "watch-cache",
    unit: "perSecond",
    lines: { label: "resource" },
    worse: "higher",
    limits: { warning: 0.1 },
    alternatives: [rateByKind("apiserver_terminated_watchers_total", "resource")],
  },
  {
    id: "k8s-init-events",
    side: "k8s",
    group: "watch-cache",
    unit: "perSecond",
    lines: { label: "resource" },
    worse: "higher",
    alternatives: [rateByKind("apiserver_init_events_total", "resource")],
  },
]);
