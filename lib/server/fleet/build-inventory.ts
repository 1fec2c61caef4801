import "server-only";
// Builds the inventory columns from the slow queries' frames. A cluster exists when etcd_cluster_info says so; every other
// series only adds facts to it. A label that the series does not carry reads "".
import { createHash } from "node:crypto";
import { lastValue } from "../../query/frame";
import type { Frame, FrameSeries } from "../../query/types";
import { worstBudgetState } from "../../slo/classify-budget";
import {
  BUDGET_CODES,
  type BudgetState,
  CLUSTER_LABELS,
  type ClusterLabel,
  SLI_SOURCES,
  type SliSource,
} from "../../slo/vocabulary";
import {
  budgetOfCode,
  emptyColumn,
  type FleetInventory,
  type K8sLink,
  type MemberRef,
  perLabel,
  perSli,
  type SliColumns,
  SNAPSHOT_SLIS,
  type SnapshotSli,
} from "./snapshot";

/** Frames by query name; a query that failed is absent. */
export type Frames = ReadonlyMap<string, Frame>;

/** Calls `visit` with position and value of every sample whose cluster is known. */
export function forEachSample(
  frames: Frames,
  name: string,
  indexOf: ReadonlyMap<string, number>,
  visit: (index: number, value: number, labels: FrameSeries["labels"]) => void,
): void {
  for (const series of frames.get(name)?.series ?? []) {
    const index = indexOf.get(series.labels.etcd_cluster ?? "");
    const value = lastValue(series);
    if (index !== undefined && value !== null) visit(index, value, series.labels);
  }
}

/** One number per cluster from a frame with one series per cluster. */
export function readColumn(frames: Frames, name: string, indexOf: ReadonlyMap<string, number>): Float64Array {
  const column = emptyColumn(indexOf.size);
  forEachSample(frames, name, indexOf, (index, value) => {
    column[index] = value;
  });
  return column;
}

type ClusterLabels = Record<ClusterLabel, string>;

function readIdentities(frames: Frames): Map<string, ClusterLabels> {
  const found = new Map<string, ClusterLabels>();
  for (const { labels } of frames.get("info")?.series ?? []) {
    const id = labels.etcd_cluster;
    if (!id || found.has(id)) continue;
    found.set(
      id,
      perLabel((label) => labels[label] ?? ""),
    );
  }
  return found;
}

/** Clusters of a previous inventory that a partial answer left out: they did not vanish, they cannot be seen. */
function keepMissing(found: Map<string, ClusterLabels>, previous: FleetInventory | null): void {
  if (!previous) return;
  previous.ids.forEach((id, index) => {
    if (found.has(id)) return;
    found.set(
      id,
      perLabel((label) => previous.labels[label][index] ?? ""),
    );
  });
}

function readMembers(frames: Frames, indexOf: ReadonlyMap<string, number>): MemberRef[][] {
  const members: MemberRef[][] = Array.from({ length: indexOf.size }, () => []);
  forEachSample(frames, "memberInfo", indexOf, (index, _value, labels) => {
    const list = members[index];
    const id = labels.member ?? "";
    if (!list || !id || list.some((member) => member.id === id)) return;
    list.push({ id, zone: labels.zone ?? "", host: labels.host ?? "" });
  });
  for (const list of members) list.sort((a, b) => compareText(a.id, b.id));
  return members;
}

function readLinks(frames: Frames, indexOf: ReadonlyMap<string, number>): K8sLink[][] {
  const links: K8sLink[][] = Array.from({ length: indexOf.size }, () => []);
  forEachSample(frames, "k8sLink", indexOf, (index, _value, labels) => {
    const id = labels.k8s_cluster;
    if (!id) return;
    const role = labels.role === "main" || labels.role === "events" ? labels.role : "all";
    links[index]?.push({ id, role });
  });
  for (const list of links) list.sort((a, b) => compareText(a.id, b.id));
  return links;
}

function readSlis(frames: Frames, indexOf: ReadonlyMap<string, number>): Record<SnapshotSli, SliColumns> {
  const make = (): SliColumns => ({
    objectiveRatio: emptyColumn(indexOf.size),
    errorRatio: emptyColumn(indexOf.size),
    totalCount: emptyColumn(indexOf.size),
    budgetRemainingRatio: emptyColumn(indexOf.size),
  });
  const slis = perSli(make);
  const sources: readonly (readonly [string, keyof SliColumns])[] = [
    ["objective", "objectiveRatio"],
    ["error28d", "errorRatio"],
    ["total28d", "totalCount"],
    ["budgetRemaining", "budgetRemainingRatio"],
  ];
  for (const [name, field] of sources) {
    forEachSample(frames, name, indexOf, (index, value, labels) => {
      const sli = SNAPSHOT_SLIS.find((known) => known === labels.sli);
      if (sli) slis[sli][field][index] = value;
    });
  }
  return slis;
}

/** BUDGET_CODES of the worst service SLI of each cluster. */
export function readBudgets(frames: Frames, indexOf: ReadonlyMap<string, number>): Uint8Array {
  const states: BudgetState[][] = Array.from({ length: indexOf.size }, () => []);
  forEachSample(frames, "budgetCode", indexOf, (index, value) => states[index]?.push(budgetOfCode(value)));
  return Uint8Array.from(states, (known) => BUDGET_CODES[worstBudgetState(known)]);
}

function readSources(frames: Frames, kind: string, indexOf: ReadonlyMap<string, number>): (SliSource | null)[] {
  const sources: (SliSource | null)[] = new Array(indexOf.size).fill(null);
  forEachSample(frames, "sliSource", indexOf, (index, _value, labels) => {
    if (labels.kind === kind) sources[index] = SLI_SOURCES.find((source) => source === labels.source) ?? null;
  });
  return sources;
}

function readExpected(frames: Frames, indexOf: ReadonlyMap<string, number>) {
  const expectedMemberCount = emptyColumn(indexOf.size);
  const isExpectedFromInventory = new Uint8Array(indexOf.size);
  forEachSample(frames, "expectedMembers", indexOf, (index, value, labels) => {
    if (isExpectedFromInventory[index]) return;
    expectedMemberCount[index] = value;
    isExpectedFromInventory[index] = labels.from === "inventory" ? 1 : 0;
  });
  return { expectedMemberCount, isExpectedFromInventory };
}

const NOTHING = "\u0000";

function hashInventory(
  ids: readonly string[],
  labels: Record<ClusterLabel, readonly string[]>,
  hosts: readonly (readonly string[])[],
): string {
  const hash = createHash("sha256");
  hash.update(ids.join(NOTHING));
  for (const label of CLUSTER_LABELS) hash.update(`${NOTHING}${label}${NOTHING}`).update(labels[label].join(NOTHING));
  hash.update(hosts.map((list) => list.join("\u0001")).join(NOTHING));
  return hash.digest("hex").slice(0, 16);
}

/** Order of ids and label values everywhere: by code unit, so that every process and every language agrees. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface InventoryInput {
  readonly frames: Frames;
  readonly asOfUnixMs: number;
  /** set when the answer may lack clusters: they are carried over from here */
  readonly carryOver: FleetInventory | null;
  /** the inventory before this one, so that an unchanged version keeps its date */
  readonly previous: FleetInventory | null;
}

/** Columns of who exists and of the 28 d facts. An empty fleet is valid: zero positions. */
export function buildInventory({ frames, asOfUnixMs, carryOver, previous }: InventoryInput): FleetInventory {
  const identities = readIdentities(frames);
  keepMissing(identities, carryOver);
  const ids = [...identities.keys()].sort(compareText);
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const labels = perLabel((label) => ids.map((id) => identities.get(id)?.[label] ?? ""));
  const members = readMembers(frames, indexOf);
  if (carryOver) carryMembers(members, ids, carryOver);
  const hosts = members.map((list) =>
    [...new Set(list.map((member) => member.host).filter((host) => host !== ""))].sort(compareText),
  );
  const version = hashInventory(ids, labels, hosts);
  return {
    version,
    versionUnixMs: previous?.version === version ? previous.versionUnixMs : asOfUnixMs,
    asOfUnixMs,
    ids,
    indexOf,
    labels,
    members,
    hosts,
    k8sClusters: readLinks(frames, indexOf),
    ...readExpected(frames, indexOf),
    slis: readSlis(frames, indexOf),
    budget: readBudgets(frames, indexOf),
    coverage28d: readColumn(frames, "coverage28d", indexOf),
    dbUsageRatio: readColumn(frames, "dbUsage", indexOf),
    errorsSource: readSources(frames, "errors", indexOf),
    latencySource: readSources(frames, "latency", indexOf),
  };
}

function carryMembers(members: MemberRef[][], ids: readonly string[], from: FleetInventory): void {
  ids.forEach((id, index) => {
    const known = from.indexOf.get(id);
    if (members[index]?.length === 0 && known !== undefined) members[index] = [...(from.members[known] ?? [])];
  });
}
