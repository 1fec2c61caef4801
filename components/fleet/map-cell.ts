// One cell of the map as words need it: labels from the inventory, state from its byte, and the row when the list has it.
import { getCellBudget, getCellHealth, isCellInMaintenance } from "@/lib/client/fleet-map-health";
import type { ClusterRow, Inventory } from "@/lib/contract/fleet";
import type { BudgetState, Health } from "@/lib/slo/vocabulary";

export interface MapCell {
  readonly id: string;
  readonly health: Health;
  readonly isInMaintenance: boolean;
  readonly budget: BudgetState;
  readonly region: string;
  readonly zone: string;
  /** zone, host, spec, customer: those that are known */
  readonly places: readonly string[];
  /** known for clusters that are not ok */
  readonly row: ClusterRow | null;
}

const PLACE_LABELS = ["zone", "host", "spec", "customer"] as const;

export function getLabel(inventory: Inventory, label: string, index: number): string {
  const column = inventory.labels[label];
  return column?.values[column.codes[index] ?? -1] ?? "";
}

export function buildMapCell(
  inventory: Inventory,
  bytes: Uint8Array,
  rowsById: ReadonlyMap<string, ClusterRow>,
  index: number,
): MapCell {
  const id = inventory.ids[index] ?? "";
  const byte = bytes[index] ?? 0;
  const row = rowsById.get(id) ?? null;
  const places = PLACE_LABELS.map((label) =>
    label === "host" && row ? (row.hosts[0] ?? "") : getLabel(inventory, label, index),
  );
  return {
    id,
    health: getCellHealth(byte),
    isInMaintenance: isCellInMaintenance(byte),
    budget: getCellBudget(byte),
    region: getLabel(inventory, "region", index),
    zone: getLabel(inventory, "zone", index),
    places: places.filter((place) => place !== ""),
    row,
  };
}
