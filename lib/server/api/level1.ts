import "server-only";
// History, changes and past moments of the fleet. Read once for everybody, then restricted to the caller's scope and filters.
import { CHANGES_MINUTES_MAX, type FleetChanges, type HealthHistory } from "../../contract/level1";
import { warningNotice } from "../../panels/notices";
import { err, ok, type QueryError, type Result, SCOPE_ALL, type TimeRange } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import { parseDurationSeconds } from "../../units/duration";
import type { UrlState } from "../../url/parameters";
import { filterClusters } from "../fleet/filter";
import { historyAnswer, restrictHistory, type ScopedHistory } from "../fleet/history/answer";
import { changesAnswer } from "../fleet/history/changes";
import { loadHistory } from "../fleet/history/load";
import { type FleetMoment, loadMoment, momentAnswer } from "../fleet/history/moment";
import { loadPast } from "../fleet/history/past";
import { type HistoryPlan, leastStepSeconds, planHistory } from "../fleet/history/plan";
import { rememberByPicture } from "../fleet/remember-by-picture";
import { restrictSnapshot } from "../fleet/restrict";
import { summarize } from "../fleet/rollup";
import { getSnapshot } from "../fleet/service";
import type { FleetSnapshot } from "../fleet/snapshot";
import { weakEtag } from "../respond";
import type { Failure } from "./failure";
import { type Answer, type Call, handle, jsonAnswer } from "./handle";
import { loadFleet } from "./load-fleet";
import { FILTER_PARAMETERS, filterOf, readSearch, readWindow } from "./read-search";

/** Health and budget are what a history is about: it cannot be filtered by what they are now. */
export const HISTORY_FILTERS = FILTER_PARAMETERS.filter((name) => name !== "health" && name !== "budget");

const CHANGES_STEP_SECONDS = 60;
const CHANGES_MINUTES = 15;

function toFailure(error: QueryError, { locale }: Call): Failure {
  const { kind, message, messageId, values, upstreamMessage } = error;
  const detail = messageId === undefined ? message : getTranslate(locale)(messageId, values ?? {});
  return { kind: "unavailable", detail, cause: kind, upstreamMessage };
}

export function refuse(
  call: Call,
  parameter: string,
  messageId: string,
  values: Record<string, string | number>,
): Failure {
  return { kind: "bad-parameter", parameter, detail: getTranslate(call.locale)(messageId, values) };
}

interface Fleets {
  /** everything, for what is read once for all */
  readonly whole: FleetSnapshot;
  readonly scoped: FleetSnapshot;
}

/** Both snapshots of one refresh, after the first answer of the data source. */
export async function loadSnapshots(call: Call): Promise<Result<Fleets, Failure>> {
  const fleet = await loadFleet(call);
  if (!fleet.ok) return fleet;
  const whole = getSnapshot(SCOPE_ALL);
  const scoped = getSnapshot(call.scope);
  return whole && scoped
    ? ok({ whole, scoped })
    : err({ kind: "unavailable", detail: getTranslate(call.locale)("notice.fleet-loading", {}), cause: "not-ready" });
}

/** `step=60` or `step=5m`; null when not given. */
function readStep(call: Call, window: TimeRange): Result<number | null, Failure> {
  const text = call.search.get("step");
  if (text === null) return ok(null);
  const seconds = /^\d{1,7}$/.test(text) ? Number(text) : parseDurationSeconds(text);
  const least = leastStepSeconds(window);
  if (seconds !== null && Number.isInteger(seconds) && seconds >= least) return ok(seconds);
  return err(refuse(call, "step", "history.bad-step", { received: JSON.stringify(text), least }));
}

/** An older snapshot than this says nothing about now. */
const SNAPSHOT_IS_NOW_MS = 120_000;

/** What "now" means to a live window: the newest refresh, so that all viewers ask for the same steps, as often as it refreshes. */
function liveNow({ whole }: Fleets): number {
  const nowUnixMs = Date.now();
  const { asOfUnixMs } = whole.now;
  return nowUnixMs - asOfUnixMs < SNAPSHOT_IS_NOW_MS ? Math.min(nowUnixMs, asOfUnixMs) : nowUnixMs;
}

const stateOf = ({ isStale, notices, seenCount }: ScopedHistory) =>
  isStale ? "stale" : seenCount.every((seen) => seen === 0) ? "empty" : notices.length > 0 ? "partial" : "ok";

/** All viewers of one window ask the same of the same history. */
const remember = rememberByPicture<Answer>();

/** Reads a history for everybody and answers about the clusters that the caller's scope and filters leave. */
async function answerFromHistory(
  call: Call,
  { whole, scoped }: Fleets,
  { state, plan }: { readonly state: UrlState; readonly plan: HistoryPlan },
  answer: (history: ScopedHistory, indexes: readonly number[]) => HealthHistory | FleetChanges,
): Promise<Result<Answer, Failure>> {
  const loaded = await loadHistory(plan, whole);
  if (!loaded.ok) return err(toFailure(loaded.error, call));
  const history = restrictHistory(loaded.value, scoped.inventory);
  const { pathname } = new URL(call.request.url);
  const key = [pathname, call.locale, call.search].join("\n");
  const kept = remember(history.codes, key, () => {
    const value = answer(history, filterClusters(scoped, filterOf(state)));
    // When it was read does not make it another history.
    const etag = weakEtag(JSON.stringify({ ...value, asOfUnixMs: null }));
    return jsonAnswer(value, { etag, dataState: stateOf(history), upstreamMs: history.upstreamMs });
  });
  return ok(kept);
}

/** GET /api/v1/fleet/history */
export function answerHistory(request: Request): Promise<Response> {
  return handle(request, async (call): Promise<Result<Answer, Failure>> => {
    const state = readSearch(call.search, [...HISTORY_FILTERS, "from", "to", "step"], call.locale);
    if (!state.ok) return state;
    const fleets = await loadSnapshots(call);
    if (!fleets.ok) return fleets;
    const nowUnixMs = liveNow(fleets.value);
    const window = readWindow(state.value, call.locale, nowUnixMs);
    if (!window.ok) return window;
    const step = readStep(call, window.value);
    if (!step.ok) return step;
    const plan = planHistory(window.value, step.value, nowUnixMs);
    return answerFromHistory(call, fleets.value, { state: state.value, plan }, historyAnswer);
  });
}

function readMinutes(call: Call): Result<number, Failure> {
  const text = call.search.get("minutes") ?? String(CHANGES_MINUTES);
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (minutes >= 1 && minutes <= CHANGES_MINUTES_MAX) return ok(minutes);
  const values = { received: JSON.stringify(text), min: 1, max: CHANGES_MINUTES_MAX };
  return err(refuse(call, "minutes", "api.bad-number", values));
}

/** GET /api/v1/fleet/changes */
export function answerChanges(request: Request): Promise<Response> {
  return handle(request, async (call): Promise<Result<Answer, Failure>> => {
    const state = readSearch(call.search, [...HISTORY_FILTERS, "minutes"], call.locale);
    if (!state.ok) return state;
    const minutes = readMinutes(call);
    if (!minutes.ok) return minutes;
    const fleets = await loadSnapshots(call);
    if (!fleets.ok) return fleets;
    const toUnixMs = liveNow(fleets.value);
    const window = { fromUnixMs: toUnixMs - minutes.value * 60_000, toUnixMs };
    const plan = planHistory(window, CHANGES_STEP_SECONDS, toUnixMs);
    return answerFromHistory(call, fleets.value, { state: state.value, plan }, changesAnswer);
  });
}

export interface MomentView {
  readonly moment: FleetMoment;
  readonly scoped: FleetSnapshot;
}

/** The fleet at a past moment, for the caller's scope. */
export async function loadMomentView(call: Call, atUnixMs: number): Promise<Result<MomentView, Failure>> {
  if (atUnixMs > Date.now()) return err(refuse(call, "at", "history.future", {}));
  const fleets = await loadSnapshots(call);
  if (!fleets.ok) return fleets;
  const { whole, scoped } = fleets.value;
  const moment = await loadMoment(atUnixMs, whole.inventory);
  return moment.ok ? ok({ moment: moment.value, scoped }) : err(toFailure(moment.error, call));
}

/** All who compare with the same moment get the same answer. */
const rememberPast = rememberByPicture<Answer>();

/** GET /api/v1/fleet?at=: the headline as it was */
export async function answerPastSummary(
  call: Call,
  state: UrlState,
  atUnixMs: number,
): Promise<Result<Answer, Failure>> {
  if (atUnixMs > Date.now()) return err(refuse(call, "at", "history.future", {}));
  const fleets = await loadSnapshots(call);
  if (!fleets.ok) return fleets;
  const loaded = await loadPast(atUnixMs, fleets.value.whole.inventory);
  if (!loaded.ok) return err(toFailure(loaded.error, call));
  const { snapshot, isStale, isKnown, upstreamMs } = loaded.value;
  const scoped = restrictSnapshot(snapshot, call.scope);
  const kept = rememberPast(scoped.now.health, `${call.locale} ${call.search}`, () => {
    const summary = summarize(scoped, filterClusters(scoped, filterOf(state)), isStale);
    const notices = isKnown ? [] : [warningNotice("history.none")];
    const dataState = isStale ? "stale" : isKnown ? "ok" : "empty";
    return jsonAnswer({ ...summary, notices }, { dataState, upstreamMs });
  });
  return ok(kept);
}

/** GET /api/v1/fleet/health?at= */
export async function answerMoment(call: Call, atUnixMs: number): Promise<Result<Answer, Failure>> {
  const view = await loadMomentView(call, atUnixMs);
  if (!view.ok) return view;
  const { moment, scoped } = view.value;
  const notices = moment.isKnown ? {} : { notices: [warningNotice("history.none")] };
  const dataState = moment.isStale ? "stale" : moment.isKnown ? "ok" : "empty";
  return ok(
    jsonAnswer({ ...momentAnswer(moment, scoped.inventory), ...notices }, { dataState, upstreamMs: moment.upstreamMs }),
  );
}
