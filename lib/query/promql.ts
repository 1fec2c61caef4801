// The only way to PromQL text: names by pattern, values by quoting, scope in every selector. No query is glued from strings
// that came from outside. Quoting follows Go string literals; regex matchers are RE2 and anchored on both sides.
import { formatPromDuration } from "./duration";
import type { Scope } from "./types";

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
/** Matches no text at all, not even the empty one that a missing label has. */
const MATCHES_NOTHING = "[^\\s\\S]";

export const MATCH_OPS = ["=", "!=", "=~", "!~"] as const;
export type MatchOp = (typeof MATCH_OPS)[number];

/** One label condition. Made by `matcher` and `matcherIn` only; `value` is raw and quoted when printed. */
export interface Matcher {
  readonly name: string;
  readonly op: MatchOp;
  readonly value: string;
}

export const AGGREGATIONS = ["sum", "min", "max", "avg", "count", "group"] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];
export const WINDOW_FUNCTIONS = [
  "rate",
  "increase",
  "delta",
  "deriv",
  "changes",
  "resets",
  "avg_over_time",
  "min_over_time",
  "max_over_time",
  "sum_over_time",
  "count_over_time",
  "last_over_time",
] as const;
export type WindowFunction = (typeof WINDOW_FUNCTIONS)[number];

/** A label value as a double-quoted PromQL string. Lone surrogates become U+FFFD, since the query travels as UTF-8. */
export function quoteLabelValue(value: string): string {
  let quoted = '"';
  for (const char of value.replace(/\p{Surrogate}/gu, "\ufffd")) quoted += quoteChar(char);
  return `${quoted}"`;
}

function quoteChar(char: string): string {
  if (char === '"' || char === "\\") return `\\${char}`;
  if (char === "\n") return "\\n";
  const code = char.codePointAt(0) ?? 0;
  const isControl =
    code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029 || code === 0xfeff;
  return isControl ? `\\u${code.toString(16).padStart(4, "0")}` : char;
}

/** Literal text as an RE2 pattern that matches exactly it. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}

/** One condition. With `=~` and `!~` the value is a pattern of ours: text from outside goes through `matcherIn`. Throws on a bad label name. */
export function matcher(name: string, op: MatchOp, value: string): Matcher {
  return { name: checkLabelName(name), op, value };
}

/** Label is one of `values`, compared literally. Sorted and without repeats, so that equal selections make equal queries. No values: nothing matches. */
export function matcherIn(name: string, values: readonly string[]): Matcher {
  const unique = [...new Set(values)].sort();
  const [only] = unique;
  if (only === undefined) return matcher(name, "=~", MATCHES_NOTHING);
  if (unique.length === 1) return matcher(name, "=", only);
  return matcher(name, "=~", unique.map(escapeRegex).join("|"));
}

/** `metric{matchers, scope}`. `clusterLabel` is the label that carries the cluster id on this metric: canonical on recorded series, raw on scraped ones. */
export function selector(
  metric: string,
  matchers: readonly Matcher[],
  scope: Scope,
  clusterLabel = "etcd_cluster",
): string {
  if (!METRIC_NAME.test(metric)) throw new RangeError(`not a metric name: ${JSON.stringify(metric)}`);
  const all = scope.kind === "all" ? matchers : [...matchers, matcherIn(clusterLabel, scope.clusterIds)];
  if (all.length === 0) return metric;
  return `${metric}{${all.map(printMatcher).join(",")}}`;
}

/** Conditions as they stand between braces, for text that is kept in configuration (never for a query of a scoped user). */
export function printMatchers(matchers: readonly Matcher[]): string {
  return matchers.map(printMatcher).join(",");
}

/** `fn(selector[window])`. */
export function overWindow(fn: WindowFunction, selectorText: string, windowSeconds: number): string {
  return `${fn}(${selectorText}[${formatPromDuration(windowSeconds)}])`;
}

/** `op by (labels) (expression)`; no labels: one total. */
export function aggregate(op: Aggregation, labels: readonly string[], expression: string): string {
  return `${op} by (${labels.map(checkLabelName).join(", ")}) (${expression})`;
}

/** Labels that tell apart how a target was seen and not which it is: replicas of one Prometheus, and jobs that scrape the same address. */
const SIGHT_LABELS = [
  "replica",
  "prometheus_replica",
  "__replica__",
  "thanos_replica",
  "prometheus",
  "job",
  "endpoint",
  "port",
  "service",
];

/** Each series once, however many have seen it. What is summed raw must go through here, or two replicas are twice the truth. */
function onePerTarget(expression: string, keptLabels: readonly string[]): string {
  const dropped = SIGHT_LABELS.filter((label) => !keptLabels.includes(label));
  return `max without (${dropped.join(", ")}) (${expression})`;
}

/** `sum by (labels)` of scraped series or their rates, each seen once. */
export function sumTargets(labels: readonly string[], expression: string): string {
  return aggregate("sum", labels, onePerTarget(expression, labels));
}

/** `histogram_quantile(q, expression)`; the expression must keep `le`. `quantile` in (0,1). */
export function histogramQuantile(quantile: number, expression: string): string {
  if (!(quantile > 0 && quantile < 1)) throw new RangeError(`not a quantile: ${quantile}`);
  return `histogram_quantile(${quantile}, ${expression})`;
}

/** A finite number as PromQL text. Throws on NaN and infinities, which would compile into a different query. */
export function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  return String(value);
}

function printMatcher({ name, op, value }: Matcher): string {
  return `${checkLabelName(name)}${op}${quoteLabelValue(value)}`;
}

function checkLabelName(name: string): string {
  if (!LABEL_NAME.test(name)) throw new RangeError(`not a label name: ${JSON.stringify(name)}`);
  return name;
}
