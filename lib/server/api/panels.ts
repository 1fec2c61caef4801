import "server-only";
// The panel endpoints: the list with parameter schemas, and each panel as JSON and CSV. Pictures: lib/server/picture.
import { z } from "zod";
import type { PanelInfo } from "../../contract/pages";
import type { PanelResult, PanelState } from "../../contract/panel-result";
import { toCsv } from "../../panels/csv";
import type { PanelDefinition } from "../../panels/definition";
import { PANELS } from "../../panels/registry";
import { err, ok, type Result, type TimeRange } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import type { Locale } from "../../text/locale";
import { waitForFleet } from "../fleet/loop";
import { type PanelProblem, type ParsedPanel, parsePanelRequest } from "../panel-request";
import { runPanel } from "../run-panel";
import type { Failure } from "./failure";
import { type Answer, type Call, handle, jsonAnswer } from "./handle";
import { FIRST_REFRESH_WAIT_MS } from "./load-fleet";
import { readSearch, readWindow } from "./read-search";

/** Parameters of every panel address, which are not the panel's own. */
const FRAME_PARAMETERS = ["from", "to", "lang", "tz"] as const;

/** What the list and the panel page say about a panel, in one language. */
export function describePanel(definition: PanelDefinition, locale: Locale): PanelInfo {
  const words = getTranslate(locale);
  return {
    id: definition.id,
    title: words(definition.title),
    question: words(definition.question),
    docs: words(definition.docs),
    level: definition.level,
    params: z.toJSONSchema(definition.params, { io: "input" }),
    view: definition.view,
  };
}

/** GET /api/v1/panels */
export function answerPanels(request: Request): Promise<Response> {
  return handle(request, ({ search, locale }) => {
    const state = readSearch(search, [], locale);
    if (!state.ok) return state;
    return ok(jsonAnswer({ panels: PANELS.map((panel) => describePanel(panel, locale)) }));
  });
}

export function panelFailure(problem: PanelProblem): Failure {
  switch (problem.kind) {
    case "unknown-panel":
      return { kind: "not-found", what: "panel", id: problem.id, nearMatches: problem.nearMatches };
    case "unknown-cluster":
      return {
        kind: "not-found",
        what: "cluster",
        id: problem.id,
        nearMatches: problem.nearMatches,
        parameter: "cluster",
      };
    case "bad-parameter":
      return problem;
    default:
      return problem satisfies never;
  }
}

export interface PanelCall {
  readonly panel: ParsedPanel;
  readonly window: TimeRange;
}

/** The panel, its parameters and its window from a query string; `frame` names parameters that are the surface's. */
export function readPanelCall(id: string, call: Call, frame: readonly string[] = []): Result<PanelCall, Failure> {
  const own = new URLSearchParams();
  const texts = new Map<string, string[]>();
  for (const [name, text] of call.search) {
    if (FRAME_PARAMETERS.some((known) => known === name)) own.append(name, text);
    else if (!frame.includes(name)) texts.set(name, [...(texts.get(name) ?? []), text]);
  }
  const panel = parsePanelRequest(id, texts, call.scope);
  if (!panel.ok) return err(panelFailure(panel.error));
  const state = readSearch(own, FRAME_PARAMETERS, call.locale);
  if (!state.ok) return state;
  const window = readWindow(state.value, call.locale);
  return window.ok ? ok({ panel: panel.value, window: window.value }) : window;
}

export interface PanelAnswer {
  readonly result: PanelResult;
  /** parsed, with defaults */
  readonly params: ParsedPanel["params"];
}

/** Runs the panel that a call asks for. */
export async function resultOfCall(
  id: string,
  call: Call,
  frame: readonly string[] = [],
): Promise<Result<PanelAnswer, Failure>> {
  await waitForFleet(FIRST_REFRESH_WAIT_MS);
  const parsed = readPanelCall(id, call, frame);
  if (!parsed.ok) return parsed;
  const { panel, window } = parsed.value;
  const { scope, locale, request } = call;
  const result = await runPanel(panel, { scope, locale, window, signal: request.signal });
  return ok({ result, params: panel.params });
}

/** What `X-Data-State` says. */
export function dataStateOf({ state, isStale }: PanelResult): PanelState | "stale" {
  return isStale && state === "ok" ? "stale" : state;
}

export function upstreamMs({ queries }: PanelResult): number | undefined {
  return queries.length === 0 ? undefined : Math.max(...queries.map((query) => query.tookMs));
}

/** How long a query took says nothing about the data, so the ETag leaves it out. */
export function etagText(result: PanelResult): string {
  return JSON.stringify({ ...result, queries: [] });
}

async function answerResult(
  id: string,
  call: Call,
  write: (result: PanelResult) => Pick<Answer, "text" | "contentType" | "headers">,
): Promise<Result<Answer, Failure>> {
  const ran = await resultOfCall(id, call);
  if (!ran.ok) return ran;
  const { result } = ran.value;
  return ok({
    ...write(result),
    etagText: etagText(result),
    dataState: dataStateOf(result),
    upstreamMs: upstreamMs(result),
  });
}

/** GET /api/v1/panels/{id} */
export function answerPanel(request: Request, id: string): Promise<Response> {
  return handle(request, (call) => answerResult(id, call, (result) => ({ text: JSON.stringify(result) })));
}

/** GET /api/v1/panels/{id}/data.csv */
export function answerPanelCsv(request: Request, id: string): Promise<Response> {
  return handle(request, (call) =>
    answerResult(id, call, (result) => ({
      text: toCsv(result, getTranslate(call.locale)),
      contentType: "text/csv; charset=utf-8",
      headers: { "Content-Disposition": `attachment; filename="${result.panel}.csv"` },
    })),
  );
}
