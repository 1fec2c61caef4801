import "server-only";
// The frame of every API handler: clock, scope, language and query string in; a Response out. A bug becomes a 500 problem without
// its words, which go to the log.
import type { PanelState } from "../../contract/panel-result";
import type { Result, Scope } from "../../query/types";
import { DEFAULT_LOCALE, isLocale, type Locale } from "../../text/locale";
import { getScope } from "../access";
import { getLog } from "../log";
import { type DrawnBody, respond, respondDrawn, respondProblem } from "../respond";
import { type Failure, toProblem } from "./failure";

export interface Call {
  readonly request: Request;
  readonly search: URLSearchParams;
  readonly scope: Scope;
  readonly locale: Locale;
  /** of `performance.now()`, when the call came in */
  readonly startedMs: number;
}

export interface Answer {
  readonly text: string;
  readonly contentType?: string;
  readonly etagText?: string;
  /** made before, from the same text */
  readonly etag?: string;
  readonly dataState?: PanelState | "stale";
  readonly upstreamMs?: number;
  readonly cacheControl?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer whose body is drawn only when the asker does not have it. */
export interface DrawnAnswer extends Omit<DrawnBody, "contentType"> {
  readonly contentType: string;
  readonly upstreamMs?: number;
}

export const JSON_TYPE = "application/json; charset=utf-8";

/** A value as a JSON answer. */
export function jsonAnswer(value: unknown, rest: Omit<Answer, "text"> = {}): Answer {
  return { ...rest, text: JSON.stringify(value) };
}

function readLocale(request: Request, search: URLSearchParams): Locale {
  const asked = search.get("lang") ?? "";
  if (isLocale(asked)) return asked;
  const preferred = request.headers.get("accept-language") ?? "";
  return /^\s*zh\b/i.test(preferred) ? "zh-CN" : DEFAULT_LOCALE;
}

function refuseAsProblem(failure: Failure, { request, startedMs }: Call): Response {
  return respondProblem(toProblem(failure, new URL(request.url).pathname), {
    handlerMs: performance.now() - startedMs,
  });
}

/** Runs a handler; its failures become what `refuse` makes of them (problems), its bugs a 500. */
export async function handle(
  request: Request,
  run: (call: Call) => Promise<Result<Answer | DrawnAnswer, Failure>> | Result<Answer, Failure>,
  refuse: (failure: Failure, call: Call) => Response = refuseAsProblem,
): Promise<Response> {
  const startedMs = performance.now();
  const url = new URL(request.url);
  const timing = (upstreamMs?: number) => ({ handlerMs: performance.now() - startedMs, upstreamMs });
  try {
    const locale = readLocale(request, url.searchParams);
    const call: Call = { request, search: url.searchParams, scope: getScope(request), locale, startedMs };
    const result = await run(call);
    if (!result.ok) return refuse(result.error, call);
    const { upstreamMs, contentType = JSON_TYPE, ...body } = result.value;
    const answer = { ...body, contentType };
    return "draw" in answer
      ? await respondDrawn(request, answer, timing(upstreamMs))
      : respond(request, answer, timing(upstreamMs));
  } catch (error) {
    getLog().error({ err: error, path: url.pathname }, "API handler broke");
    const detail = "Raftboard failed to answer; its log says why.";
    return respondProblem({
      type: "about:blank",
      title: "Internal error",
      status: 500,
      detail,
      instance: url.pathname,
    });
  }
}
