// Where a cluster's errors and latency are read from, chosen by presence over the last hour on every member that was up in it,
// so that an outage does not change the choice. Rule: docs/slo.md "Sources".
import { perMember, type RawSources, selectEtcd } from "../slis/context";
import { matchLabel, select } from "../slis/expression";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import type { SliSource } from "../slo/vocabulary";
import type { RecordingRule } from "./types";
import type { World } from "./world";

export type SourceKind = "errors" | "latency";

const HOUR_SECONDS = 3_600;
const KV_RANGE = 'grpc_service="etcdserverpb.KV",grpc_method="Range"';
const PROOFS: readonly { kind: SourceKind; source: SliSource; metric: string; matcher: string }[] = [
  {
    kind: "errors",
    source: "server-histogram",
    metric: "etcd_server_request_duration_seconds_count",
    matcher: 'type=~"Range|ReadonlyTxn|Put|Txn|DeleteRange"',
  },
  { kind: "errors", source: "grpc", metric: "grpc_server_handled_total", matcher: `${KV_RANGE},grpc_code="OK"` },
  { kind: "latency", source: "grpc", metric: "grpc_server_handling_seconds_count", matcher: KV_RANGE },
];

/** Raw part: for each source, the share of the hour's members that had it. 0 when none had. */
export function buildSourceMemberRules(world: World, sources: RawSources): RecordingRule[] {
  const hour = world.range(HOUR_SECONDS);
  const members = `(${perMember(sources, `max_over_time(${selectEtcd(sources, "up")}[${hour}])`)} == 1)`;
  return PROOFS.map(({ kind, source, metric, matcher }) => {
    const having = perMember(sources, `present_over_time(${selectEtcd(sources, metric, matcher)}[${hour}])`);
    const count = `count by (etcd_cluster) (${members})`;
    return {
      record: RECORDED_STEPS.sourceMembers,
      labels: { kind, source },
      expr: `(\n  count by (etcd_cluster) (${members} and on (etcd_cluster, member) ${having})\n  or ${count} * 0\n)\n/ ${count}`,
    };
  });
}

/** Clusters {etcd_cluster} that read `kind` from `source`, as chosen. */
export function chosenSource(kind: SourceKind, source: SliSource): string {
  return select(RECORDED.sliSource, matchLabel("kind", kind), matchLabel("source", source));
}

function presentOnAll(kind: SourceKind, source: SliSource): string {
  return `max by (etcd_cluster) (${select(RECORDED_STEPS.sourceMembers, matchLabel("kind", kind), matchLabel("source", source))} == 1)`;
}

function seenByApiserver(world: World, event: "all" | "timed"): string {
  const series = select(RECORDED_STEPS.k8sRequests, matchLabel("event", event));
  const k8s = `group by (k8s_cluster, role) (present_over_time(${series}[${world.range(HOUR_SECONDS)}]))`;
  return `max by (etcd_cluster) (${RECORDED.k8sLink} * on (k8s_cluster, role) group_left () ${k8s})`;
}

function chooseRule(
  kind: SourceKind,
  source: SliSource,
  candidates: string,
  earlier: readonly SliSource[],
): RecordingRule {
  const unchosen = earlier.map((one) => `unless on (etcd_cluster) ${chosenSource(kind, one)}`);
  return {
    record: RECORDED.sliSource,
    labels: { kind, source },
    expr: [candidates, ...unchosen].join("\n"),
  };
}

/**
 * The choice, best source first. A cluster without any member up for an hour keeps what it had: only the members can say what
 * they offer.
 */
export function buildSourceChoiceRules(world: World): RecordingRule[] {
  const judged = `max by (etcd_cluster) (${select(RECORDED_STEPS.sourceMembers, 'kind="errors"')})`;
  const kept = (kind: SourceKind, source: SliSource) =>
    `(max by (etcd_cluster) (last_over_time(${chosenSource(kind, source)}[${world.range(HOUR_SECONDS)}])) unless on (etcd_cluster) ${judged})`;
  const keep = (kind: SourceKind, source: SliSource, candidates: string) =>
    `(\n  ((${candidates}) ^ 0 and on (etcd_cluster) ${judged})\n  or ${kept(kind, source)}\n)`;
  const fallBack = (candidates: string) => `(${candidates}) ^ 0`;
  const everyCluster = `max by (etcd_cluster) (${RECORDED.info})`;
  const readErrors = (source: SliSource) => chosenSource("errors", source);
  const withErrors = (candidates: string, source: SliSource) =>
    `(${candidates}) and on (etcd_cluster) ${readErrors(source)}`;
  return [
    chooseRule(
      "errors",
      "server-histogram",
      keep("errors", "server-histogram", presentOnAll("errors", "server-histogram")),
      [],
    ),
    chooseRule("errors", "grpc", keep("errors", "grpc", presentOnAll("errors", "grpc")), ["server-histogram"]),
    chooseRule("errors", "apiserver", fallBack(seenByApiserver(world, "all")), ["server-histogram", "grpc"]),
    chooseRule("errors", "none", everyCluster, ["server-histogram", "grpc", "apiserver"]),
    chooseRule("latency", "server-histogram", `max by (etcd_cluster) (${readErrors("server-histogram")})`, []),
    chooseRule("latency", "grpc", keep("latency", "grpc", withErrors(presentOnAll("latency", "grpc"), "grpc")), [
      "server-histogram",
    ]),
    chooseRule(
      "latency",
      "apiserver",
      `(${fallBack(seenByApiserver(world, "timed"))} unless on (etcd_cluster) ${readErrors("none")})`,
      ["server-histogram", "grpc"],
    ),
    chooseRule("latency", "none", everyCluster, ["server-histogram", "grpc", "apiserver"]),
  ];
}
