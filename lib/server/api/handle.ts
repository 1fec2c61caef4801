import "server-only";
// The frame of every API handler: clock, scope, language and query string in; a Response out. A bug becomes a 500 problem without
// its words, which go to the log.
import type { PanelState } from "../../contract/panel-result";
import type { Result, Scope } from "../../query/types";
import { DEFAULT_LOCALE, isLocale, type Locale } from "../../text/locale";
import { getScope } from "../access";
import { getLog } from "../log";
import { respond, respondProblem } from "../respond";
import { type Failure, toProblem } from "./failure";

export interface Call {
  readonly request: Request;
  readonly search: URLSearchParams;
  readonly scope: Scope;
  readonly locale: Locale;
}

export interface Answer {
  readonly text: string;
  readonly contentType?: string;
  readonly etagText?: string;
  readonly dataState?: PanelState | "stale";
  readonly upstreamMs?: number;
  readonly cacheControl?: string;
  readonly headers?: Readonly<Record<string, string>>;
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

/** Runs a handler; its failures become problems, its bugs a 500. */
export async function handle(
  request: Request,
  run: (call: Call) => Promise<Result<Answer, Failure>> | Result<Answer, Failure>,
): Promise<Response> {
  const startedMs = performance.now();
  const url = new URL(request.url);
  const timing = (upstreamMs?: number) => ({ handlerMs: performance.now() - startedMs, upstreamMs });
  try {
    const locale = readLocale(request, url.searchParams);
    const result = await run({ request, search: url.searchParams, scope: getScope(request), locale });
    if (!result.ok) return respondProblem(toProblem(result.error, url.pathname), timing());
    const { upstreamMs, contentType = JSON_TYPE, ...body } = result.value;
    return respond(request, { ...body, contentType }, timing(upstreamMs));
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
