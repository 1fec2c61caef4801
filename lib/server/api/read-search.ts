import "server-only";
// Query strings of the API, through the same codecs as pages; here the first thing that was not used as written is a 400.
import type { ClusterFilter, RollupLabel } from "../../contract/pages";
import { CLUSTER_SORTS, FILTER_LABELS, ROLLUP_LABELS } from "../../contract/pages";
import { err, ok, type Result, type TimeRange } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import type { Locale } from "../../text/locale";
import type { UrlProblem } from "../../url/codec";
import type { Sort, UrlState } from "../../url/parameters";
import { resolveRange } from "../../url/range";
import { readUrlState } from "../../url/state";
import type { ClusterSort } from "../fleet/sort";
import type { Failure } from "./failure";

/** What every endpoint accepts besides its own: the language, and a zone for pictures and CSV. */
const COMMON = ["lang", "tz"] as const;

function toFailure({ parameter, messageId, values }: UrlProblem, locale: Locale): Failure {
  return { kind: "bad-parameter", parameter, detail: getTranslate(locale)(messageId, values) };
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
    const detail = getTranslate(locale)("url.unknown-parameter", { parameter, received: search.get(parameter) ?? "" });
    return err({ kind: "bad-parameter", parameter, detail });
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
  const detail = getTranslate(locale)("url.bad-choice", {
    parameter: "sort",
    received: sort.key,
    choices: CLUSTER_SORTS.join(", "),
  });
  return err({ kind: "bad-parameter", parameter: "sort", detail });
}

/** `by=region` or `by=region,spec`; one or two different labels. */
export function readRollupLabels(search: URLSearchParams, locale: Locale): Result<readonly RollupLabel[], Failure> {
  const text = search.getAll("by").join(",");
  const parts = text === "" ? [] : text.split(",");
  const labels = parts.flatMap((part) => ROLLUP_LABELS.find((label) => label === part) ?? []);
  const isGood = labels.length === parts.length && new Set(labels).size === labels.length;
  if (isGood && labels.length >= 1 && labels.length <= 2) return ok(labels);
  const detail = getTranslate(locale)("url.bad-group", {
    parameter: "by",
    received: text,
    choices: ROLLUP_LABELS.join(", "),
  });
  return err({ kind: "bad-parameter", parameter: "by", detail });
}

/** The window in `from` and `to`; the last hour without them. */
export function readWindow(state: UrlState, locale: Locale): Result<TimeRange, Failure> {
  const { fromUnixMs, toUnixMs, problems } = resolveRange(state.from, state.to, Date.now());
  const [problem] = problems;
  return problem ? err(toFailure(problem, locale)) : ok({ fromUnixMs, toUnixMs });
}
