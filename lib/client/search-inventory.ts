// Finding a cluster by what one remembers of it: a part of its id, its customer, its zone. Works on the inventory that the
// server hands out whole, so that each typed letter costs nothing.
import { queryOptions } from "@tanstack/react-query";
import type { Inventory } from "../contract/fleet";
import { hrefApiInventory } from "../url/api-hrefs";
import { fetchJson } from "./fetch-json";

const MAX_HITS = 20;
/** Labels that stand beside an id, in this order. */
const SHOWN_LABELS = ["customer", "product", "zone", "spec"] as const;

export interface Hit {
  readonly id: string;
  readonly words: readonly string[];
}

export function inventoryOptions() {
  return queryOptions({
    queryKey: ["inventory"],
    queryFn: async ({ signal }) => readInventory(await fetchJson(hrefApiInventory(), signal)),
    staleTime: 300_000,
  });
}

/** Every word of `text` must be part of the id or of a label value. Ids that begin with it come first. */
export function searchInventory(inventory: Inventory | null, text: string): { hits: Hit[]; moreCount: number } {
  if (!inventory) return { hits: [], moreCount: 0 };
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found: { hit: Hit; isStart: boolean }[] = [];
  inventory.ids.forEach((id, index) => {
    const values = Object.values(inventory.labels).map(({ values: all, codes }) => all[codes[index] ?? -1] ?? "");
    const haystack = [id, ...values].join(" ").toLowerCase();
    if (!wanted.every((word) => haystack.includes(word))) return;
    const words = SHOWN_LABELS.flatMap((label) => getValue(inventory, label, index) || []);
    found.push({ hit: { id, words }, isStart: id.toLowerCase().startsWith(wanted[0] ?? "") });
  });
  const ordered = [...found.filter(({ isStart }) => isStart), ...found.filter(({ isStart }) => !isStart)];
  return {
    hits: ordered.slice(0, MAX_HITS).map(({ hit }) => hit),
    moreCount: Math.max(0, found.length - MAX_HITS),
  };
}

function getValue(inventory: Inventory, label: string, index: number): string {
  const column = inventory.labels[label];
  return column?.values[column.codes[index] ?? -1] ?? "";
}

/** Own server, own version: that both columns are there is checked, what they hold is the contract's. */
function readInventory(value: unknown): Inventory {
  if (!isInventory(value)) throw new TypeError("the answer is not an inventory");
  return value;
}

function isInventory(value: unknown): value is Inventory {
  if (typeof value !== "object" || value === null) return false;
  return "ids" in value && Array.isArray(value.ids) && "labels" in value && typeof value.labels === "object";
}
