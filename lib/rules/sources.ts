// Where a cluster's errors and latency are read from, chosen by presence over the last hour on every member that was up in it,
// so that an outage does not change the choice. Rule: docs/slo.md "Sources".
import { perMember, type RawSources, selectEtcd, selectStep } from "../slis/context";
import { formatBound, matchBound, matchLabel, select } from "../slis/expression";
import type { DistinctBounds } from "../slis/types";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import type { SliSource } from "../slo/vocabulary";
import { listDistinctBounds, listLatencyChoices } from "./bounds";
import { chooseByCluster } from "./choose";
import type { RecordingRule } from "./types";
import type { World } from "./world";

export type SourceKind = "errors" | "latency";

const HOUR_SECONDS = 3_600;
const KV_RANGE = 'grpc_service="etcdserverpb.KV",grpc_method="Range"';
/** What a source needs on every member, all of it: a histogram without the bucket of its bound measures nothing. */
interface Proof {
  readonly kind: SourceKind;
  readonly source: SliSource;
  readonly metrics: readonly { readonly metric: string; readonly matchers: readonly string[] }[];
}

function histogramProof(
  source: "server-histogram" | "grpc",
  metric: string,
  matcher: string,
  bounds: readonly number[],
): Proof {
  return {
    kind: "latency",
    source,
    metrics: [
      { metric: `${metric}_count`, matchers: [matcher] },
      ...bounds.map((bound) => ({ metric: `${metric}_bucket`, matchers: [matcher, matchBound(bound)] })),
    ],
  };
}

function listProofs(bounds: DistinctBounds): Proof[] {
  const all = (family: DistinctBounds["grpc"]) => [...new Set([...family.write, ...family.read])];
  return [
    {
      kind: "errors",
      source: "grpc",
      metrics: [{ metric: "grpc_server_handled_total", matchers: [`${KV_RANGE},grpc_code="OK"`] }],
    },
    histogramProof(
      "server-histogram",
      "etcd_server_request_duration_seconds",
      'type="Range",success="true"',
      all(bounds.serverHistogram),
    ),
    histogramProof("grpc", "grpc_server_handling_seconds", KV_RANGE, all(bounds.grpc)),
  ];
}

/** Raw part: for each source, the share of the hour's members that had it. 0 when none had. */
export function buildSourceMemberRules(world: World, sources: RawSources): RecordingRule[] {
  const hour = world.range(HOUR_SECONDS);
  const answered = `${perMember(sources, `max_over_time(${selectEtcd(sources, "up")}[${hour}])`)} == 1`;
  // Further targets of a member, and targets that are none (a backup's exporter), have no say in what members offer.
  const members = `(${answered} unless on (etcd_cluster, member) label_replace(${selectStep(sources, RECORDED_STEPS.targetExtra)}, "member", "$1", "target", "(.*)"))`;
  return listProofs(listDistinctBounds(world.config)).map(({ kind, source, metrics }) => {
    const having = metrics
      .map(({ metric, matchers }) =>
        perMember(sources, `present_over_time(${selectEtcd(sources, metric, ...matchers)}[${hour}])`),
      )
      .join("\nand on (etcd_cluster, member)\n");
    const count = `count by (etcd_cluster) (${members})`;
    return {
      record: RECORDED_STEPS.sourceMembers,
      labels: { kind, source },
      expr: `(\n  count by (etcd_cluster) (${members} and on (etcd_cluster, member) (${having}))\n  or ${count} * 0\n)\n/ ${count}`,
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

/** Clusters {etcd_cluster} whose apiservers had all of these in the last hour. */
function seenByApiserver(world: World, ...events: readonly string[]): string {
  const seen = (matchers: string) => {
    const series = select(RECORDED_STEPS.k8sRequests, matchers);
    const k8s = `group by (k8s_cluster, role) (present_over_time(${series}[${world.range(HOUR_SECONDS)}]))`;
    return `max by (etcd_cluster) (max by (etcd_cluster, k8s_cluster, role) (${RECORDED.k8sLink}) * on (k8s_cluster, role) group_left () ${k8s})`;
  };
  return events.map((event) => `(${seen(event)})`).join(" and on (etcd_cluster) ");
}

/** Clusters that no apiserver measures for want of the bucket that their spec's bound needs are left out. */
function timedByApiserver(world: World): string {
  const timed = seenByApiserver(world, 'event="timed"');
  const within = chooseByCluster(listLatencyChoices(world.config, "apiserverSeconds", "write"), (bound) =>
    seenByApiserver(world, `event="within",bound="${formatBound(bound)}",sli="write"`),
  );
  const reads = chooseByCluster(listLatencyChoices(world.config, "apiserverSeconds", "read"), (bound) =>
    seenByApiserver(world, `event="within",bound="${formatBound(bound)}",sli="read"`),
  );
  return `(${timed}) and on (etcd_cluster) ((${within}) or (${reads}))`;
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
  const latency = (source: "server-histogram" | "grpc") => keep("latency", source, presentOnAll("latency", source));
  return [
    chooseRule("errors", "grpc", keep("errors", "grpc", presentOnAll("errors", "grpc")), []),
    chooseRule("errors", "apiserver", fallBack(seenByApiserver(world, 'event="all"', 'event="fault"')), ["grpc"]),
    chooseRule("errors", "none", everyCluster, ["grpc", "apiserver"]),
    chooseRule("latency", "server-histogram", latency("server-histogram"), []),
    chooseRule("latency", "grpc", latency("grpc"), ["server-histogram"]),
    chooseRule("latency", "apiserver", fallBack(timedByApiserver(world)), ["server-histogram", "grpc"]),
    chooseRule("latency", "none", everyCluster, ["server-histogram", "grpc", "apiserver"]),
  ];
}
