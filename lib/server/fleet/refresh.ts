import "server-only";
// One refresh of the fleet: ask, build, remember. What fails leaves the last good columns in place, with their age and a reason;
// what comes back incomplete keeps the clusters it lacks, blind. Never throws for what the world does.
import type { Notice } from "../../contract/panel-result";
import { errorNoticeOf } from "../../panels/notices";
import { err, type InstantQuery, type MissingSource, ok, type QueryError, type Result } from "../../query/types";
import { RECORDED } from "../../slo/recorded-series";
import { askEach, type Outcome } from "../upstream/ask";
import { buildInventory } from "./build-inventory";
import { buildNow, hasUnknownClusters } from "./build-now";
import { buildWindow } from "./build-window";
import { type Ask, type AskOne, fewAtOnce, REFRESH_QUERIES_AT_ONCE } from "./few-at-once";
import { FleetAnswers } from "./fleet-answers";
import { type LostClusters, lostNotice, NOTHING_LOST, trackLost } from "./lost";
import { FAST_QUERIES, RECALL_QUERIES, SLOW_QUERIES, WINDOW_QUERIES } from "./queries";
import { restrictSnapshot } from "./restrict";
import { type FleetInventory, type FleetNow, type FleetSnapshot, perSli } from "./snapshot";

export type { Ask };

/** What the loop carries from refresh to refresh. */
export interface FleetMemory {
  readonly snapshot: FleetSnapshot | null;
  /** clusters that an answer left out without a word, kept as blind */
  readonly lost: LostClusters;
  /** why the newest refresh is not whole; null when it is */
  readonly notice: Notice | null;
  /** kind of the error of the newest refresh, for the HTTP status; null when it answered */
  readonly errorKind: QueryError["kind"] | null;
  readonly triedUnixMs: number | null;
  readonly okUnixMs: number | null;
}

export const EMPTY_MEMORY: FleetMemory = {
  snapshot: null,
  lost: NOTHING_LOST,
  notice: null,
  errorKind: null,
  triedUnixMs: null,
  okUnixMs: null,
};

/** Facts that change rarely are asked for again after this long. */
export const SLOW_AFTER_MS = 300_000;
/** The numbers of the window too, but sooner: with every second refresh where one comes each half minute. */
export const WINDOW_AFTER_MS = 40_000;

function failed(memory: FleetMemory, error: QueryError | null, nowUnixMs: number): FleetMemory {
  return {
    ...memory,
    notice: error ? errorNoticeOf(error) : { level: "error", messageId: "notice.no-answer", values: {}, detail: null },
    errorKind: error?.kind ?? "bad-answer",
    triedUnixMs: nowUnixMs,
  };
}

interface Findings {
  readonly inventory: FleetInventory;
  readonly lost: LostClusters;
  readonly hasVanished: boolean;
  readonly isPartial: boolean;
  readonly missing: ReadonlyMap<string, MissingSource>;
}

/** The gravest of what there is to say: one line has room for one. */
function noticeOf({ inventory, lost, hasVanished, isPartial, missing }: Findings): Notice | null {
  const warn = (messageId: string, values: Notice["values"] = {}, detail: string | null = null): Notice => ({
    level: "warning",
    messageId,
    values,
    detail,
  });
  if (hasVanished) return warn("notice.fleet-vanished");
  const silent = [...missing.values()];
  if (silent.length > 0) {
    const regions = [...new Set(silent.flatMap((source) => source.regions))].join(", ");
    const sources = silent.map(({ sourceId }) => sourceId).join(", ");
    return warn("notice.fleet-regions-missing", { regions, sources }, silent[0]?.error.message ?? null);
  }
  if (inventory.ids.length === 0)
    return warn("notice.fleet-empty", { series: RECORDED.info, command: "npx raftboard doctor" });
  return isPartial ? warn("notice.fleet-partial") : lostNotice(lost, inventory);
}

interface InventoryStep {
  readonly inventory: FleetInventory;
  readonly lost: LostClusters;
  readonly hasVanished: boolean;
  readonly isPartial: boolean;
}

function keepOnly(snapshot: FleetSnapshot | null, lost: LostClusters): FleetInventory | null {
  if (snapshot === null || lost.size === 0) return null;
  return restrictSnapshot(snapshot, { kind: "clusters", clusterIds: [...lost.keys()] }).inventory;
}

interface Recalled {
  readonly inventory: FleetInventory | null;
  readonly lost: LostClusters;
}

/** Who was there in the last hour and is not among `found`: without it a restart forgets who has just gone out of sight. */
async function recall(
  askOne: AskOne,
  found: ReadonlySet<string>,
  nowUnixMs: number,
  declaredIds: DeclaredIds,
): Promise<Recalled> {
  const isGone = (id = "") => !found.has(id) && declaredIds?.has(id) !== false;
  const answers = new FleetAnswers();
  const recallOne = async (name: keyof typeof RECALL_QUERIES) => {
    const { query, keptLabels } = RECALL_QUERIES[name];
    await askEach(askOne, [query], (_query, frame) => {
      const series = frame.series.filter(({ labels }) => isGone(labels.etcd_cluster));
      answers.keep({ name, keptLabels }, { ...frame, series });
    });
  };
  await Promise.all([recallOne("info"), recallOne("memberInfo")]);
  const inventory = buildInventory({ answers, asOfUnixMs: nowUnixMs, carryOver: null, previous: null });
  if (inventory.ids.length === 0) return { inventory: null, lost: NOTHING_LOST };
  return { inventory, lost: new Map(inventory.ids.map((id) => [id, nowUnixMs])) };
}

interface InventoryInput {
  readonly answers: FleetAnswers;
  readonly memory: FleetMemory;
  readonly nowUnixMs: number;
  readonly lostNow: LostClusters;
  readonly declaredIds: DeclaredIds;
}

/** The inventory after a slow round; the previous one when the fleet vanished from the answer. */
async function refreshInventory(
  askOne: AskOne,
  { error, isPartial }: Outcome,
  { answers, memory: { snapshot }, nowUnixMs, lostNow, declaredIds }: InventoryInput,
): Promise<Result<InventoryStep, QueryError | null>> {
  const previous = snapshot?.inventory ?? null;
  if (!answers.has("info")) return err(error);
  const found = answers.idsIn("info");
  const hasVanished = found.size === 0 && previous !== null && previous.ids.length > 0;
  if (hasVanished) return ok({ inventory: previous, lost: lostNow, hasVanished, isPartial });
  const isIncomplete = isPartial || error !== null;
  const recalled = snapshot === null ? await recall(askOne, found, nowUnixMs, declaredIds) : null;
  const lost = recalled?.lost ?? new Map([...lostNow].filter(([id]) => !found.has(id)));
  const carryOver = recalled ? recalled.inventory : isIncomplete ? previous : keepOnly(snapshot, lost);
  const inventory = buildInventory({ answers, asOfUnixMs: nowUnixMs, carryOver, previous });
  return ok({ inventory, lost, hasVanished, isPartial: isIncomplete });
}

/** Clusters of a static inventory; null when clusters are found by their series. */
export type DeclaredIds = ReadonlySet<string> | null;

/** The next memory. `nowUnixMs` is the time of the refresh and becomes the as-of time of what it finds. */
export async function refreshFleet(
  askSource: Ask,
  memory: FleetMemory,
  nowUnixMs: number,
  declaredIds: DeclaredIds = null,
): Promise<FleetMemory> {
  const askOne = fewAtOnce(askSource, REFRESH_QUERIES_AT_ONCE);
  const answers = new FleetAnswers();
  const ask = (queries: readonly InstantQuery[]) =>
    askEach(askOne, queries, (query, frame) => answers.keep(query, frame));
  const { snapshot } = memory;
  const known = snapshot?.inventory ?? null;
  const isSlowDue = known === null || nowUnixMs - known.asOfUnixMs >= SLOW_AFTER_MS;
  const isWindowDue = isSlowDue || nowUnixMs - known.windowAsOfUnixMs >= WINDOW_AFTER_MS;
  // Asked together where that is known before: the data source works on one part while the other is read here.
  const [fast, slow, window] = await Promise.all([
    ask(FAST_QUERIES),
    isSlowDue ? ask([...WINDOW_QUERIES, ...SLOW_QUERIES]) : null,
    isWindowDue && !isSlowDue ? ask(WINDOW_QUERIES) : null,
  ]);
  if (!answers.has("health")) return failed(memory, fast.error, nowUnixMs);
  const lostNow =
    fast.isPartial || fast.error !== null
      ? memory.lost
      : trackLost({ snapshot, found: answers.idsIn("health"), lost: memory.lost, nowUnixMs, declaredIds });
  const isSame = slow === null && known !== null && !hasUnknownClusters(answers, known) && !isRegionBack(memory, fast);
  const step = isSame
    ? ok({
        inventory: renewWindow(known, answers, nowUnixMs),
        lost: lostNow,
        hasVanished: wasVanished(memory),
        isPartial: window !== null && (window.isPartial || window.error !== null),
      })
    : await refreshInventory(
        askOne,
        slow ?? (await ask(window ? SLOW_QUERIES : [...WINDOW_QUERIES, ...SLOW_QUERIES])),
        {
          answers,
          memory,
          nowUnixMs,
          lostNow,
          declaredIds,
        },
      );
  if (!step.ok) return failed(memory, step.error, nowUnixMs);
  const { inventory, lost, hasVanished } = step.value;
  const isPartial = step.value.isPartial || fast.isPartial || fast.error !== null;
  return {
    snapshot: { inventory, now: dateLost(buildNow(answers, inventory, nowUnixMs), inventory, lost) },
    lost,
    notice: noticeOf({ inventory, lost, hasVanished, isPartial, missing: fast.missing }),
    errorKind: null,
    triedUnixMs: nowUnixMs,
    okUnixMs: nowUnixMs,
  };
}

/** The same clusters with new numbers of the window; what was not answered whole leaves all of them as they were, with their age. */
function renewWindow(known: FleetInventory, answers: FleetAnswers, nowUnixMs: number): FleetInventory {
  if (!WINDOW_QUERIES.every(({ name }) => answers.has(name))) return known;
  const objectives = perSli((sli) => known.slis[sli].objectiveRatio);
  return { ...known, ...buildWindow({ answers, indexOf: known.indexOf, objectives, asOfUnixMs: nowUnixMs }) };
}

/** Clusters out of sight have no recorded start: they are not seen since they were lost. */
function dateLost(now: FleetNow, { indexOf }: FleetInventory, lost: LostClusters): FleetNow {
  for (const [id, sinceUnixMs] of lost) {
    const index = indexOf.get(id);
    if (index !== undefined && Number.isNaN(now.sinceUnixMs[index])) now.sinceUnixMs[index] = sinceUnixMs;
  }
  return now;
}

function wasVanished({ notice }: FleetMemory): boolean {
  return notice?.messageId === "notice.fleet-vanished";
}

/** A source is back: the facts of its clusters are asked at once. */
function isRegionBack({ notice }: FleetMemory, { missing }: Outcome): boolean {
  return notice?.messageId === "notice.fleet-regions-missing" && missing.size === 0;
}
