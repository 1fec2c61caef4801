import "server-only";
// Query strings of the API, through the same codecs as pages; here the first thing that was not used as written is a 400.
import type { ClusterFilter, RollupLabel } from "../../contract/pages";
import { CLUSTER_SORTS, FILTER_LABELS, ROLLUP_LABELS } from "../../contract/pages";
import { err, ok, type Result, type TimeRange } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import type { Locale } from "../../text/locale";
import type { MessageValues } from "../../text/translate";
import type { UrlProblem } from "../../url/codec";
import type { Sort, UrlState } from "../../url/parameters";
import { resolveRange } from "../../url/range";
import { readUrlState } from "../../url/state";
import type { ClusterSort } from "../fleet/sort";
import type { Failure } from "./failure";

/** What every endpoint accepts besides its own: the language, and a zone for pictures and CSV. */
const COMMON = ["lang", "tz"] as const;

/** Pages show a default instead of what they cannot read and say so; a call is refused, so it has words of its own. */
const REFUSALS: Readonly<Record<string, string>> = {
  "url.bad-time": "api.bad-time",
  "url.bad-moment": "api.bad-time",
  "url.bad-choice": "api.bad-choice",
  "url.bad-number": "api.bad-number",
  "url.bad-group": "api.bad-group",
  "url.repeated": "api.repeated",
  "url.range-reversed": "api.bad-window",
  "url.range-future": "api.bad-window",
  "url.range-too-long": "api.bad-window",
};

function toFailure({ parameter, received, messageId, values }: UrlProblem, locale: Locale): Failure {
  const refusal = REFUSALS[messageId] ?? "api.bad-value";
  return refuse(parameter, refusal, { ...values, received: JSON.stringify(received) }, locale);
}

function refuse(parameter: string, messageId: string, values: MessageValues, locale: Locale): Failure {
  return { kind: "bad-parameter", parameter, detail: getTranslate(locale)(messageId, values) };
}

function refuseUnknown(parameter: string, allowed: readonly string[], locale: Locale): Failure {
  const messageId = allowed.length === 0 ? "api.no-parameters" : "api.unknown-parameter";
  return refuse(parameter, messageId, { choices: allowed.join(", ") }, locale);
}

/** The state in a query string that may carry `allowed` parameters and no others. */
export function readSearch(
  search: URLSearchParams,
  allowed: readonly string[],
  locale: Locale,
): Result<UrlState, Failure> {
  const known = new Set<string>([...allowed, ...COMMON]);
  for (const parameter of search.keys()) {
    if (known.has(parameter)) continue;
    return err(refuseUnknown(parameter, allowed, locale));
  }
  const { values, problems } = readUrlState(search, { otherParameters: [...known] });
  const [problem] = problems;
  return problem ? err(toFailure(problem, locale)) : ok(values);
}

export const FILTER_PARAMETERS: readonly string[] = [...FILTER_LABELS, "q"];

/** The filter of a page's or call's state: what is not in the URL filters nothing. */
export function filterOf(state: UrlState): ClusterFilter {
  const lists = FILTER_LABELS.flatMap((label) => (state[label].length > 0 ? [[label, state[label]] as const] : []));
  return { ...Object.fromEntries(lists), ...(state.q === "" ? {} : { q: state.q }) };
}

/** A known sort key, or what the keys are. */
export function sortOf(sort: Sort | null, locale: Locale): Result<ClusterSort | undefined, Failure> {
  if (sort === null) return ok(undefined);
  const key = CLUSTER_SORTS.find((known) => known === sort.key);
  if (key) return ok({ key, isDescending: sort.isDescending });
  const choices = CLUSTER_SORTS.join(", ");
  return err(refuse("sort", "api.bad-choice", { received: JSON.stringify(sort.key), choices }, locale));
}

/** `by=region` or `by=region,spec`; one or two different labels. */
export function readRollupLabels(search: URLSearchParams, locale: Locale): Result<readonly RollupLabel[], Failure> {
  const text = search.getAll("by").join(",");
  const parts = text === "" ? [] : text.split(",");
  const labels = parts.flatMap((part) => ROLLUP_LABELS.find((label) => label === part) ?? []);
  const isGood = labels.length === parts.length && new Set(labels).size === labels.length;
  if (isGood && labels.length >= 1 && labels.length <= 2) return ok(labels);
  const choices = ROLLUP_LABELS.join(", ");
  return err(refuse("by", "api.bad-group", { received: JSON.stringify(text), choices }, locale));
}

/** The window in `from` and `to`; the last hour without them. `nowUnixMs` is what `now` means. */
export function readWindow(state: UrlState, locale: Locale, nowUnixMs = Date.now()): Result<TimeRange, Failure> {
  const { fromUnixMs, toUnixMs, problems } = resolveRange(state.from, state.to, nowUnixMs);
  const [problem] = problems;
  return problem ? err(toFailure(problem, locale)) : ok({ fromUnixMs, toUnixMs });
}
