// Read and write requests of one minute, per source of truth. Which requests, codes and operations count: docs/slo.md "Requests".
// Each raw family is read once at either end of the minute; everything else is made of what was read. A part that no series carries
// is zero only where its whole was read at the same moment, and what is within a bound is never made of a missing bucket: a bucket
// that a scrape drops leaves latency unmeasured, not slow.
import { RECORDED_STEPS } from "../slo/recorded-series";
import type { SliSource } from "../slo/vocabulary";
import {
  formatRange,
  MOMENTS,
  type Moment,
  minuteOfCluster,
  ofMembers,
  perTarget,
  type RawSources,
  reading,
  selectEtcd,
  selectStep,
} from "./context";
import { formatBound, indent, matchBound, orElse } from "./expression";
import type { MinuteStep } from "./types";

export type RequestSliId = "write" | "read";

/** What counts as a read or a write in each source's own words; matchers. */
export interface RequestKind {
  readonly id: RequestSliId;
  /** `type` of etcd_server_request_duration_seconds (etcd >= 3.7); a regular expression */
  readonly histogramTypes: string;
  /** `grpc_method` of the KV service; a regular expression. Txn hides whether it wrote; it counts as a write there. */
  readonly grpcMethods: string;
  /** matcher of `operation` of the kube-apiserver's etcd client */
  readonly apiserverOperations: string;
  /** those of them whose time says something: a list takes as long as what it returns is large */
  readonly apiserverTimedOperations: string;
}

export const FAULT_CODES = "Unavailable|ResourceExhausted|Internal|DataLoss|DeadlineExceeded|Unknown";
/** Up to 3.4 a client's own cancel is answered as Unknown: neither fault nor traffic there. */
const VERSIONS_WITH_UNKNOWN_CANCELS = "[0-2]\\\\..*|3\\\\.[0-4]\\\\..*";
/** Requests, and the stream of ranges that replaces large lists from etcd 3.7 on. No watches: they are no requests. */
const KV = 'grpc_service="etcdserverpb.KV",grpc_method=~"Range|RangeStream|Put|DeleteRange|Txn"';

type ServerSource = Extract<SliSource, "server-histogram" | "grpc">;

function requestStep(kind: RequestKind, source: ServerSource, event: string, expr: string, bound?: string): MinuteStep {
  const labels = { sli: kind.id, source, event, ...(bound === undefined ? {} : { bound }) };
  return { record: RECORDED_STEPS.requests, expr, labels };
}

/** The KV service's counters at either end, by target, method and code; a code that never occurred is left out, but for OK. */
function buildGrpcReadings(sources: RawSources): MinuteStep[] {
  const { etcd_cluster, member } = sources.labels;
  const oldMembers = `last_over_time(${selectEtcd(
    sources,
    "etcd_server_version",
    `server_version=~"${VERSIONS_WITH_UNKNOWN_CANCELS}"`,
  )}[${formatRange(sources, 300)}])`;
  return MOMENTS.map((moment) => {
    const handled = (codes: string) =>
      reading(sources, selectEtcd(sources, "grpc_server_handled_total", KV, codes), moment);
    const read = orElse(
      handled('grpc_code="OK"'),
      `(${handled('grpc_code!~"OK|Unknown"')} > 0)`,
      `(${handled('grpc_code="Unknown"')} > 0 unless on (${etcd_cluster}, ${member}) ${oldMembers})`,
    );
    return {
      record: RECORDED_STEPS.grpcReading,
      labels: { at: moment },
      expr: perTarget(sources, read, ["grpc_method", "grpc_code"]),
    };
  });
}

/** Requests of the minute by method and code. */
function buildGrpcMinute(sources: RawSources): MinuteStep {
  const identity = "etcd_cluster, target, grpc_method, grpc_code";
  const at = (moment: Moment) =>
    `max by (${identity}) (${selectStep(sources, RECORDED_STEPS.grpcReading, `at="${moment}"`)})`;
  const perTargetSum = (moment: Moment) => `sum by (etcd_cluster, target) (${at(moment)})`;
  // A code that appears counts from zero, on a target that was read before; a target that started again loses its minute.
  const before = `(${at("before")} or ${at("now")} * 0 and on (etcd_cluster, target) ${perTargetSum("before")})`;
  const grown = `(${perTargetSum("now")} >= on (etcd_cluster, target) ${perTargetSum("before")})`;
  const counted = `(clamp_min(${at("now")} - ${before}, 0) and on (etcd_cluster, target) ${grown})`;
  return {
    record: RECORDED_STEPS.grpcHandled,
    labels: {},
    expr: `sum by (etcd_cluster, grpc_method, grpc_code) (\n${indent(ofMembers(sources, counted))}\n)`,
  };
}

/** What both kinds of requests are made of: read once. */
export function buildSharedSteps(sources: RawSources): MinuteStep[] {
  return [...buildGrpcReadings(sources), buildGrpcMinute(sources)];
}

/** etcd >= 3.7: requests that have a latency, and those within each bound. It calls what fails at apply a success: no faults from it. */
export function buildServerHistogramSteps(
  sources: RawSources,
  kind: RequestKind,
  boundsSeconds: readonly number[],
): MinuteStep[] {
  const sum = (suffix: string, ...matchers: string[]) =>
    minuteOfCluster(
      sources,
      selectEtcd(
        sources,
        `etcd_server_request_duration_seconds_${suffix}`,
        `type=~"${kind.histogramTypes}"`,
        ...matchers,
      ),
      ["type", "success", "le"],
    );
  return buildTimedSteps(kind, "server-histogram", boundsSeconds, sum);
}

function buildTimedSteps(
  kind: RequestKind,
  source: ServerSource,
  boundsSeconds: readonly number[],
  sum: (suffix: string, ...matchers: string[]) => string,
): MinuteStep[] {
  return [
    requestStep(kind, source, "timed", sum("count")),
    ...boundsSeconds.map((bound) =>
      requestStep(kind, source, "within", sum("bucket", matchBound(bound)), formatBound(bound)),
    ),
  ];
}

/** gRPC counters: all, faults, canceled, refused for space or number, and latency where members measure it. */
export function buildGrpcSteps(sources: RawSources, kind: RequestKind, boundsSeconds: readonly number[]): MinuteStep[] {
  const handled = (codes: string) =>
    `sum by (etcd_cluster) (max by (etcd_cluster, grpc_method, grpc_code) (${selectStep(
      sources,
      RECORDED_STEPS.grpcHandled,
      `grpc_method=~"${kind.grpcMethods}"`,
      codes,
    )}))`;
  const all = handled('grpc_code!="Canceled"');
  const part = (event: string, codes: string) =>
    requestStep(kind, "grpc", event, orElse(handled(codes), `${handled("")} * 0`));
  const timed = (suffix: string, ...matchers: string[]) =>
    minuteOfCluster(
      sources,
      selectEtcd(
        sources,
        `grpc_server_handling_seconds_${suffix}`,
        'grpc_service="etcdserverpb.KV",grpc_type="unary"',
        `grpc_method=~"${kind.grpcMethods}"`,
        ...matchers,
      ),
      ["grpc_method", "le"],
    );
  return [
    requestStep(kind, "grpc", "all", orElse(all, `${handled("")} * 0`)),
    part("fault", `grpc_code=~"${FAULT_CODES}"`),
    part("canceled", 'grpc_code="Canceled"'),
    requestStep(kind, "grpc", "exhausted", handled('grpc_code="ResourceExhausted"')),
    ...buildTimedSteps(kind, "grpc", boundsSeconds, timed),
  ];
}
