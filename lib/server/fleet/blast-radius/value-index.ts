import "server-only";
// Which clusters have which label values: lists both ways, made once per inventory, so that a blast radius only walks over the bad
// ones. Zone and host are those of any member, since a cluster suffers where its members are, not only at home.
import { LRUCache } from "lru-cache";
import { ROLLUP_LABELS, type RollupLabel } from "../../../contract/pages";
import { processState } from "../../process-state";
import type { FleetInventory } from "../snapshot";
import { zonesOf } from "../zones-of";

export interface ValueIndex {
  readonly clusterCount: number;
  /** value number -> its label and text */
  readonly labels: readonly RollupLabel[];
  readonly texts: readonly string[];
  /** clusters of each value */
  readonly totals: Uint32Array;
  /** clusters of value v, ascending: members[starts[v] .. starts[v + 1]] */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** value numbers of each cluster */
  readonly valuesOf: readonly Uint32Array[];
  /** at most so many pairs of values of different labels occur */
  readonly pairBound: number;
}

function textsOf(inventory: FleetInventory, label: RollupLabel, index: number): readonly string[] {
  if (label === "host") return inventory.hosts[index] ?? [];
  if (label === "zone") return zonesOf(inventory, index);
  const own = inventory.labels[label][index] ?? "";
  return own === "" ? [] : [own];
}

interface Columns {
  readonly labels: RollupLabel[];
  readonly texts: string[];
  readonly totals: number[];
  readonly valuesOf: number[][];
}

function collect(inventory: FleetInventory): Columns {
  const columns: Columns = { labels: [], texts: [], totals: [], valuesOf: inventory.ids.map(() => []) };
  for (const label of ROLLUP_LABELS) {
    const numberOf = new Map<string, number>();
    inventory.ids.forEach((_, index) => {
      for (const text of textsOf(inventory, label, index)) {
        const value = numberOf.get(text) ?? columns.texts.length;
        if (value === columns.texts.length) {
          numberOf.set(text, value);
          columns.labels.push(label);
          columns.texts.push(text);
          columns.totals.push(0);
        }
        columns.totals[value] = (columns.totals[value] ?? 0) + 1;
        columns.valuesOf[index]?.push(value);
      }
    });
  }
  return columns;
}

/** Pairs of values of two labels are no more than all combinations, and no more than the clusters have. */
function boundPairs({ labels, valuesOf }: Columns): number {
  const codeOf = new Map(ROLLUP_LABELS.map((label, code) => [label, code]));
  const codes = Uint8Array.from(labels, (label) => codeOf.get(label) ?? 0);
  const size = ROLLUP_LABELS.length;
  const valueCount = new Float64Array(size);
  for (const code of codes) valueCount[code] = (valueCount[code] ?? 0) + 1;
  const held = new Float64Array(size * size);
  const own = new Uint8Array(size);
  for (const values of valuesOf) {
    own.fill(0);
    for (const value of values) own[codes[value] ?? 0] = (own[codes[value] ?? 0] ?? 0) + 1;
    for (let cell = 0; cell < held.length; cell += 1)
      held[cell] = (held[cell] ?? 0) + (own[Math.floor(cell / size)] ?? 0) * (own[cell % size] ?? 0);
  }
  let bound = 0;
  for (let one = 0; one < size; one += 1)
    for (let other = one + 1; other < size; other += 1)
      bound += Math.min((valueCount[one] ?? 0) * (valueCount[other] ?? 0), held[one * size + other] ?? 0);
  return bound;
}

function build(inventory: FleetInventory): ValueIndex {
  const columns = collect(inventory);
  const starts = new Uint32Array(columns.totals.length + 1);
  columns.totals.forEach((total, value) => {
    starts[value + 1] = (starts[value] ?? 0) + total;
  });
  const members = new Uint32Array(starts[columns.totals.length] ?? 0);
  const next = starts.slice();
  columns.valuesOf.forEach((values, index) => {
    for (const value of values) {
      members[next[value] ?? 0] = index;
      next[value] = (next[value] ?? 0) + 1;
    }
  });
  return {
    clusterCount: inventory.ids.length,
    labels: columns.labels,
    texts: columns.texts,
    totals: Uint32Array.from(columns.totals),
    starts,
    members,
    valuesOf: columns.valuesOf.map((values) => Uint32Array.from(values)),
    pairBound: boundPairs(columns),
  };
}

/** Inventories of a few scopes; the oldest goes first. */
const KEPT_INDEXES = 16;

/** The index of an inventory; made anew only when somebody came, went or moved. */
export function getValueIndex(inventory: FleetInventory): ValueIndex {
  const indexes = processState("value-indexes", () => new LRUCache<string, ValueIndex>({ max: KEPT_INDEXES }));
  const index = indexes.get(inventory.version) ?? build(inventory);
  indexes.set(inventory.version, index);
  return index;
}

/** Clusters of a value, ascending. */
export function clustersOf({ starts, members }: ValueIndex, value: number): Uint32Array {
  return members.subarray(starts[value] ?? 0, starts[value + 1] ?? 0);
}
