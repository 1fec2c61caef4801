import { expect, test } from "vitest";
import {
  countCells,
  decodeHealthBytes,
  getCellBudget,
  getCellHealth,
  isCellInMaintenance,
} from "@/lib/client/fleet-map-health";
import { BUDGET_CODES, BUDGET_STATES, HEALTH_CODES, HEALTHS } from "@/lib/slo/vocabulary";

const encode = (bytes: number[]) => Buffer.from(bytes).toString("base64");

test("every health, budget and maintenance flag is read back from its byte", () => {
  for (const health of HEALTHS) {
    for (const budget of BUDGET_STATES) {
      const byte = HEALTH_CODES[health] | 0b1000 | (BUDGET_CODES[budget] << 4);
      expect([getCellHealth(byte), isCellInMaintenance(byte), getCellBudget(byte)]).toEqual([health, true, budget]);
    }
  }
});

test("a state that nobody defined reads as blind, never as ok", () => {
  expect([5, 6, 7].map(getCellHealth)).toEqual(["blind", "blind", "blind"]);
});

test("clusters without a byte are blind, and bytes without a cluster are left out", () => {
  expect([...decodeHealthBytes(encode([0, 3]), 3)].map(getCellHealth)).toEqual(["ok", "down", "blind"]);
  expect(decodeHealthBytes(encode([0, 3, 2]), 1)).toHaveLength(1);
  expect([...decodeHealthBytes("", 1)].map(getCellHealth)).toEqual(["blind"]);
});

test("counts add up to the number of cells", () => {
  const counts = countCells(decodeHealthBytes(encode([0, 0, 1, 2, 3, 4, 8]), 7));
  expect(counts).toEqual({ health: { ok: 3, degraded: 1, burning: 1, down: 1, blind: 1 }, maintenance: 1 });
});
