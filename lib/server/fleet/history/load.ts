import "server-only";
// The health of the whole fleet over a range: asked once for all viewers, kept as long as it cannot have changed. Like the snapshot
// it is read for everybody and restricted to a scope afterwards (answer.ts).
import { LRUCache } from "lru-cache";
import type { Notice } from "../../../contract/panel-result";
import { ok, type QueryError, type Result, SCOPE_ALL } from "../../../query/types";
import { processState } from "../../process-state";
import { type AskOne, askSources, Gatherer } from "../../upstream/ask";
import type { FleetInventory, FleetSnapshot } from "../snapshot";
import {
  applyFull,
  blindSteps,
  comparePresence,
  findDoubtful,
  type Presence,
  readSparse,
  type SparseColumns,
  setApart,
  splitStretch,
} from "./columns";
import { fullQuery, type HistoryPlan, presenceQuery, sparseQuery } from "./plan";

/** Health of every cluster of `inventory` at every step of `plan`. */
export interface FleetHistory {
  readonly plan: HistoryPlan;
  readonly inventory: FleetInventory;
  readonly codes: Uint8Array;
  /** clusters with a sample at each step */
  readonly seenCount: readonly number[];
  readonly asOfUnixMs: number;
  readonly isStale: boolean;
  readonly notices: readonly Notice[];
  /** milliseconds of its queries, one after the other */
  readonly upstreamMs: number;
}

/** Some 16 MB of JSON: one answer stays well under the size cap of a source. */
const MAX_SAMPLES_PER_QUERY = 600_000;
const CACHE_MAX_BYTES = 24 * 1024 * 1024;
/** More than this many comers and goers, and everything is asked. */
const APART_MAX = 300;
const PRESENCES_MAX = 300;
/** A refresh that never comes must not freeze what is shown. */
const LIVE_FRESH_MS = 120_000;
const SETTLED_AFTER_MS = 300_000;
const SETTLED_FRESH_MS = 3_600_000;

interface Kept {
  readonly history: Promise<Result<FleetHistory, QueryError>>;
  readonly untilUnixMs: number;
}

function cache(): LRUCache<string, Kept> {
  return processState("fleet-history", () => new LRUCache<string, Kept>({ maxSize: CACHE_MAX_BYTES }));
}

export type Ask = AskOne;

const askAll: Ask = async (request) => {
  const [result] = await askSources({ scope: SCOPE_ALL, isOneOff: true, priority: "range" })([request]);
  if (result === undefined) throw new Error("a query has an answer");
  return result;
};

type Asked<T> = Result<T, QueryError>;

/** Who came and who went since a moment of which enough time has passed is kept: a live window asks for it at every refresh. */
async function findPresence(
  asker: Gatherer,
  plan: HistoryPlan,
  atUnixMs: number,
  { ids, version }: FleetInventory,
): Promise<Asked<Presence>> {
  const kept = processState("fleet-presence", () => new LRUCache<string, Presence>({ max: PRESENCES_MAX }));
  const key = `${version} ${plan.sampling} ${plan.stepSeconds} ${atUnixMs}`;
  const known = kept.get(key);
  if (known) return ok(known);
  const then = await asker.frame(presenceQuery(plan, atUnixMs));
  if (!then.ok) return then;
  const presence = comparePresence(then.value, ids);
  const isFinal = asker.isWhole && Date.now() - atUnixMs > SETTLED_AFTER_MS;
  const isSmall = presence.came.length + presence.went.length <= APART_MAX;
  if (isFinal && isSmall) kept.set(key, presence);
  return ok(presence);
}

/** What a history is made of first. */
interface Beginning {
  readonly sparse: SparseColumns;
  /** of the first step */
  readonly presence: Asked<Presence>;
}

/** Steps that the sparse answer leaves open: who came or went is told apart first, so that one of them costs a few samples. */
async function findOpen(
  asker: Gatherer,
  plan: HistoryPlan,
  inventory: FleetInventory,
  { sparse, presence: atStart }: Beginning,
) {
  const { range, stepSeconds } = plan;
  const { ids, indexOf } = inventory;
  const first = sparse.seenCount.findIndex((seen) => seen > 0);
  if (first < 0) return ok([]);
  const firstUnixMs = range.fromUnixMs + first * stepSeconds * 1000;
  const found = first === 0 ? atStart : await findPresence(asker, plan, firstUnixMs, inventory);
  if (!found.ok) return found;
  const presence = found.value;
  const apart = [...presence.came, ...presence.went];
  if (apart.length > APART_MAX) return ok(findDoubtful(sparse, sparse.seenCount, Number.NaN, plan));
  if (apart.length === 0) return ok(findDoubtful(sparse, sparse.seenCount, ids.length, plan));
  const some = await asker.frame(fullQuery(plan, range, apart));
  if (!some.ok) return some;
  const rest = setApart(sparse, some.value, presence, indexOf);
  return ok(findDoubtful(sparse, rest, ids.length - presence.came.length, plan));
}

/** Asks everything for the open steps, part by part, so that no answer grows without bound. */
async function fillOpen(asker: Gatherer, plan: HistoryPlan, inventory: FleetInventory, beginning: Beginning) {
  const { sparse } = beginning;
  const open = await findOpen(asker, plan, inventory, beginning);
  if (!open.ok) return open;
  for (const stretch of open.value) {
    for (const part of splitStretch(stretch, plan.stepSeconds, inventory.ids.length, MAX_SAMPLES_PER_QUERY)) {
      const full = await asker.frame(fullQuery(plan, part));
      if (!full.ok) return full;
      applyFull(sparse.codes, full.value, part, inventory.indexOf, plan);
    }
  }
  return ok(null);
}

/** Reads a history through `ask`; pure but for it. Tests bring their own. */
export async function readHistory(
  ask: Ask,
  plan: HistoryPlan,
  inventory: FleetInventory,
): Promise<Asked<FleetHistory>> {
  const asker = new Gatherer(ask);
  // Mostly the window begins when the fleet was there already: both answers are needed then, and neither waits for the other.
  const [frame, presence] = await Promise.all([
    asker.frame(sparseQuery(plan)),
    findPresence(asker, plan, plan.range.fromUnixMs, inventory),
  ]);
  if (!frame.ok) return frame;
  const sparse = readSparse(frame.value, inventory.indexOf, plan);
  const filled = await fillOpen(asker, plan, inventory, { sparse, presence });
  if (!filled.ok) return filled;
  blindSteps(sparse, inventory.ids.length);
  const { asOfUnixMs, isStale, notices } = asker.gathered;
  return ok({
    plan,
    inventory,
    codes: sparse.codes,
    seenCount: sparse.seenCount,
    asOfUnixMs: asOfUnixMs ?? Date.now(),
    isStale,
    notices,
    upstreamMs: asker.totalMs,
  });
}

/** The history of the whole fleet; concurrent callers share one. What reaches to now is read once per refresh. Errors are values. */
export function loadHistory(plan: HistoryPlan, { inventory, now }: FleetSnapshot): Promise<Asked<FleetHistory>> {
  const { range, stepSeconds } = plan;
  const nowUnixMs = Date.now();
  const isSettled = nowUnixMs - range.toUnixMs > SETTLED_AFTER_MS;
  const refresh = isSettled ? "settled" : now.asOfUnixMs;
  const key = `${inventory.version} ${refresh} ${range.fromUnixMs} ${range.toUnixMs} ${stepSeconds}`;
  const kept = cache().get(key);
  if (kept && nowUnixMs < kept.untilUnixMs) return kept.history;
  const history = readHistory(askAll, plan, inventory).then((result) => {
    // What failed, is old or incomplete is asked anew the next time.
    const isWhole =
      result.ok &&
      !result.value.isStale &&
      result.value.notices.length === 0 &&
      // A step without anybody may be a hole of the moment in which it was read: it must not stay for an hour.
      (!isSettled || result.value.seenCount.every((seen) => seen > 0));
    if (!isWhole && cache().get(key)?.history === history) cache().delete(key);
    return result;
  });
  const size = plan.stepCount * Math.max(1, inventory.ids.length);
  const freshMs = isSettled ? SETTLED_FRESH_MS : LIVE_FRESH_MS;
  cache().set(key, { history, untilUnixMs: nowUnixMs + freshMs }, { size });
  return history;
}
