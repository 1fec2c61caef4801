// Health of every cell from the bytes of /api/v1/fleet/health: low 3 bits health, bit 3 maintenance, bits 4-5 budget.
// A byte that no state owns reads as blind: what we cannot read is never shown as good.
import {
  BUDGET_CODES,
  BUDGET_STATES,
  type BudgetState,
  HEALTH_CODES,
  HEALTHS,
  type Health,
} from "@/lib/slo/vocabulary";

const HEALTH_OF_CODE = HEALTHS.toSorted((a, b) => HEALTH_CODES[a] - HEALTH_CODES[b]);
const BUDGET_OF_CODE = BUDGET_STATES.toSorted((a, b) => BUDGET_CODES[a] - BUDGET_CODES[b]);

/** Bytes in inventory order, padded with blind or cut to `count` when the two answers are of different moments. */
export function decodeHealthBytes(healthBase64: string, count: number): Uint8Array {
  const bytes = new Uint8Array(count).fill(HEALTH_CODES.blind);
  const text = atob(healthBase64);
  for (let index = 0; index < Math.min(count, text.length); index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

export function getCellHealth(byte: number): Health {
  return HEALTH_OF_CODE[byte & 0b111] ?? "blind";
}

export function isCellInMaintenance(byte: number): boolean {
  return (byte & 0b1000) !== 0;
}

export function getCellBudget(byte: number): BudgetState {
  return BUDGET_OF_CODE[(byte >> 4) & 0b11] ?? "unknown";
}

export interface CellCounts {
  readonly health: Record<Health, number>;
  readonly maintenance: number;
}

/** Counts per state; the health counts add up to the number of cells. */
export function countCells(bytes: Uint8Array): CellCounts {
  const health: Record<Health, number> = { ok: 0, degraded: 0, burning: 0, down: 0, blind: 0 };
  let maintenance = 0;
  for (const byte of bytes) {
    health[getCellHealth(byte)] += 1;
    if (isCellInMaintenance(byte)) maintenance += 1;
  }
  return { health, maintenance };
}
