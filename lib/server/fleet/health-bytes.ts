import "server-only";
// The map's two answers: who exists (columns, dictionary-coded, changes rarely) and one byte per cluster (changes each refresh).
import type { FleetHealth, Inventory } from "../../contract/fleet";
import { CLUSTER_LABELS } from "../../slo/vocabulary";
import type { FleetInventory, FleetSnapshot } from "./snapshot";

const MAINTENANCE_BIT = 1 << 3;
const BUDGET_SHIFT = 4;

/** One byte per cluster in inventory order: low 3 bits HEALTH_CODES, bit 3 maintenance, bits 4-5 BUDGET_CODES. */
export function encodeHealthBytes({ inventory, now }: FleetSnapshot): Uint8Array {
  return Uint8Array.from(
    now.health,
    (health, index) =>
      (health & 0b111) |
      (now.isInMaintenance[index] === 1 ? MAINTENANCE_BIT : 0) |
      (((inventory.budget[index] ?? 0) & 0b11) << BUDGET_SHIFT),
  );
}

/** The answer of `/fleet/health`. */
export function fleetHealth(snapshot: FleetSnapshot, isStale: boolean): FleetHealth {
  return {
    asOfUnixMs: snapshot.now.asOfUnixMs,
    isStale,
    inventoryVersion: snapshot.inventory.version,
    healthBase64: Buffer.from(encodeHealthBytes(snapshot)).toString("base64"),
  };
}

function encodeColumn(column: readonly string[]): { values: string[]; codes: number[] } {
  const codeOf = new Map<string, number>();
  const codes = column.map((value) => {
    const known = codeOf.get(value);
    if (known !== undefined) return known;
    codeOf.set(value, codeOf.size);
    return codeOf.size - 1;
  });
  return { values: [...codeOf.keys()], codes };
}

/** The answer of `/fleet/inventory`; `asOfUnixMs` is when this version was first seen, so that it stays the same for a version. */
export function fleetInventory(inventory: FleetInventory): Inventory {
  return {
    inventoryVersion: inventory.version,
    asOfUnixMs: inventory.versionUnixMs,
    ids: [...inventory.ids],
    labels: Object.fromEntries(CLUSTER_LABELS.map((label) => [label, encodeColumn(inventory.labels[label])])),
  };
}
