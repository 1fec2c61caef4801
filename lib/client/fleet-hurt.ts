// Who is hurt: clusters per value of a label that are down or burning at the moment shown, and how many each has in all.
import type { Inventory } from "@/lib/contract/fleet";
import { getCellHealth } from "./fleet-map-health";

export interface HurtRow {
  /** never "" */
  readonly value: string;
  readonly badCount: number;
  readonly downCount: number;
  readonly totalCount: number;
}

type Matches = (index: number) => boolean;

/** Values with bad clusters, most hurt first. Clusters without the label belong to nobody. */
export function listHurt(inventory: Inventory, bytes: Uint8Array, label: string, matches: Matches | null): HurtRow[] {
  const column = inventory.labels[label];
  if (!column) return [];
  const rows = column.values.map((value) => ({ value, badCount: 0, downCount: 0, totalCount: 0 }));
  bytes.forEach((byte, index) => {
    const row = rows[column.codes[index] ?? -1];
    if (!row || (matches && !matches(index))) return;
    const health = getCellHealth(byte);
    row.totalCount += 1;
    if (health === "down" || health === "burning") row.badCount += 1;
    if (health === "down") row.downCount += 1;
  });
  return rows
    .filter((row) => row.badCount > 0 && row.value !== "")
    .sort((a, b) => b.badCount - a.badCount || b.downCount - a.downCount || (a.value < b.value ? -1 : 1));
}
