// What a kube-apiserver's own clients feel: requests by verb, resource and code, latency, inflight and flow control. Trouble in etcd
// comes out as 500 (unconverted etcd errors) and 504 (handler time-outs); rejects of flow control as 429.
import { BASIS } from "../basis";
import { counterSeries, gauge, gaugeSeries, swinging } from "../etcd/context";
import { type CallKind, callsPerSecond, clientFaultShare, slowShare, splitReads } from "../etcd/load";
import type { K8sCluster } from "../fleet";
import { histogramFamily } from "../histogram";
import { APISERVER_REQUEST_BOUNDS, blend, body, STALL_SECONDS, spread } from "../profiles";
import type { FamilySpec, SeriesSpec } from "../series";
import type { Segment } from "../timeline";

interface Request {
  readonly verb: "GET" | "LIST" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly kind: CallKind;
  readonly resource: string;
  readonly group: string;
  readonly scope: "resource" | "namespace" | "cluster";
  readonly okCode: string;
  /** requests per etcd call of that kind */
  readonly share: number;
}

const REQUESTS: readonly Request[] = [
  { verb: "GET", kind: "read", resource: "pods", group: "", scope: "resource", okCode: "200", share: 0.6 },
  { verb: "LIST", kind: "read", resource: "pods", group: "", scope: "cluster", okCode: "200", share: 0.14 },
  {
    verb: "PUT",
    kind: "write",
    resource: "leases",
    group: "coordination.k8s.io",
    scope: "resource",
    okCode: "200",
    share: 0.5,
  },
  { verb: "PATCH", kind: "write", resource: "nodes", group: "", scope: "resource", okCode: "200", share: 0.2 },
  { verb: "POST", kind: "write", resource: "events", group: "", scope: "namespace", okCode: "201", share: 0.2 },
  { verb: "DELETE", kind: "write", resource: "pods", group: "", scope: "resource", okCode: "200", share: 0.05 },
];

function requestRate(k8s: K8sCluster, request: Request, segment: Segment): number {
  const share = k8s.mainShare * request.share;
  if (request.kind === "write") return callsPerSecond(k8s.mainEtcd, segment, "write") * share;
  const factor = request.verb === "LIST" ? segment.cluster.listFactor : 1;
  return splitReads(k8s.mainEtcd, segment).usual * share * factor;
}

function requestLabels(request: Request): string {
  const { verb, group, resource, scope } = request;
  return `verb="${verb}",group="${group}",version="v1",resource="${resource}",subresource="",scope="${scope}",component="apiserver"`;
}

function totalSeries(k8s: K8sCluster): SeriesSpec[] {
  const name = "apiserver_request_total";
  return REQUESTS.flatMap((request) => {
    const basis = request.kind === "write" ? BASIS.writes : BASIS.reads;
    const failed = (segment: Segment) => clientFaultShare(k8s.mainEtcd, segment, request.kind);
    const build = (code: string, share: (segment: Segment) => number) =>
      counterSeries(
        name,
        `${requestLabels(request)},dry_run="",code="${code}"`,
        basis,
        (segment) => requestRate(k8s, request, segment) * share(segment),
      );
    const timedOut = (segment: Segment) => (segment.hasQuorum ? 0.05 : 0.45);
    return [
      build(request.okCode, (segment) => 1 - failed(segment)),
      build("500", (segment) => failed(segment) * (1 - timedOut(segment))),
      { ...build("504", (segment) => failed(segment) * timedOut(segment)), isLazy: true },
    ];
  });
}

function durationFamily(k8s: K8sCluster): FamilySpec {
  const name = k8s.minor >= 26 ? "apiserver_request_sli_duration_seconds" : "apiserver_request_slo_duration_seconds";
  const measured = REQUESTS.filter(({ verb }) => verb === "LIST" || verb === "PUT");
  const bounds = APISERVER_REQUEST_BOUNDS;
  const size = k8s.mainEtcd.spec === "large" ? 3 : 1;
  return histogramFamily(
    name,
    measured.map((request) => ({
      name,
      labels: requestLabels(request),
      bounds,
      load: request.kind === "write" ? BASIS.writes : BASIS.reads,
      busyLoad: request.kind === "write" ? BASIS.busyWrites : BASIS.busyReads,
      flow: (segment) => {
        const [median, p99] = request.kind === "write" ? [0.006, 0.04] : [0.05 * size, 0.35 * size];
        const wide = request.verb === "LIST" ? Math.min(6, Math.sqrt(segment.cluster.rangeSizeFactor)) : 1;
        const stalls = spread(bounds, STALL_SECONDS[0] + 0.05, segment.hasQuorum ? 6 : 58);
        const bad = Math.min(
          1,
          slowShare(k8s.mainEtcd, segment, request.kind) + clientFaultShare(k8s.mainEtcd, segment, request.kind),
        );
        return {
          rate: requestRate(k8s, request, segment),
          quiet: blend(body(bounds, median * wide, p99 * wide), stalls, bad),
          busy: blend(body(bounds, median * wide * 1.3, p99 * wide * 1.7), stalls, bad),
        };
      },
    })),
  );
}

/** Requests under way: Little's law, so slow etcd holds them longer. */
function inflight(k8s: K8sCluster, segment: Segment, kind: CallKind): number {
  const perSecond = callsPerSecond(k8s.mainEtcd, segment, kind) * k8s.mainShare;
  const stalled = slowShare(k8s.mainEtcd, segment, kind) * 2.2 + clientFaultShare(k8s.mainEtcd, segment, kind) * 4;
  const limit = kind === "read" ? 400 : 200;
  return Math.min(limit, perSecond * (0.02 + stalled) * segment.cluster.inflightFactor);
}

function watchFamily(k8s: K8sCluster): FamilySpec {
  const watches = k8s.mainEtcd.watchersCount * k8s.mainShare;
  const family = swinging(
    "apiserver_longrunning_requests",
    () => Math.round(watches * 4),
    BASIS.wobble,
    () => watches * 0.05,
  );
  const labels = `verb="WATCH",group="",version="v1",resource="pods",subresource="",scope="cluster",component="apiserver"`;
  return { ...family, series: family.series.map((series) => ({ ...series, labels })) };
}

function pressureFamilies(k8s: K8sCluster): FamilySpec[] {
  const rejected = "apiserver_flowcontrol_rejected_requests_total";
  const level = `priority_level="workload-low",flow_schema="service-accounts"`;
  const rejects = (segment: Segment) => segment.cluster.rejectsPerSecond * k8s.mainShare;
  const executing = (segment: Segment) => inflight(k8s, segment, "read") + inflight(k8s, segment, "write");
  const running = "apiserver_current_inflight_requests";
  return [
    {
      name: running,
      type: "gauge",
      series: [
        gaugeSeries(running, `request_kind="readOnly"`, (segment) => Math.round(inflight(k8s, segment, "read"))),
        gaugeSeries(running, `request_kind="mutating"`, (segment) => Math.round(inflight(k8s, segment, "write"))),
      ],
    },
    {
      name: rejected,
      type: "counter",
      series: ["queue-full", "time-out"].map((reason) => ({
        ...counterSeries(rejected, `${level},reason="${reason}"`, BASIS.time, (segment) => rejects(segment) / 2),
        isLazy: reason === "time-out",
      })),
    },
    gauge("apiserver_flowcontrol_current_inqueue_requests", level, (segment) => Math.round(rejects(segment) * 4)),
    gauge("apiserver_flowcontrol_current_executing_requests", level, (segment) => Math.round(executing(segment))),
    watchFamily(k8s),
  ];
}

export function requestFamilies(k8s: K8sCluster): FamilySpec[] {
  return [
    { name: "apiserver_request_total", type: "counter", series: totalSeries(k8s) },
    durationFamily(k8s),
    ...pressureFamilies(k8s),
  ];
}
