import "server-only";
// The map's bytes of one past moment, in the format of now: health, maintenance and budget as they were recorded then. Asked once
// for all viewers and kept; restricted to a scope afterwards.
import { LRUCache } from "lru-cache";
import type { FleetHealth } from "../../../contract/fleet";
import { type InstantQuery, ok, type QueryError, type Result, SCOPE_ALL } from "../../../query/types";
import { RECORDED, SLOW_SERIES_LOOKBACK } from "../../../slo/recorded-series";
import { BUDGET_CODES, HEALTH_CODES, SERVICE_SLI_IDS } from "../../../slo/vocabulary";
import { processState } from "../../process-state";
import { runQueries } from "../../query/service";
import { readBudgets } from "../build-inventory";
import { buildNow } from "../build-now";
import { FleetAnswers } from "../fleet-answers";
import { encodeHealthBytes } from "../health-bytes";
import type { FleetInventory } from "../snapshot";

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

const CACHE_MOMENTS = 200;
const FRESH_MS = 10_000;
const SETTLED_AFTER_MS = 300_000;
const SETTLED_FRESH_MS = 3_600_000;

interface Kept {
  readonly moment: Promise<Result<FleetMoment, QueryError>>;
  readonly untilUnixMs: number;
}

function cache(): LRUCache<string, Kept> {
  return processState("fleet-moments", () => new LRUCache<string, Kept>({ max: CACHE_MOMENTS }));
}

function momentQueries(atUnixMs: number): readonly InstantQuery[] {
  const ask = (name: string, promql: string): InstantQuery => ({
    kind: "instant",
    name,
    promql,
    atUnixMs,
    keptLabels: [],
  });
  const service = `sli=~"${SERVICE_SLI_IDS.join("|")}"`;
  return [
    ask("health", RECORDED.health),
    ask("maintenance", RECORDED.maintenance),
    ask("budgetCode", `last_over_time(${RECORDED.budgetCode}{${service}}[${SLOW_SERIES_LOOKBACK}])`),
  ];
}

async function readMoment(atUnixMs: number, inventory: FleetInventory): Promise<Result<FleetMoment, QueryError>> {
  const queries = momentQueries(atUnixMs);
  const results = await runQueries(queries, { scope: SCOPE_ALL, isOneOff: true, priority: "range" });
  const answers = new FleetAnswers();
  let isStale = false;
  let upstreamMs = 0;
  for (const [at, query] of queries.entries()) {
    const result = results[at];
    if (result === undefined) throw new Error("a query has an answer");
    if (!result.ok) return result;
    answers.keep(query, result.value.frame);
    isStale ||= result.value.isStale;
    upstreamMs = Math.max(upstreamMs, result.value.info.tookMs);
  }
  const then = { ...inventory, budget: readBudgets(answers, inventory.indexOf) };
  const bytes = encodeHealthBytes({ inventory: then, now: buildNow(answers, then, atUnixMs) });
  const isKnown = answers.idsIn("health").size > 0;
  return ok({ atUnixMs, inventory, bytes, isStale, isKnown, upstreamMs });
}

/** The whole fleet at a moment, cut to the second; concurrent callers share one. */
export function loadMoment(momentUnixMs: number, inventory: FleetInventory): Promise<Result<FleetMoment, QueryError>> {
  const atUnixMs = Math.floor(momentUnixMs / 1000) * 1000;
  const key = `${inventory.version} ${atUnixMs}`;
  const nowUnixMs = Date.now();
  const kept = cache().get(key);
  if (kept && nowUnixMs < kept.untilUnixMs) return kept.moment;
  const moment = readMoment(atUnixMs, inventory).then((result) => {
    const isWhole = result.ok && !result.value.isStale;
    if (!isWhole && cache().get(key)?.moment === moment) cache().delete(key);
    return result;
  });
  const freshMs = nowUnixMs - atUnixMs > SETTLED_AFTER_MS ? SETTLED_FRESH_MS : FRESH_MS;
  cache().set(key, { moment, untilUnixMs: nowUnixMs + freshMs });
  return moment;
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
