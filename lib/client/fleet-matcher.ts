// Does a cell of the map pass the page's filters? Answered from the inventory's columns and the health bytes, in the browser.
// Hosts are not in the inventory: a host filter alone keeps every cell, the list below it is what narrows.
import type { Inventory } from "@/lib/contract/fleet";
import { FILTER_LABELS } from "@/lib/url/parameters";
import type { Filters } from "@/lib/url/state";
import { getCellBudget, getCellHealth } from "./fleet-map-health";

type Matches = (index: number) => boolean;

/** Null when no filter says anything about cells. Values of one label are alternatives, labels must all match. */
export function buildCellMatcher(inventory: Inventory, bytes: Uint8Array, filters: Filters): Matches | null {
  const tests: Matches[] = FILTER_LABELS.flatMap((label) => {
    const wanted = filters[label] ?? [];
    const column = inventory.labels[label];
    if (wanted.length === 0 || !column) return [];
    const codes = new Set(wanted.map((value) => column.values.indexOf(value)));
    return [(index: number) => codes.has(column.codes[index] ?? -1)];
  });
  const { health, budget, q } = filters;
  if (health && health.length > 0) tests.push((index) => health.includes(getCellHealth(bytes[index] ?? 0)));
  if (budget && budget.length > 0) tests.push((index) => budget.includes(getCellBudget(bytes[index] ?? 0)));
  if (q) tests.push(buildTextTest(inventory, q.toLowerCase()));
  return tests.length === 0 ? null : (index) => tests.every((test) => test(index));
}

function buildTextTest(inventory: Inventory, text: string): Matches {
  const columns = Object.values(inventory.labels).map(({ values, codes }) => {
    const hits = values.map((value) => value.toLowerCase().includes(text));
    return (index: number) => hits[codes[index] ?? -1] ?? false;
  });
  return (index) =>
    (inventory.ids[index] ?? "").toLowerCase().includes(text) || columns.some((column) => column(index));
}

/** Down and burning clusters per value of a label, among those that match. */
export function countBadBy(
  inventory: Inventory,
  bytes: Uint8Array,
  label: string,
  matches: Matches | null,
): Map<string, number> {
  const column = inventory.labels[label];
  const counts = new Map<string, number>();
  bytes.forEach((byte, index) => {
    const health = getCellHealth(byte);
    if ((health !== "down" && health !== "burning") || (matches && !matches(index))) return;
    const value = column?.values[column.codes[index] ?? -1] ?? "";
    counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  return counts;
}
