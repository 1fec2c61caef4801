import "server-only";
// The map's bytes of one past moment, in the format of now: health, maintenance and budget as they were recorded then. Asked once
// for all viewers and kept; restricted to a scope afterwards.
import type { FleetHealth } from "../../../contract/fleet";
import { ok, type QueryError, type Result } from "../../../query/types";
import { BUDGET_CODES, HEALTH_CODES } from "../../../slo/vocabulary";
import { buildNow } from "../build-now";
import { readBudgets } from "../build-window";
import { encodeHealthBytes } from "../health-bytes";
import type { FleetInventory } from "../snapshot";
import { askPast } from "./ask-past";
import { keepMoments } from "./kept";

export interface FleetMoment {
  readonly atUnixMs: number;
  readonly inventory: FleetInventory;
  /** one byte per cluster of the inventory, as in /fleet/health */
  readonly bytes: Uint8Array;
  readonly isStale: boolean;
  /** false: the data source has no health at all of that moment */
  readonly isKnown: boolean;
  readonly upstreamMs: number;
}

const QUESTIONS = ["health", "maintenance", "budgetCode"] as const;
const keep = keepMoments<FleetMoment>("fleet-moments", 200);

async function readMoment(atUnixMs: number, inventory: FleetInventory): Promise<Result<FleetMoment, QueryError>> {
  const asked = await askPast(QUESTIONS, atUnixMs);
  if (!asked.ok) return asked;
  const { answers, isStale, upstreamMs } = asked.value;
  const then = { ...inventory, budget: readBudgets(answers, inventory.indexOf) };
  const bytes = encodeHealthBytes({ inventory: then, now: buildNow(answers, then, atUnixMs) });
  return ok({ atUnixMs, inventory, bytes, isStale, isKnown: answers.idsIn("health").size > 0, upstreamMs });
}

/** The whole fleet at a moment, cut to the second; concurrent callers share one. */
export function loadMoment(momentUnixMs: number, inventory: FleetInventory): Promise<Result<FleetMoment, QueryError>> {
  const atUnixMs = Math.floor(momentUnixMs / 1000) * 1000;
  return keep(inventory.version, atUnixMs, () => readMoment(atUnixMs, inventory));
}

/** Bytes of the clusters of a scope's inventory, in its order; one that was not loaded is blind with an unknown budget. */
export function pickBytes(moment: FleetMoment, inventory: FleetInventory): Uint8Array {
  if (inventory.version === moment.inventory.version) return moment.bytes;
  const unseen = HEALTH_CODES.blind | (BUDGET_CODES.unknown << 4);
  return Uint8Array.from(inventory.ids, (id) => moment.bytes[moment.inventory.indexOf.get(id) ?? -1] ?? unseen);
}

/** The answer of `/fleet/health?at=`. */
export function momentAnswer(moment: FleetMoment, inventory: FleetInventory): FleetHealth {
  return {
    asOfUnixMs: moment.atUnixMs,
    isStale: moment.isStale,
    inventoryVersion: inventory.version,
    healthBase64: Buffer.from(pickBytes(moment, inventory)).toString("base64"),
  };
}
