// Does a cell of the map pass the page's filters? Answered from the inventory's columns and the health bytes, in the browser.
// Where members run is not in the inventory: a filter by host or member's zone keeps every cell until that column is there.
import type { Inventory } from "@/lib/contract/fleet";
import type { MapColumnData } from "@/lib/contract/place";
import { FILTER_LABELS } from "@/lib/url/parameters";
import type { Filters } from "@/lib/url/state";
import { getCellBudget, getCellHealth } from "./fleet-map-health";

type Matches = (index: number) => boolean;

/** Columns of places, fetched when a filter names one; null while they are not there. */
export interface PlaceColumns {
  readonly hosts: MapColumnData | null;
  readonly zones: MapColumnData | null;
}
const NOT_FETCHED: PlaceColumns = { hosts: null, zones: null };

/** Null when no filter says anything about cells. Values of one label are alternatives, labels must all match. */
export function buildCellMatcher(
  inventory: Inventory,
  bytes: Uint8Array,
  filters: Filters,
  { hosts, zones }: PlaceColumns = NOT_FETCHED,
): Matches | null {
  const tests: Matches[] = FILTER_LABELS.flatMap((label) => {
    const wanted = filters[label] ?? [];
    const column = inventory.labels[label];
    if (wanted.length === 0 || !column) return [];
    const codes = new Set(wanted.map((value) => column.values.indexOf(value)));
    return [(index: number) => codes.has(column.codes[index] ?? -1)];
  });
  tests.push(
    ...testPlaces(inventory, filters.host, hosts && { names: hosts.hosts, codes: hosts.hostCodes, of: hosts }),
  );
  tests.push(
    ...testPlaces(inventory, filters.member_zone, zones && { names: zones.zones, codes: zones.zoneCodes, of: zones }),
  );
  const { health, budget, q } = filters;
  if (health && health.length > 0) tests.push((index) => health.includes(getCellHealth(bytes[index] ?? 0)));
  if (budget && budget.length > 0) tests.push((index) => budget.includes(getCellBudget(bytes[index] ?? 0)));
  if (q) tests.push(buildTextTest(inventory, q.toLowerCase()));
  return tests.length === 0 ? null : (index) => tests.every((test) => test(index));
}

interface Places {
  readonly names: readonly string[];
  readonly codes: readonly (readonly number[])[];
  readonly of: Pick<MapColumnData, "inventoryVersion">;
}

/** One test, or none while nothing is asked or known: a column of another inventory says nothing about this one. */
function testPlaces(inventory: Inventory, wanted: readonly string[] = [], places: Places | null): Matches[] {
  if (wanted.length === 0 || places?.of.inventoryVersion !== inventory.inventoryVersion) return [];
  const codes = new Set(wanted.map((name) => places.names.indexOf(name)));
  return [(index) => (places.codes[index] ?? []).some((code) => codes.has(code))];
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
