// What the clients of a K8s cluster ask of its kube-apiservers, how they answer, and where requests queue.
import { matcher } from "../../query/promql";
import type { K8sSeries, Queries } from "../queries";
import { defineIndicators } from "../types";

/** WATCH and CONNECT last as long as the client wants. */
const NOT_STREAMS = matcher("verb", "!~", "WATCH|WATCHLIST|CONNECT|PROXY");
const p99ByVerb = (name: K8sSeries) => (q: Queries) => q.p99(q.apiserver(name, NOT_STREAMS), ["verb"]);
const withCode = (pattern: string) => (q: Queries) => {
  const all = q.sum(q.rate(q.apiserver("apiserver_request_total")));
  const those = q.sum(q.rate(q.apiserver("apiserver_request_total", matcher("code", "=~", pattern))));
  return q.share(`(${those} or ${all} * 0)`, all);
};
/** Requests are held by webhooks and in queues: the difference to the latency without those. */
const held = (own: K8sSeries) => (q: Queries) => {
  const whole = q.p99(q.apiserver("apiserver_request_duration_seconds_bucket", NOT_STREAMS), ["verb"]);
  return `clamp_min(${whole} - ${q.p99(q.apiserver(own, NOT_STREAMS), ["verb"])}, 0)`;
};
const seats = (used: K8sSeries, limit: K8sSeries) => (q: Queries) =>
  q.share(q.sumBy("priority_level", q.apiserver(used)), q.sumBy("priority_level", q.apiserver(limit)));

export const K8S_REQUESTS = defineIndicators([
  {
    id: "k8s-requests",
    side: "k8s",
    group: "api-requests",
    unit: "perSecond",
    lines: { label: "verb" },
    worse: "either",
    alternatives: [(q) => q.sumBy("verb", q.rate(q.apiserver("apiserver_request_total")))],
  },
  {
    id: "k8s-requests-by-resource",
    side: "k8s",
    group: "api-requests",
    unit: "perSecond",
    lines: { label: "resource" },
    worse: "either",
    alternatives: [(q) => q.sumBy("resource", q.rate(q.apiserver("apiserver_request_total")))],
  },
  {
    id: "k8s-server-errors",
    side: "k8s",
    group: "api-requests",
    unit: "ratio",
    lines: "cluster",
    worse: "higher",
    limits: { warning: 0.01, critical: 0.05 },
    alternatives: [withCode("5..")],
  },
  {
    id: "k8s-timeouts",
    side: "k8s",
    group: "api-requests",
    unit: "ratio",
    lines: "cluster",
    worse: "higher",
    limits: { warning: 0.01 },
    alternatives: [withCode("504")],
  },
  {
    id: "k8s-throttled",
    side: "k8s",
    group: "api-requests",
    unit: "ratio",
    lines: "cluster",
    worse: "higher",
    limits: { warning: 0.01, critical: 0.1 },
    alternatives: [withCode("429")],
  },
  {
    id: "k8s-conflicts",
    side: "k8s",
    group: "api-requests",
    unit: "ratio",
    lines: "cluster",
    worse: "higher",
    alternatives: [withCode("409")],
  },
  {
    id: "k8s-request-latency",
    side: "k8s",
    group: "api-requests",
    unit: "seconds",
    lines: { label: "verb" },
    worse: "higher",
    limits: { warning: 1, critical: 10 },
    // The whole histogram is the largest family of a kube-apiserver: many keep only the one of the SLI, without webhooks and queues.
    alternatives: [
      p99ByVerb("apiserver_request_duration_seconds_bucket"),
      p99ByVerb("apiserver_request_sli_duration_seconds_bucket"),
      p99ByVerb("apiserver_request_slo_duration_seconds_bucket"),
    ],
  },
  {
    id: "k8s-sli-latency",
    side: "k8s",
    group: "api-requests",
    unit: "seconds",
    lines: { label: "verb" },
    worse: "higher",
    limits: { warning: 1, critical: 5 },
    // Without webhooks and queues: what the kube-apiserver and its store need.
    alternatives: [
      p99ByVerb("apiserver_request_sli_duration_seconds_bucket"),
      p99ByVerb("apiserver_request_slo_duration_seconds_bucket"),
    ],
  },
  {
    id: "k8s-held-latency",
    side: "k8s",
    group: "api-requests",
    unit: "seconds",
    lines: { label: "verb" },
    worse: "higher",
    limits: { warning: 1 },
    alternatives: [
      held("apiserver_request_sli_duration_seconds_bucket"),
      held("apiserver_request_slo_duration_seconds_bucket"),
    ],
  },
  {
    id: "k8s-terminated",
    side: "k8s",
    group: "api-requests",
    unit: "perSecond",
    lines: { label: "code" },
    worse: "higher",
    alternatives: [(q) => q.sumBy("code", q.rate(q.apiserver("apiserver_request_terminations_total")))],
  },
  {
    id: "k8s-aborted",
    side: "k8s",
    group: "api-requests",
    unit: "perSecond",
    lines: "cluster",
    worse: "higher",
    alternatives: [(q) => q.sum(q.rate(q.apiserver("apiserver_request_aborts_total")))],
  },
  {
    id: "k8s-post-timeout",
    side: "k8s",
    group: "api-requests",
    unit: "perSecond",
    lines: { label: "status" },
    worse: "higher",
    alternatives: [(q) => q.sumBy("status", q.rate(q.apiserver("apiserver_request_post_timeout_total")))],
  },
  {
    id: "k8s-inflight",
    side: "k8s",
    group: "api-requests",
    unit: "count",
    lines: { label: "request_kind" },
    worse: "higher",
    alternatives: [(q) => q.sumBy("request_kind", q.apiserver("apiserver_current_inflight_requests"))],
  },
  {
    id: "k8s-watches",
    side: "k8s",
    group: "api-requests",
    unit: "count",
    lines: "cluster",
    worse: "either",
    alternatives: [
      (q) => q.sum(q.apiserver("apiserver_longrunning_requests", matcher("verb", "=", "WATCH"))),
      (q) => q.sum(q.apiserver("apiserver_longrunning_gauge", matcher("verb", "=", "WATCH"))),
    ],
  },
  {
    id: "k8s-webhook-latency",
    side: "k8s",
    group: "api-requests",
    unit: "seconds",
    lines: { label: "name" },
    worse: "higher",
    limits: { warning: 0.5, critical: 2 },
    alternatives: [
      (q) => q.p99(q.apiserver("apiserver_admission_webhook_admission_duration_seconds_bucket"), ["name"]),
    ],
  },
  {
    id: "k8s-webhook-rejections",
    side: "k8s",
    group: "api-requests",
    unit: "perSecond",
    lines: { label: "name" },
    worse: "higher",
    alternatives: [(q) => q.sumBy("name", q.rate(q.apiserver("apiserver_admission_webhook_rejection_count")))],
  },
  {
    id: "k8s-webhook-fail-open",
    side: "k8s",
    group: "api-requests",
    unit: "perSecond",
    lines: { label: "name" },
    worse: "higher",
    limits: { warning: 0.01 },
    alternatives: [(q) => q.sumBy("name", q.rate(q.apiserver("apiserver_admission_webhook_fail_open_count")))],
  },
  {
    id: "k8s-queue-rejections",
    side: "k8s",
    group: "flow-control",
    unit: "perSecond",
    lines: { label: "reason" },
    worse: "higher",
    limits: { warning: 0.1, critical: 10 },
    alternatives: [(q) => q.sumBy("reason", q.rate(q.apiserver("apiserver_flowcontrol_rejected_requests_total")))],
  },
  {
    id: "k8s-queue-dispatched",
    side: "k8s",
    group: "flow-control",
    unit: "perSecond",
    lines: { label: "priority_level" },
    worse: "either",
    alternatives: [
      (q) => q.sumBy("priority_level", q.rate(q.apiserver("apiserver_flowcontrol_dispatched_requests_total"))),
    ],
  },
  {
    id: "k8s-queued",
    side: "k8s",
    group: "flow-control",
    unit: "count",
    lines: { label: "priority_level" },
    worse: "higher",
    limits: { warning: 10 },
    alternatives: [(q) => q.sumBy("priority_level", q.apiserver("apiserver_flowcontrol_current_inqueue_requests"))],
  },
  {
    id: "k8s-executing",
    side: "k8s",
    group: "flow-control",
    unit: "count",
    lines: { label: "priority_level" },
    worse: "higher",
    alternatives: [(q) => q.sumBy("priority_level", q.apiserver("apiserver_flowcontrol_current_executing_requests"))],
  },
  {
    id: "k8s-seats-used",
    side: "k8s",
    group: "flow-control",
    unit: "ratio",
    lines: { label: "priority_level" },
    worse: "higher",
    limits: { warning: 0.8, critical: 1 },
    alternatives: [
      seats("apiserver_flowcontrol_current_executing_seats", "apiserver_flowcontrol_nominal_limit_seats"),
      seats("apiserver_flowcontrol_request_concurrency_in_use", "apiserver_flowcontrol_request_concurrency_limit"),
    ],
  },
  {
    id: "k8s-queue-wait",
    side: "k8s",
    group: "flow-control",
    unit: "seconds",
    lines: { label: "priority_level" },
    worse: "higher",
    limits: { warning: 0.5, critical: 5 },
    alternatives: [
      (q) => q.p99(q.apiserver("apiserver_flowcontrol_request_wait_duration_seconds_bucket"), ["priority_level"]),
    ],
  },
]);
