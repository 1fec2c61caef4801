// The static inventory file: which etcd clusters there should be, and which K8s clusters they store data for. Same errors as the config.
import { z } from "zod";
import { DEFAULT_LOCALE, type Locale } from "../text/locale";
import { checkDocument } from "./check-document";
import { describeFindings } from "./describe-findings";
import { type ConfigPath, type ConfigProblem, error, type Finding, warning } from "./problems";
import { getAt, readYaml } from "./read-yaml";
import { type InventoryCluster, inventoryClusterSchema } from "./schema";

export const inventoryFileSchema = z.strictObject({ clusters: z.array(inventoryClusterSchema) });

export interface CheckedInventory {
  /** null when there is any error. */
  readonly clusters: readonly InventoryCluster[] | null;
  readonly errors: readonly ConfigProblem[];
  readonly warnings: readonly ConfigProblem[];
}

export interface InventoryOptions {
  readonly locale?: Locale;
  /** Regions that some data source serves; null or absent: one source serves all. */
  readonly servedRegions?: readonly string[] | null;
}

/** The clusters of an inventory file with defaults filled in, errors and warnings apart. Throws never. */
export function parseInventory(text: string, fileName: string, options: InventoryOptions = {}): CheckedInventory {
  const { locale = DEFAULT_LOCALE, servedRegions = null } = options;
  const yaml = readYaml(text);
  const { value, findings } = checkDocument(inventoryFileSchema, yaml, ({ clusters }) => [
    ...checkIds(clusters),
    ...checkLinks(clusters),
    ...clusters.flatMap((cluster, index) => checkCluster(cluster, ["clusters", index], servedRegions)),
    ...(isListedEmpty(yaml.value) ? [warning("emptyInventory", ["clusters"])] : []),
  ]);
  const problems = describeFindings(findings, fileName, locale, yaml.locate);
  const errors = problems.filter(({ severity }) => severity === "error");
  return {
    clusters: errors.length === 0 ? (value?.clusters ?? null) : null,
    errors,
    warnings: problems.filter(({ severity }) => severity === "warning"),
  };
}

/** As the file has it: a list whose items were all refused is not empty. */
function isListedEmpty(document: unknown): boolean {
  const clusters = getAt(document, ["clusters"]);
  return Array.isArray(clusters) && clusters.length === 0;
}

function checkIds(clusters: readonly InventoryCluster[]): readonly Finding[] {
  const firstOf = new Map<string, number>();
  return clusters.flatMap(({ id }, index) => {
    const path: ConfigPath = ["clusters", index, "id"];
    if (id.trim() !== id) return [error("paddedId", path, { id: JSON.stringify(id), trimmed: id.trim() })];
    const first = firstOf.get(id);
    if (first !== undefined)
      return [{ ...error("duplicateCluster", path, { id }), references: { first: ["clusters", first] } }];
    firstOf.set(id, index);
    return [];
  });
}

function checkCluster(cluster: InventoryCluster, path: ConfigPath, served: readonly string[] | null): Finding[] {
  const findings: Finding[] = [];
  if (cluster.members > 0 && cluster.members % 2 === 0) {
    const members = String(cluster.members);
    findings.push(warning("evenMembers", [...path, "members"], { members, fewer: String(cluster.members - 1) }));
  }
  if (served && !served.includes(cluster.region)) {
    const values = { id: cluster.id, region: JSON.stringify(cluster.region), known: served.join(", ") };
    findings.push(warning("regionUnseen", [...path, "region"], values));
  }
  return findings;
}

interface Link {
  readonly k8sId: string;
  readonly role: "all" | "main" | "events";
  readonly etcdId: string;
  readonly path: ConfigPath;
}

/** Every K8s cluster keeps its main objects in one etcd cluster and its events in one: two would be a lie, none leads nowhere. */
function checkLinks(clusters: readonly InventoryCluster[]): readonly Finding[] {
  const links = clusters.flatMap((cluster, index) =>
    cluster.k8s.map(
      ({ id, role }, at): Link => ({ k8sId: id, role, etcdId: cluster.id, path: ["clusters", index, "k8s", at] }),
    ),
  );
  return groupByK8s(links).flatMap((ofOne) => [
    ...findSecond(ofOne, "main"),
    ...findSecond(ofOne, "events"),
    ...(ofOne.some(({ role }) => role !== "events") ? [] : ofOne.slice(0, 1).map(leadsNowhere)),
  ]);
}

function groupByK8s(links: readonly Link[]): readonly (readonly Link[])[] {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const group = groups.get(link.k8sId);
    if (group) group.push(link);
    else groups.set(link.k8sId, [link]);
  }
  return [...groups.values()];
}

function findSecond(links: readonly Link[], data: "main" | "events"): readonly Finding[] {
  const holders = links.filter(({ role }) => role === data || (data === "main" && role === "all"));
  // `all` beside a separate events cluster is a contradiction too: then it is `main`.
  const claimants = data === "events" && holders.length > 0 ? links.filter(({ role }) => role !== "main") : holders;
  const [first, ...others] = claimants;
  if (!first) return [];
  return others.map(({ k8sId, path }) => error("linkTwice", path, { k8s: k8sId, data, first: first.etcdId }));
}

function leadsNowhere({ k8sId, path }: Link): Finding {
  return warning("linkNowhere", path, { k8s: k8sId });
}
