import "server-only";
// The fleet's numbers at a past moment, for what has changed since. Who is in the fleet, where, and what each cluster's objectives
// are is taken from now: a comparison of the same clusters by the same measure.
import { ok, type QueryError, type Result } from "../../../query/types";
import { buildNow } from "../build-now";
import { buildWindow } from "../build-window";
import { type FleetInventory, type FleetSnapshot, perSli } from "../snapshot";
import { askPast } from "./ask-past";
import { keepMoments } from "./kept";

export interface PastFleet {
  /** health, alerts, budgets and the 28 d window as they were; everything else as now or without values */
  readonly snapshot: FleetSnapshot;
  readonly isStale: boolean;
  /** false: the data source has no health at all of that moment */
  readonly isKnown: boolean;
  readonly upstreamMs: number;
}

const QUESTIONS = ["health", "maintenance", "budgetCode", "error28d", "total28d", "alerts"] as const;

/** Moments end on whole minutes, so that all who compare with an hour ago compare with the same. */
const GRID_MS = 60_000;
/** Each holds some 150 bytes per cluster. */
const keep = keepMoments<PastFleet>("fleet-past", 6);

async function readPast(atUnixMs: number, inventory: FleetInventory): Promise<Result<PastFleet, QueryError>> {
  const asked = await askPast(QUESTIONS, atUnixMs);
  if (!asked.ok) return asked;
  const { answers, isStale, upstreamMs } = asked.value;
  const { indexOf, coverage28d, dbUsageRatio } = inventory;
  const objectives = perSli((sli) => inventory.slis[sli].objectiveRatio);
  const window = buildWindow({ answers, indexOf, objectives, asOfUnixMs: atUnixMs });
  const then: FleetInventory = { ...inventory, ...window, coverage28d, dbUsageRatio };
  const snapshot = { inventory: then, now: buildNow(answers, then, atUnixMs) };
  return ok({ snapshot, isStale, isKnown: answers.idsIn("health").size > 0, upstreamMs });
}

/** The whole fleet at the minute before a moment; concurrent callers share one. */
export function loadPast(momentUnixMs: number, inventory: FleetInventory): Promise<Result<PastFleet, QueryError>> {
  const atUnixMs = Math.floor(momentUnixMs / GRID_MS) * GRID_MS;
  return keep(inventory.version, atUnixMs, () => readPast(atUnixMs, inventory));
}
