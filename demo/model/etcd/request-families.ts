// gRPC counters and latency histograms of an etcd member, as its version and flags expose them: counters always, the gRPC histogram
// only with --metrics=extensive, etcd's own request histogram from 3.7, which knows no streams and says success to every request that
// was applied, also where applying it found no space or corrupt data.
import { BASIS, type BasisId } from "../basis";
import { type HistogramShape, histogramFamily } from "../histogram";
import { blend, DISK_BOUNDS, GRPC_BOUNDS } from "../profiles";
import type { FamilySpec, SeriesSpec } from "../series";
import type { Segment } from "../timeline";
import { counter, counterSeries, type MemberContext, memberOf } from "./context";
import {
  type CallKind,
  type CallMix,
  callMix,
  callsPerSecond,
  faultProfile,
  faultShare,
  faultSharesByCode,
  latencyProfiles,
  listsPerSecond,
} from "./load";

/** Every code of gRPC, each created at zero with the server. */
const CODES = [
  "OK",
  "Canceled",
  "Unknown",
  "InvalidArgument",
  "DeadlineExceeded",
  "NotFound",
  "AlreadyExists",
  "PermissionDenied",
  "ResourceExhausted",
  "FailedPrecondition",
  "Aborted",
  "OutOfRange",
  "Unimplemented",
  "Internal",
  "Unavailable",
  "DataLoss",
  "Unauthenticated",
] as const;
type Code = (typeof CODES)[number];

const CANCELED_SHARE = 4e-5;

function loadOf(kind: CallKind): BasisId {
  return kind === "write" ? BASIS.writes : BASIS.reads;
}

function busyLoadOf(kind: CallKind): BasisId {
  return kind === "write" ? BASIS.busyWrites : BASIS.busyReads;
}

/** The methods that this member's version serves: from 3.7 on a list may be a stream, which is a method of its own. */
function methodsOf(context: MemberContext): readonly CallMix[] {
  const unary = callMix(context.cluster);
  return context.minor >= 7 ? [...unary, { method: "RangeStream", kind: "read", share: 1 }] : unary;
}

const typeOf = ({ method }: CallMix) => (method === "RangeStream" ? "server_stream" : "unary");

/** Calls of a method to the whole cluster, per second of mean load. */
function methodRate(context: MemberContext, { method, kind, share }: CallMix, segment: Segment): number {
  const { cluster, minor, streamedListShare } = context;
  const all = callsPerSecond(cluster, segment, kind) * share;
  const streamed = minor >= 7 ? listsPerSecond(cluster, segment) * streamedListShare : 0;
  if (method === "RangeStream") return streamed;
  return method === "Range" ? all - streamed : all;
}

/** Calls of a method that reach this member, per second of mean load. */
function memberRate(context: MemberContext, mix: CallMix, segment: Segment): number {
  return methodRate(context, mix, segment) * memberOf(context, segment).trafficShare;
}

/** Faults that are found when the entry is applied: etcd's own request histogram takes them for successes. */
const FAULTS_AT_APPLY: readonly Code[] = ["ResourceExhausted", "DataLoss"];

/** Share of a kind's calls that the request histogram of 3.7 calls failed. */
function admittedFaultShare(context: MemberContext, segment: Segment, kind: CallKind): number {
  if (memberOf(context, segment).isIsolated) return 1;
  const atApply = FAULTS_AT_APPLY.map((code) => codeShare(context, segment, kind, code));
  return faultShare(context.cluster, segment, kind) - atApply.reduce((sum, share) => sum + share, 0);
}

function memberFaultShare(context: MemberContext, segment: Segment, kind: CallKind): number {
  return memberOf(context, segment).isIsolated ? 1 : faultShare(context.cluster, segment, kind);
}

function codeShare(context: MemberContext, segment: Segment, kind: CallKind, code: Code): number {
  const canceledCode: Code = context.minor <= 4 ? "Unknown" : "Canceled";
  const refused = kind === "write" ? segment.cluster.writeRefusedShare : 0;
  if (memberOf(context, segment).isIsolated) return code === "Unavailable" ? 1 : 0;
  switch (code) {
    case "OK":
      return Math.max(0, 1 - faultShare(context.cluster, segment, kind) - refused - CANCELED_SHARE);
    case "InvalidArgument":
      return refused;
    case "Canceled":
    case "Unknown":
      return code === canceledCode ? CANCELED_SHARE : 0;
    case "DeadlineExceeded":
    case "ResourceExhausted":
    case "Unavailable":
    case "DataLoss":
      return faultSharesByCode(context.cluster, segment, kind)[code] ?? 0;
    default:
      return 0;
  }
}

function grpcLabels(service: string, method: string, type: string): string {
  return `grpc_service="etcdserverpb.${service}",grpc_method="${method}",grpc_type="${type}"`;
}

function handledSeries(context: MemberContext): SeriesSpec[] {
  const name = "grpc_server_handled_total";
  const kv = methodsOf(context).flatMap((mix) =>
    CODES.map((code) =>
      counterSeries(
        name,
        `${grpcLabels("KV", mix.method, typeOf(mix))},grpc_code="${code}"`,
        loadOf(mix.kind),
        (segment) => memberRate(context, mix, segment) * codeShare(context, segment, mix.kind, code),
      ),
    ),
  );
  const watchEnds = context.cluster.watchersCount / 40_000;
  return [
    ...kv,
    counterSeries(name, `${grpcLabels("Lease", "LeaseGrant", "unary")},grpc_code="OK"`, BASIS.writes, (segment) =>
      leaseRate(context, segment),
    ),
    counterSeries(
      name,
      `${grpcLabels("Watch", "Watch", "bidi_stream")},grpc_code="${context.minor <= 4 ? "Unavailable" : "Canceled"}"`,
      BASIS.time,
      (segment) => watchEnds * memberOf(context, segment).trafficShare,
    ),
  ];
}

function leaseRate(context: MemberContext, segment: Segment): number {
  const own = memberOf(context, segment).trafficShare;
  return Math.min(0.6, 0.02 + context.cluster.writesPerSecond / 800) * own * segment.cluster.leaseFactor;
}

function startedSeries(context: MemberContext): SeriesSpec[] {
  const name = "grpc_server_started_total";
  return [
    ...methodsOf(context).map((mix) =>
      counterSeries(name, grpcLabels("KV", mix.method, typeOf(mix)), loadOf(mix.kind), (segment) =>
        memberRate(context, mix, segment),
      ),
    ),
    counterSeries(
      name,
      grpcLabels("Watch", "Watch", "bidi_stream"),
      BASIS.time,
      (segment) => (context.cluster.watchersCount / 38_000) * memberOf(context, segment).trafficShare,
    ),
  ];
}

function handlingShapes(context: MemberContext): HistogramShape[] {
  return methodsOf(context).map((mix) => ({
    name: "grpc_server_handling_seconds",
    labels: grpcLabels("KV", mix.method, typeOf(mix)),
    bounds: GRPC_BOUNDS,
    load: loadOf(mix.kind),
    busyLoad: busyLoadOf(mix.kind),
    flow: (segment) => {
      const { quiet, busy } = latencyProfiles(context.cluster, segment, mix.kind, GRPC_BOUNDS);
      const faults = faultProfile(segment, GRPC_BOUNDS);
      const share = memberFaultShare(context, segment, mix.kind);
      return {
        rate: memberRate(context, mix, segment),
        quiet: blend(quiet, faults, share),
        busy: blend(busy, faults, share),
      };
    },
  }));
}

function requestDurationShapes(context: MemberContext): HistogramShape[] {
  const used = callMix(context.cluster).filter((mix) => mix.share > 0);
  return used.flatMap((mix) =>
    [true, false].map((isSuccess) => ({
      name: "etcd_server_request_duration_seconds",
      labels: `type="${mix.method}",success="${isSuccess}"`,
      bounds: DISK_BOUNDS,
      load: loadOf(mix.kind),
      busyLoad: busyLoadOf(mix.kind),
      flow: (segment: Segment) => {
        const faults = admittedFaultShare(context, segment, mix.kind);
        const rate = memberRate(context, mix, segment);
        if (isSuccess)
          return { rate: rate * (1 - faults), ...latencyProfiles(context.cluster, segment, mix.kind, DISK_BOUNDS) };
        const profile = faultProfile(segment, DISK_BOUNDS);
        return { rate: rate * faults, quiet: profile, busy: profile };
      },
    })),
  );
}

export function requestFamilies(context: MemberContext): FamilySpec[] {
  const families: FamilySpec[] = [
    { name: "grpc_server_handled_total", type: "counter", series: handledSeries(context) },
    { name: "grpc_server_started_total", type: "counter", series: startedSeries(context) },
    counter("etcd_network_client_grpc_received_bytes_total", BASIS.writes, (segment) => {
      const { cluster } = context;
      const size = cluster.valueSizeBytes * segment.cluster.valueSizeFactor;
      return callsPerSecond(cluster, segment, "write") * memberOf(context, segment).trafficShare * size * 1.2;
    }),
    counter("etcd_network_client_grpc_sent_bytes_total", BASIS.reads, (segment) => {
      const own = memberOf(context, segment);
      const size = context.cluster.valueSizeBytes * 5 * segment.cluster.rangeSizeFactor;
      return callsPerSecond(context.cluster, segment, "read") * own.trafficShare * size * own.bytesOutFactor;
    }),
  ];
  if (context.member.hasLatencyHistogram)
    families.push(histogramFamily("grpc_server_handling_seconds", handlingShapes(context)));
  if (context.minor >= 7)
    families.push(histogramFamily("etcd_server_request_duration_seconds", requestDurationShapes(context)));
  return families;
}
