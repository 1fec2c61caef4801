// Read and write requests of one minute, per source of truth. Which requests, codes and operations count: docs/slo.md "Requests".
// Every step is zero-filled against its own total, so that "all failed" is 0 good and never an absent series. What is within a bound
// is filled from the counters themselves, never from the total that was recorded before: a ruler that starts again finds that for five
// minutes, and would set a fresh zero against an old total, a fleet that is down because nobody had scraped it twice yet.
import { RECORDED_STEPS } from "../slo/recorded-series";
import type { SliSource } from "../slo/vocabulary";
import {
  formatRange,
  minuteRange,
  perEtcdCluster,
  perMinuteFactor,
  type RawSources,
  selectApiserver,
  selectEtcd,
  selectStep,
} from "./context";
import { aggregateAs, formatBound, matchBound, orElse } from "./expression";
import type { MinuteStep } from "./types";

export type RequestSliId = "write" | "read";

/** What counts as a read or a write in each source's own words; regular expressions. */
export interface RequestKind {
  readonly id: RequestSliId;
  /** `type` of etcd_server_request_duration_seconds (etcd >= 3.7) */
  readonly histogramTypes: string;
  /** `grpc_method` of the KV service. Txn hides whether it wrote; it counts as a write there. */
  readonly grpcMethods: string;
  /** `operation` of the kube-apiserver's etcd client */
  readonly apiserverOperations: string;
}

export const FAULT_CODES = "Unavailable|ResourceExhausted|Internal|DataLoss|DeadlineExceeded";
/** Up to 3.4 a client's own cancel is answered as Unknown: neither fault nor traffic there. */
const VERSIONS_WITH_UNKNOWN_CANCELS = "[0-2]\\\\..*|3\\\\.[0-4]\\\\..*";
/** Event objects, as the apiserver calls them: Go type up to 1.25, group resource up to 1.33. */
const EVENT_TYPES = "\\\\*(\\\\[\\\\])?core\\\\.Event(List)?|events(\\\\.events\\\\.k8s\\\\.io)?";
const KV_UNARY = 'grpc_service="etcdserverpb.KV",grpc_type="unary"';

type ServerSource = Extract<SliSource, "server-histogram" | "grpc">;

function perMinute(sources: RawSources, inner: string): string {
  return `rate(${inner}[${minuteRange(sources)}]) * ${perMinuteFactor(sources)}`;
}

function requestStep(kind: RequestKind, source: ServerSource, event: string, expr: string, bound?: string): MinuteStep {
  const labels = { sli: kind.id, source, event, ...(bound === undefined ? {} : { bound }) };
  return { record: RECORDED_STEPS.requests, expr, labels };
}

function zeroOf(sources: RawSources, kind: RequestKind, source: ServerSource, event: string): string {
  const known = selectStep(sources, RECORDED_STEPS.requests, `sli="${kind.id}",source="${source}",event="${event}"`);
  return `max by (etcd_cluster) (${known}) * 0`;
}

/** etcd >= 3.7: all, succeeded, and succeeded within each bound. */
export function buildServerHistogramSteps(
  sources: RawSources,
  kind: RequestKind,
  boundsSeconds: readonly number[],
): MinuteStep[] {
  const histogram = "etcd_server_request_duration_seconds";
  const sum = (metric: string, ...matchers: string[]) =>
    perEtcdCluster(
      sources,
      "sum",
      perMinute(sources, selectEtcd(sources, `${histogram}_${metric}`, `type=~"${kind.histogramTypes}"`, ...matchers)),
      ["type", "success"],
    );
  return [
    requestStep(kind, "server-histogram", "all", sum("count")),
    ...boundsSeconds.map((bound) =>
      requestStep(
        kind,
        "server-histogram",
        "within",
        orElse(sum("bucket", 'success="true"', matchBound(bound)), `${sum("count")} * 0`),
        formatBound(bound),
      ),
    ),
  ];
}

/** gRPC counters: all, faults, exhausted (which the server histogram misses), and latency where members measure it. */
export function buildGrpcSteps(sources: RawSources, kind: RequestKind, boundsSeconds: readonly number[]): MinuteStep[] {
  const matchers = [KV_UNARY, `grpc_method=~"${kind.grpcMethods}"`];
  const handled = (codes: string) =>
    perMinute(sources, selectEtcd(sources, "grpc_server_handled_total", ...matchers, codes));
  const sum = (inner: string, ...identity: string[]) =>
    perEtcdCluster(sources, "sum", inner, ["grpc_method", ...identity]);
  const { etcd_cluster, member } = sources.labels;
  const oldMembers = `last_over_time(${selectEtcd(
    sources,
    "etcd_server_version",
    `server_version=~"${VERSIONS_WITH_UNKNOWN_CANCELS}"`,
  )}[${formatRange(sources, 300)}])`;
  const honestUnknown = `${handled('grpc_code="Unknown"')} unless on (${etcd_cluster}, ${member}) ${oldMembers}`;
  const timed = (suffix: string, ...extra: string[]) =>
    sum(perMinute(sources, selectEtcd(sources, `grpc_server_handling_seconds_${suffix}`, ...matchers, ...extra)));
  return [
    requestStep(
      kind,
      "grpc",
      "all",
      sum(`${handled('grpc_code!~"Canceled|Unknown"')} or ${honestUnknown}`, "grpc_code"),
    ),
    requestStep(
      kind,
      "grpc",
      "fault",
      orElse(
        sum(`${handled(`grpc_code=~"${FAULT_CODES}"`)} or ${honestUnknown}`, "grpc_code"),
        zeroOf(sources, kind, "grpc", "all"),
      ),
    ),
    requestStep(kind, "grpc", "exhausted", sum(handled('grpc_code="ResourceExhausted"'))),
    requestStep(kind, "grpc", "timed", timed("count")),
    ...boundsSeconds.map((bound) =>
      requestStep(
        kind,
        "grpc",
        "within",
        orElse(timed("bucket", matchBound(bound)), `${timed("count")} * 0`),
        formatBound(bound),
      ),
    ),
  ];
}

const K8S_ROLES = ["all", "main", "events"] as const;

/** The matchers of one role's share of an apiserver's traffic. Two selectors of events: by Go type or name, and by resource. */
export function selectApiserverRole(
  role: (typeof K8S_ROLES)[number],
  selectSeries: (...matchers: string[]) => string,
): string {
  const isEventType = `type=~"${EVENT_TYPES}"`;
  const isOtherType = `type!~"${EVENT_TYPES}"`;
  if (role === "all") return selectSeries();
  if (role === "main") return selectSeries(isOtherType, 'resource!="events"');
  return `(${selectSeries(isEventType)} or ${selectSeries(isOtherType, 'resource="events"')})`;
}

/** The kube-apiserver's view, per K8s cluster and role: all, errors, timed, and timed within each bound. */
export function buildApiserverSteps(
  sources: RawSources,
  kind: RequestKind,
  boundsSeconds: readonly number[],
): MinuteStep[] {
  const { k8s_cluster } = sources.labels;
  const sum = (role: (typeof K8S_ROLES)[number], metric: string, ...extra: string[]) => {
    const inner = selectApiserverRole(role, (...matchers) =>
      perMinute(
        sources,
        selectApiserver(sources, metric, `operation=~"${kind.apiserverOperations}"`, ...extra, ...matchers),
      ),
    );
    const identity = [...new Set([k8s_cluster, "instance", "operation", "type", "group", "resource"])].join(", ");
    return aggregateAs("sum", [{ canonical: "k8s_cluster", raw: k8s_cluster }], `max by (${identity}) (${inner})`);
  };
  const step = (role: string, event: string, expr: string, bound?: string): MinuteStep => ({
    record: RECORDED_STEPS.k8sRequests,
    expr,
    labels: { sli: kind.id, role, event, ...(bound === undefined ? {} : { bound }) },
  });
  const zero = (role: string, event: string) =>
    `max by (k8s_cluster) (${selectStep(sources, RECORDED_STEPS.k8sRequests, `sli="${kind.id}",role="${role}",event="${event}"`)}) * 0`;
  return K8S_ROLES.flatMap((role) => [
    step(role, "all", sum(role, "etcd_requests_total")),
    step(role, "fault", orElse(sum(role, "etcd_request_errors_total"), zero(role, "all"))),
    step(role, "timed", sum(role, "etcd_request_duration_seconds_count")),
    ...boundsSeconds.map((bound) =>
      step(
        role,
        "within",
        orElse(
          sum(role, "etcd_request_duration_seconds_bucket", matchBound(bound)),
          `${sum(role, "etcd_request_duration_seconds_count")} * 0`,
        ),
        formatBound(bound),
      ),
    ),
  ]);
}
