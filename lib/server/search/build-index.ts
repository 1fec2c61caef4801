import "server-only";
// Everything that can be found by name in one fleet: a list of lower-case names with a mask of their characters. Made once per
// inventory; some 60 bytes a name beside the strings that the inventory holds anyway.
import type { SearchKind } from "../../contract/level1";
import type { FleetInventory } from "../fleet/snapshot";
import { charMask } from "./match";

export interface SearchEntry {
  readonly kind: SearchKind;
  readonly id: string;
  /** lower case */
  readonly text: string;
  readonly mask: number;
  /** clusters that have the value; position of the cluster for kind "cluster" and of the first etcd cluster for "k8s" */
  readonly count: number;
  readonly index: number;
}

export interface SearchIndex {
  readonly entries: readonly SearchEntry[];
  /** all label values of each cluster in lower case, for queries of several words */
  readonly labelTexts: readonly string[];
}

/** What looks alike to a person is alike: case, and full-width letters that an input method leaves behind. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function entry(kind: SearchKind, id: string, index: number, count: number): SearchEntry {
  const text = foldText(id);
  return { kind, id, text, mask: charMask(text), index, count };
}

function valueEntries(kind: SearchKind, values: readonly (readonly string[])[]): SearchEntry[] {
  const counts = new Map<string, number>();
  for (const own of values) for (const value of own) counts.set(value, (counts.get(value) ?? 0) + 1);
  counts.delete("");
  return [...counts].map(([value, count]) => entry(kind, value, -1, count));
}

function k8sEntries({ k8sClusters }: FleetInventory): SearchEntry[] {
  const first = new Map<string, { index: number; count: number }>();
  k8sClusters.forEach((links, index) => {
    for (const { id } of links) {
      const known = first.get(id);
      first.set(id, { index: known?.index ?? index, count: (known?.count ?? 0) + 1 });
    }
  });
  return [...first].map(([id, { index, count }]) => entry("k8s", id, index, count));
}

/** The index of an inventory. */
export function buildSearchIndex(inventory: FleetInventory): SearchIndex {
  const { ids, labels, hosts, members } = inventory;
  const single = (column: readonly string[]) => column.map((value) => [value]);
  const zones = labels.zone.map((home, index) => [
    ...new Set([home, ...(members[index] ?? []).map((member) => member.zone)]),
  ]);
  return {
    entries: [
      ...ids.map((id, index) => entry("cluster", id, index, 1)),
      ...k8sEntries(inventory),
      ...valueEntries("customer", single(labels.customer)),
      ...valueEntries("region", single(labels.region)),
      ...valueEntries("zone", zones),
      ...valueEntries("host", hosts),
      ...valueEntries("product", single(labels.product)),
      ...valueEntries("scenario", single(labels.scenario)),
    ],
    labelTexts: ids.map((_, index) =>
      foldText(
        Object.values(labels)
          .map((column) => column[index] ?? "")
          .join(" "),
      ),
    ),
  };
}
