import "server-only";
// Builds the inventory columns from the slow queries' answers, with those of the window beside them. A cluster exists when etcd_cluster_info says so; every other
// series only adds facts to it. A label that the series does not carry reads "".
import { createHash } from "node:crypto";
import { CLUSTER_LABELS, type ClusterLabel, SLI_SOURCES, type SliSource } from "../../slo/vocabulary";
import { buildWindow, readObjectives } from "./build-window";
import type { FleetAnswers } from "./fleet-answers";
import { emptyColumn, type FleetInventory, type K8sLink, type MemberRef, perLabel } from "./snapshot";

type ClusterLabels = Record<ClusterLabel, string>;

function readIdentities(answers: FleetAnswers): Map<string, ClusterLabels> {
  const found = new Map<string, ClusterLabels>();
  answers.forEachRow("info", (id, labelOf) => {
    if (!found.has(id)) found.set(id, perLabel(labelOf));
  });
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

function readMembers(answers: FleetAnswers, indexOf: ReadonlyMap<string, number>): MemberRef[][] {
  const members: MemberRef[][] = Array.from({ length: indexOf.size }, () => []);
  answers.forEachSample("memberInfo", indexOf, (index, _value, labelOf) => {
    const list = members[index];
    const id = labelOf("member");
    if (!list || !id || list.some((member) => member.id === id)) return;
    list.push({ id, zone: labelOf("zone"), host: labelOf("host") });
  });
  for (const list of members) list.sort((a, b) => compareText(a.id, b.id));
  return members;
}

function readLinks(answers: FleetAnswers, indexOf: ReadonlyMap<string, number>): K8sLink[][] {
  const links: K8sLink[][] = Array.from({ length: indexOf.size }, () => []);
  answers.forEachSample("k8sLink", indexOf, (index, _value, labelOf) => {
    const id = labelOf("k8s_cluster");
    if (!id) return;
    const role = labelOf("role");
    links[index]?.push({ id, role: role === "main" || role === "events" ? role : "all" });
  });
  for (const list of links) list.sort((a, b) => compareText(a.id, b.id));
  return links;
}

function readSources(answers: FleetAnswers, kind: string, indexOf: ReadonlyMap<string, number>): (SliSource | null)[] {
  const sources: (SliSource | null)[] = new Array(indexOf.size).fill(null);
  answers.forEachSample("sliSource", indexOf, (index, _value, labelOf) => {
    if (labelOf("kind") !== kind) return;
    const own = labelOf("source");
    sources[index] = SLI_SOURCES.find((source) => source === own) ?? null;
  });
  return sources;
}

function readExpected(answers: FleetAnswers, indexOf: ReadonlyMap<string, number>) {
  const expectedMemberCount = emptyColumn(indexOf.size);
  const isExpectedFromInventory = new Uint8Array(indexOf.size);
  answers.forEachSample("expectedMembers", indexOf, (index, value, labelOf) => {
    if (isExpectedFromInventory[index]) return;
    expectedMemberCount[index] = value;
    isExpectedFromInventory[index] = labelOf("from") === "inventory" ? 1 : 0;
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
  readonly answers: FleetAnswers;
  readonly asOfUnixMs: number;
  /** set when the answer may lack clusters: they are carried over from here */
  readonly carryOver: FleetInventory | null;
  /** the inventory before this one, so that an unchanged version keeps its date */
  readonly previous: FleetInventory | null;
}

/** Columns of who exists and of the 28 d facts. An empty fleet is valid: zero positions. */
export function buildInventory({ answers, asOfUnixMs, carryOver, previous }: InventoryInput): FleetInventory {
  const identities = readIdentities(answers);
  keepMissing(identities, carryOver);
  const ids = [...identities.keys()].sort(compareText);
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const labels = perLabel((label) => ids.map((id) => identities.get(id)?.[label] ?? ""));
  const members = readMembers(answers, indexOf);
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
    k8sClusters: readLinks(answers, indexOf),
    ...readExpected(answers, indexOf),
    ...buildWindow({ answers, indexOf, objectives: readObjectives(answers, indexOf), asOfUnixMs }),
    errorsSource: readSources(answers, "errors", indexOf),
    latencySource: readSources(answers, "latency", indexOf),
  };
}

function carryMembers(members: MemberRef[][], ids: readonly string[], from: FleetInventory): void {
  ids.forEach((id, index) => {
    const known = from.indexOf.get(id);
    if (members[index]?.length === 0 && known !== undefined) members[index] = [...(from.members[known] ?? [])];
  });
}
