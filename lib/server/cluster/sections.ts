import "server-only";
// What each section of a cluster's signals says in one line while it is folded: a few facts of now with their bounds, so that what
// is healthy needs no charts. Two queries for all of them.
import type { SectionFactId, SignalSection, SignalSectionId } from "../../contract/fleet";
import type { IndicatorContext } from "../../indicators/queries";
import type { IndicatorId } from "../../indicators/registry";
import { buildIndicatorQuery, findIndicator } from "../../indicators/registry";
import type { ClusterFacts } from "../../panels/definition";
import { lastValue } from "../../query/frame";
import type { Frame, FrameSeries, InstantQuery } from "../../query/types";
import { seriesOfPart, type UnionPart, unionOf } from "../../query/union";
import { resolveOverride } from "../../slo/resolve-objectives";
import { getConfig } from "../config";
import { compareText } from "../fleet/build-inventory";

interface FactDefinition {
  readonly id: SectionFactId;
  readonly indicator: IndicatorId;
  /** of several lines: the worst one, or all together */
  readonly join: "worst" | "sum";
}

const SECTIONS: Readonly<Record<SignalSectionId, readonly FactDefinition[]>> = {
  requests: [
    { id: "writeLatency", indicator: "etcd-write-latency", join: "worst" },
    { id: "readLatency", indicator: "etcd-read-latency", join: "worst" },
    { id: "faults", indicator: "etcd-error-ratio", join: "worst" },
    { id: "requestRate", indicator: "etcd-requests", join: "sum" },
  ],
  disk: [
    { id: "walFsync", indicator: "etcd-wal-fsync", join: "worst" },
    { id: "backendCommit", indicator: "etcd-backend-commit", join: "worst" },
  ],
  raft: [
    { id: "leaderChanges", indicator: "etcd-leader-changes", join: "worst" },
    { id: "pendingProposals", indicator: "etcd-proposals-pending", join: "worst" },
    { id: "failedProposals", indicator: "etcd-proposals-failed", join: "sum" },
  ],
  network: [
    { id: "roundTrip", indicator: "etcd-peer-round-trip", join: "worst" },
    { id: "missingPeers", indicator: "etcd-peers-missing", join: "worst" },
    { id: "toClients", indicator: "etcd-client-bytes-out", join: "sum" },
  ],
  storage: [
    { id: "quota", indicator: "etcd-quota-usage", join: "worst" },
    { id: "dbSize", indicator: "etcd-db-size", join: "worst" },
    { id: "keys", indicator: "etcd-keys", join: "worst" },
  ],
  resources: [
    { id: "cpu", indicator: "etcd-cpu", join: "worst" },
    { id: "memory", indicator: "etcd-memory", join: "worst" },
  ],
};
const SECTION_IDS = Object.keys(SECTIONS) as readonly SignalSectionId[];
/** Requests, disk and raft; network, storage and resources: each query stays far below what engines accept. */
const GROUPS: readonly (readonly SignalSectionId[])[] = [
  ["requests", "disk", "raft"],
  ["network", "storage", "resources"],
];

const frameName = (group: number) => `sections${group}`;

/** The queries of all facts of one cluster. */
export function sectionQueries(ctx: IndicatorContext): InstantQuery[] {
  const toPart = ({ id, indicator: indicatorId, join }: FactDefinition): UnionPart[] => {
    const indicator = findIndicator(indicatorId);
    if (!indicator) return [];
    const lines = buildIndicatorQuery(indicator, ctx);
    // The worst line is chosen here: of equal ones, each engine's `topk` takes another.
    return [{ id, promql: join === "sum" ? `sum(${lines})` : lines }];
  };
  return GROUPS.map((sections, group) => {
    const parts = sections.flatMap((section) => SECTIONS[section]).flatMap(toPart);
    return { kind: "instant", name: frameName(group), promql: unionOf(parts) };
  });
}

/** Bounds that the SLIs use come first: the charts of the section draw the same. */
function boundOf({ id, indicator }: FactDefinition, facts: ClusterFacts): number | null {
  const { disk, latency, overrides } = getConfig().slo;
  const { row, latencySource } = facts;
  if (id === "walFsync")
    return resolveOverride(overrides, row, disk.walFsyncSeconds, (one) => one.disk?.walFsyncSeconds);
  if (id === "backendCommit")
    return resolveOverride(overrides, row, disk.backendCommitSeconds, (one) => one.disk?.backendCommitSeconds);
  if (id === "writeLatency" || id === "readLatency") {
    const sli = id === "writeLatency" ? "write" : "read";
    // The facts are etcd's own latencies; those that its clients see have bounds of their own.
    const key = latencySource === "server-histogram" ? "serverHistogramSeconds" : "grpcSeconds";
    return resolveOverride(overrides, row, latency[key][sli], (one) => one.latency?.[key]?.[sli]);
  }
  return findIndicator(indicator)?.limits?.warning ?? null;
}

/** The worst line; of equal ones the first member. */
function findWorst({ indicator }: FactDefinition, lines: readonly FrameSeries[]): FrameSeries | undefined {
  const sign = findIndicator(indicator)?.worse === "lower" ? 1 : -1;
  const memberLabel = getConfig().labels.member;
  return lines
    .filter((line) => lastValue(line) !== null)
    .sort(
      (a, b) =>
        sign * ((lastValue(a) ?? 0) - (lastValue(b) ?? 0)) ||
        compareText(a.labels[memberLabel] ?? "", b.labels[memberLabel] ?? ""),
    )[0];
}

function readFact(definition: FactDefinition, series: FrameSeries | undefined, facts: ClusterFacts) {
  const value = series ? (lastValue(series) ?? null) : null;
  const bound = boundOf(definition, facts);
  return {
    id: definition.id,
    unit: findIndicator(definition.indicator)?.unit ?? ("count" as const),
    value,
    member: definition.join === "worst" ? (series?.labels[getConfig().labels.member] ?? "") : "",
    bound,
    isOver: value !== null && bound !== null && value >= bound,
  };
}

/** Sections in the order of the page. A fact that nothing measures has no value; a section that was not answered has none at all. */
export function readSections(frames: ReadonlyMap<string, Frame>, facts: ClusterFacts): SignalSection[] {
  const lineOf = (fact: FactDefinition) =>
    findWorst(
      fact,
      GROUPS.flatMap((_, group) => seriesOfPart(frames.get(frameName(group)), fact.id)),
    );
  return SECTION_IDS.map((id) => ({
    id,
    facts: SECTIONS[id].map((fact) => readFact(fact, lineOf(fact), facts)),
  }));
}
