import "server-only";
// The one executor of panels: parse, authorise, query, transform, check, answer. Every surface gets the same PanelResult, and a
// panel that fails says so in its own result, so that its neighbours stay.
import type { z } from "zod";
import type { Notice, PanelResult, PanelState } from "../contract/panel-result";
import { VIEW_DATA_SCHEMAS, type ViewData, type ViewKind } from "../contract/views";
import type { PanelContext, PanelDefinition, PanelOutcome } from "../panels/definition";
import { isEmptyData } from "../panels/empty-data";
import { errorNotice } from "../panels/notices";
import { chooseRateWindow } from "../query/duration";
import { planRange, type RangePlan } from "../query/range";
import type { QueryRequest, Scope, TimeRange } from "../query/types";
import { SLO_WINDOW, WINDOW_SECONDS } from "../slo/vocabulary";
import { getTranslate } from "../text/get-translate";
import type { Locale } from "../text/locale";
import { getConfig } from "./config";
import { getFleet } from "./fleet/service";
import { getLog } from "./log";
import { panelFreshMs } from "./panel-freshness";
import type { ParsedPanel } from "./panel-request";
import { ask, type Gathered, gather } from "./upstream/ask";

const LEAST_RATE_WINDOW_SECONDS = 120;

export interface PanelOptions {
  readonly scope: Scope;
  readonly locale: Locale;
  readonly window: TimeRange;
  readonly signal?: AbortSignal;
  /** how old an answer of the data source may be; absent: by panel */
  readonly freshMs?: number;
}

function planOf(definition: PanelDefinition, window: TimeRange): RangePlan {
  const leastStep = Math.max(definition.minStepSeconds ?? 0, getConfig().scrapeIntervalSeconds);
  const maxPoints = definition.budget.maxPoints || 1;
  if (definition.time !== "slo-window") return planRange(window, maxPoints, leastStep);
  const fromUnixMs = window.toUnixMs - WINDOW_SECONDS[SLO_WINDOW] * 1000;
  return planRange({ fromUnixMs, toUnixMs: window.toUnixMs }, maxPoints, leastStep);
}

function contextOf(plan: RangePlan, options: PanelOptions): PanelContext {
  const config = getConfig();
  return {
    config,
    scope: options.scope,
    range: plan.range,
    stepSeconds: plan.stepSeconds,
    rateWindowSeconds: Math.max(
      LEAST_RATE_WINDOW_SECONDS,
      chooseRateWindow(plan.stepSeconds, config.scrapeIntervalSeconds),
    ),
    nowUnixMs: Date.now(),
    fleet: getFleet(options.scope),
    words: getTranslate(options.locale),
    locale: options.locale,
  };
}

/** The regions that the parameters are about, so that a silent source of another region is not missed; absent: all. */
function regionsOf({ cluster }: z.output<z.ZodObject>, ctx: PanelContext): readonly string[] | undefined {
  const region = typeof cluster === "string" ? ctx.fleet.cluster(cluster)?.row.region : undefined;
  return region ? [region] : undefined;
}

function stateOf(gathered: Gathered, outcome: PanelOutcome<ViewKind>): PanelState {
  if (outcome.isEmpty ?? isEmptyData(outcome.data)) return gathered.errors.length > 0 ? "error" : "empty";
  return gathered.state === "partial" || (outcome.coverage?.missing.length ?? 0) > 0 ? "partial" : "ok";
}

interface ResultInput {
  readonly definition: PanelDefinition;
  readonly ctx: PanelContext;
  readonly plan: RangePlan;
  readonly gathered: Gathered;
}

function baseResult({ definition, ctx, plan, gathered }: ResultInput): Omit<PanelResult, "state" | "data"> {
  const isFromMemory = gathered.queries.length === 0;
  return {
    panel: definition.id,
    title: ctx.words(definition.title),
    isStale: gathered.isStale || (isFromMemory && ctx.fleet.isStale),
    asOfUnixMs: gathered.asOfUnixMs ?? ctx.fleet.asOfUnixMs,
    coverage: gathered.coverage,
    notices: [...gathered.notices],
    range: definition.time === "now" ? null : { ...plan.range, stepSeconds: plan.stepSeconds },
    view: definition.view,
    queries: [...gathered.queries],
  };
}

function failedResult(input: ResultInput, notices: readonly Notice[]): PanelResult {
  const base = baseResult(input);
  return { ...base, notices: [...notices, ...base.notices], state: "error", data: null };
}

/** Data that breaks its own schema is a bug: found in tests and development, shown as an error instead of a wrong picture. */
function checkData(definition: PanelDefinition, data: ViewData): boolean {
  const parsed = VIEW_DATA_SCHEMAS[definition.view.kind].safeParse(data);
  if (parsed.success) return true;
  getLog().error({ panel: definition.id, issues: parsed.error.issues.slice(0, 5) }, "panel data breaks its schema");
  return false;
}

/** The definition with its parameters on given answers; pure but for the log. Contract tests run it on made frames. */
export function finishPanel(
  definition: PanelDefinition,
  params: z.output<z.ZodObject>,
  ctx: PanelContext,
  plan: RangePlan,
  requests: readonly QueryRequest[],
  gathered: Gathered,
): PanelResult {
  const input: ResultInput = { definition, ctx, plan, gathered };
  if (requests.length > 0 && gathered.queries.length === 0) return failedResult(input, []);
  const outcome = definition.transform(gathered.frames, params, ctx);
  if (!checkData(definition, outcome.data)) return failedResult(input, [errorNotice("notice.bad-data")]);
  const base = baseResult(input);
  const state = stateOf(gathered, outcome);
  return {
    ...base,
    state,
    coverage: outcome.coverage ?? base.coverage,
    notices: [...base.notices, ...(outcome.notices ?? [])],
    data: state === "error" ? null : outcome.data,
  };
}

/** The answer of one panel. Never rejects: what goes wrong is in `state` and `notices`. */
export async function runPanel({ definition, params }: ParsedPanel, options: PanelOptions): Promise<PanelResult> {
  const plan = planOf(definition, options.window);
  const ctx = contextOf(plan, options);
  const nothing = gather([], []);
  const input: ResultInput = { definition, ctx, plan, gathered: nothing };
  const fleetNotice = getFleet(options.scope).status.notice;
  try {
    if (definition.level === 1 && !ctx.fleet.isLoaded)
      return failedResult(input, [fleetNotice ?? errorNotice("notice.fleet-loading")]);
    const requests = definition.queries(params, ctx);
    const regions = regionsOf(params, ctx);
    const timeout = AbortSignal.timeout(definition.budget.timeoutMs);
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    const freshMs = options.freshMs ?? panelFreshMs(definition.id);
    const asked = { scope: options.scope, signal, regions, freshMs };
    const gathered = await ask(requests, asked);
    const result = finishPanel(definition, params, ctx, plan, requests, gathered);
    const isTold = definition.level !== 1 || fleetNotice === null;
    return isTold ? result : { ...result, notices: [fleetNotice, ...result.notices] };
  } catch (error) {
    getLog().error({ err: error, panel: definition.id }, "panel broke");
    return failedResult(input, [errorNotice("notice.bad-data")]);
  }
}

/** Several panels at once, all their queries in parallel; the order is kept. */
export function runPanels(panels: readonly ParsedPanel[], options: PanelOptions): Promise<PanelResult[]> {
  return Promise.all(panels.map((panel) => runPanel(panel, options)));
}
