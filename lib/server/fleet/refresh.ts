import "server-only";
// One refresh of the fleet: ask, build, remember. What fails leaves the last good columns in place, with their age and a reason;
// what comes back incomplete keeps the clusters it lacks, blind. Never throws for what the world does.
import type { Notice } from "../../contract/panel-result";
import { errorNoticeOf } from "../../panels/notices";
import {
  err,
  type Frame,
  ok,
  type QueryAnswer,
  type QueryError,
  type QueryRequest,
  type Result,
} from "../../query/types";
import { RECORDED } from "../../slo/recorded-series";
import { buildInventory } from "./build-inventory";
import { buildNow, hasUnknownClusters } from "./build-now";
import { FAST_QUERIES, SLOW_QUERIES, sinceQuery } from "./queries";
import type { FleetInventory, FleetSnapshot } from "./snapshot";
import { rememberHistory, type SinceMemory, trackSince } from "./track-since";

export type Ask = (requests: readonly QueryRequest[]) => Promise<readonly Result<QueryAnswer, QueryError>[]>;

/** What the loop carries from refresh to refresh. */
export interface FleetMemory {
  readonly snapshot: FleetSnapshot | null;
  readonly since: SinceMemory | null;
  /** why the newest refresh is not whole; null when it is */
  readonly notice: Notice | null;
  /** kind of the error of the newest refresh, for the HTTP status; null when it answered */
  readonly errorKind: QueryError["kind"] | null;
  readonly triedUnixMs: number | null;
  readonly okUnixMs: number | null;
}

export const EMPTY_MEMORY: FleetMemory = {
  snapshot: null,
  since: null,
  notice: null,
  errorKind: null,
  triedUnixMs: null,
  okUnixMs: null,
};

const SLOW_AFTER_MS = 300_000;

interface Answers {
  readonly frames: ReadonlyMap<string, Frame>;
  readonly error: QueryError | null;
  readonly isPartial: boolean;
}

async function askAll(ask: Ask, requests: readonly QueryRequest[]): Promise<Answers> {
  const results = await ask(requests);
  const frames = new Map<string, Frame>();
  let error: QueryError | null = null;
  let isPartial = false;
  results.forEach((result, index) => {
    const name = requests[index]?.name ?? "";
    if (!result.ok) error ??= result.error;
    else if (result.value.isStale) error ??= result.value.staleReason ?? null;
    else {
      frames.set(name, result.value.frame);
      isPartial ||= result.value.isPartial;
    }
  });
  return { frames, error, isPartial };
}

function failed(memory: FleetMemory, error: QueryError | null, nowUnixMs: number): FleetMemory {
  return {
    ...memory,
    notice: error ? errorNoticeOf(error) : { level: "error", messageId: "notice.no-answer", values: {}, detail: null },
    errorKind: error?.kind ?? "bad-answer",
    triedUnixMs: nowUnixMs,
  };
}

function noticeOf(inventory: FleetInventory, hasVanished: boolean, isPartial: boolean): Notice | null {
  const warn = (messageId: string, values: Notice["values"] = {}): Notice => ({
    level: "warning",
    messageId,
    values,
    detail: null,
  });
  if (hasVanished) return warn("notice.fleet-vanished");
  if (inventory.ids.length === 0)
    return warn("notice.fleet-empty", { series: RECORDED.info, command: "npx raftboard doctor" });
  return isPartial ? warn("notice.fleet-partial") : null;
}

interface InventoryStep {
  readonly inventory: FleetInventory;
  readonly hasVanished: boolean;
  readonly isPartial: boolean;
}

/** The inventory after a slow round; the previous one when the fleet vanished from the answer. */
async function refreshInventory(
  ask: Ask,
  memory: FleetMemory,
  nowUnixMs: number,
): Promise<Result<InventoryStep, QueryError | null>> {
  const { frames, error, isPartial } = await askAll(ask, SLOW_QUERIES);
  const previous = memory.snapshot?.inventory ?? null;
  const info = frames.get("info");
  if (!info) return err(error);
  const hasVanished = info.series.length === 0 && previous !== null && previous.ids.length > 0;
  if (hasVanished) return ok({ inventory: previous, hasVanished, isPartial });
  const isIncomplete = isPartial || error !== null;
  const carryOver = isIncomplete ? previous : null;
  const inventory = buildInventory({ frames, asOfUnixMs: nowUnixMs, carryOver, previous });
  return ok({ inventory, hasVanished, isPartial: isIncomplete });
}

/** The next memory. `nowUnixMs` is the time of the refresh and becomes the as-of time of what it finds. */
export async function refreshFleet(ask: Ask, memory: FleetMemory, nowUnixMs: number): Promise<FleetMemory> {
  const [fast, history] = await Promise.all([askAll(ask, FAST_QUERIES), askHistory(ask, memory, nowUnixMs)]);
  if (!fast.frames.has("health")) {
    return failed(memory, fast.error, nowUnixMs);
  }
  const known = memory.snapshot?.inventory ?? null;
  const isDue =
    known === null || nowUnixMs - known.asOfUnixMs >= SLOW_AFTER_MS || hasUnknownClusters(fast.frames, known);
  const step = isDue
    ? await refreshInventory(ask, memory, nowUnixMs)
    : ok({ inventory: known, hasVanished: memory.notice?.messageId === "notice.fleet-vanished", isPartial: false });
  if (!step.ok) return failed(memory, step.error, nowUnixMs);
  const { inventory, hasVanished, isPartial } = step.value;
  const remembered = memory.since ?? (history ? rememberHistory(history, inventory.ids) : EMPTY_SINCE);
  const tracked = trackSince({
    inventory,
    now: buildNow(fast.frames, inventory, nowUnixMs),
    memory: remembered,
  });
  return {
    snapshot: { inventory, now: tracked.now },
    since: tracked.memory,
    notice: noticeOf(inventory, hasVanished, isPartial || fast.isPartial || fast.error !== null),
    errorKind: null,
    triedUnixMs: nowUnixMs,
    okUnixMs: nowUnixMs,
  };
}

const EMPTY_SINCE: SinceMemory = { codes: new Map(), since: new Map() };

async function askHistory(ask: Ask, memory: FleetMemory, nowUnixMs: number): Promise<Frame | null> {
  if (memory.since) return null;
  const { frames } = await askAll(ask, [sinceQuery(nowUnixMs)]);
  return frames.get("since") ?? null;
}
