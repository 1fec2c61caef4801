// How the clusters of the map fall into rows and columns: by one or two labels, by health, or by host. A cluster stands once, except
// by host, where it stands on each host that carries one of its members: a host's row must show all that lives there.
// Rows are worst first; of very many values the worst are rows and the rest share one.
import type { Inventory } from "@/lib/contract/fleet";
import type { MapColumnData } from "@/lib/contract/place";
import { HEALTHS_WORST_FIRST } from "@/lib/slo/vocabulary";
import type { GroupLabel } from "@/lib/url/parameters";
import { getCellHealth } from "./fleet-map-health";

export const MAX_ROWS = 60;
/** Row of the values that did not become rows; no label holds control characters that our ids use. */
export const OTHERS = "\u0001others";
const ROW = "row";
const COLUMN = "column";

interface Column {
  readonly values: readonly string[];
  readonly codes: readonly number[];
}

export interface Grouping {
  /** cells as an inventory of their own: ids may repeat, labels `row` and `column` */
  readonly cells: Inventory;
  /** cell -> index in the fleet's inventory */
  readonly source: Uint32Array;
  readonly rowLabel: typeof ROW;
  readonly columnLabel: typeof COLUMN | null;
  /** `own`: each row has columns of its own (zones of a region); `shared`: one column means the same in all rows */
  readonly columns: "own" | "shared";
  readonly rowOrder: readonly string[];
  /** values that share the row OTHERS */
  readonly otherCount: number;
}

export interface GroupingInput {
  readonly inventory: Inventory;
  readonly labels: readonly GroupLabel[];
  /** health by which rows are ranked; of one moment, so that rows do not move under the pointer */
  readonly rankBytes: Uint8Array;
  /** health of now, for grouping by it */
  readonly bytes: Uint8Array;
  /** needed for `host` only; null while it is not there */
  readonly hosts: MapColumnData | null;
  /** clusters that are on the map at all; null = all */
  readonly isOn: ((index: number) => boolean) | null;
}

/** Every cluster that is on the map, placed by its values. Throws never. */
export function buildGrouping(input: GroupingInput): Grouping {
  const { inventory, labels, isOn } = input;
  const [rowBy = "region", columnBy = null] = labels;
  const isByHost = labels.includes("host") && input.hosts !== null;
  const picked: number[] = [];
  const hostCodes: number[] = [];
  for (let index = 0; index < inventory.ids.length; index += 1) {
    if (isOn && !isOn(index)) continue;
    const codes = isByHost ? (input.hosts?.hostCodes[index] ?? []) : [];
    for (const code of codes.length > 0 ? codes : [-1]) {
      picked.push(index);
      hostCodes.push(code);
    }
  }
  const source = Uint32Array.from(picked);
  const read = (label: GroupLabel): Column => readColumn(input, label, source, hostCodes);
  const row = read(rowBy);
  const ranked = rankRows(row, rowBy, source, input.rankBytes);
  const folded = foldRows(row, ranked);
  const column = columnBy === null ? null : read(columnBy);
  const cellLabels = { ...pickLabels(inventory, source), [ROW]: folded, ...(column ? { [COLUMN]: column } : {}) };
  return {
    cells: {
      inventoryVersion: inventory.inventoryVersion,
      asOfUnixMs: inventory.asOfUnixMs,
      ids: picked.map((index) => inventory.ids[index] ?? ""),
      labels: toMutable(cellLabels),
    },
    source,
    rowLabel: ROW,
    columnLabel: column ? COLUMN : null,
    columns: rowBy === "region" && columnBy === "zone" ? "own" : "shared",
    rowOrder: [...ranked.slice(0, MAX_ROWS), OTHERS],
    otherCount: Math.max(0, ranked.length - MAX_ROWS),
  };
}

function toMutable(labels: Readonly<Record<string, Column>>): Inventory["labels"] {
  return Object.fromEntries(
    Object.entries(labels).map(([name, { values, codes }]) => [name, { values: [...values], codes: [...codes] }]),
  );
}

function pickLabels({ labels }: Inventory, source: Uint32Array): Record<string, Column> {
  return Object.fromEntries(
    Object.entries(labels).map(([name, { values, codes }]) => [
      name,
      { values, codes: Array.from(source, (index) => codes[index] ?? -1) },
    ]),
  );
}

function readColumn(
  { inventory, bytes, hosts }: GroupingInput,
  label: GroupLabel,
  source: Uint32Array,
  hostCodes: readonly number[],
): Column {
  if (label === "host") return { values: hosts?.hosts ?? [], codes: hostCodes };
  if (label === "health") {
    const codes = Array.from(source, (index) => HEALTHS_WORST_FIRST.indexOf(getCellHealth(bytes[index] ?? 0)));
    return { values: HEALTHS_WORST_FIRST, codes };
  }
  const column = inventory.labels[label];
  return { values: column?.values ?? [], codes: Array.from(source, (index) => column?.codes[index] ?? -1) };
}

const compareNames = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });

/** Values that occur, worst first; healths in their own order. */
function rankRows(row: Column, label: GroupLabel, source: Uint32Array, bytes: Uint8Array): string[] {
  if (label === "health") return [...HEALTHS_WORST_FIRST];
  const counts = new Map<string, number[]>();
  source.forEach((index, cell) => {
    const value = row.values[row.codes[cell] ?? -1] ?? "";
    const tally = counts.get(value) ?? [0, 0, 0, 0, 0];
    counts.set(value, tally);
    const rank = HEALTHS_WORST_FIRST.indexOf(getCellHealth(bytes[index] ?? 0));
    tally[rank] = (tally[rank] ?? 0) + 1;
  });
  return [...counts]
    .sort(([nameA, a], [nameB, b]) => {
      for (let rank = 0; rank < a.length; rank += 1) {
        const difference = (b[rank] ?? 0) - (a[rank] ?? 0);
        if (difference !== 0) return difference;
      }
      return compareNames(nameA, nameB);
    })
    .map(([value]) => value);
}

function foldRows(row: Column, ranked: readonly string[]): Column {
  if (ranked.length <= MAX_ROWS) return row;
  const kept = new Set(ranked.slice(0, MAX_ROWS));
  const others = row.values.length;
  const codes = row.codes.map((code) => (kept.has(row.values[code] ?? "") ? code : others));
  return { values: [...row.values, OTHERS], codes };
}

/** What of the fleet belongs to each cell. */
export function pickCells(bytes: Uint8Array, source: Uint32Array): Uint8Array {
  return Uint8Array.from(source, (index) => bytes[index] ?? 0);
}
