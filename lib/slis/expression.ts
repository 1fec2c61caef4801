// Text of PromQL expressions for rules: selectors on raw labels, and the step from raw to canonical label names.
// Rule: aggregate by the raw labels first, rename afterwards, and only where the names differ (docs/recorded-series.md).
import { quoteLabelValue } from "../query/promql";

/** Canonical label -> label name on the raw series. Structural twin of the config's `labels`. */
export interface RawLabels {
  readonly etcd_cluster: string;
  readonly member: string;
  readonly region: string;
  readonly zone: string;
  readonly host: string;
  readonly product: string;
  readonly scenario: string;
  readonly spec: string;
  readonly customer: string;
  readonly k8s_cluster: string;
  readonly k8s_main_etcd: string;
  readonly k8s_events_etcd: string;
}

/** One canonical label of a result and the raw label it is copied from. */
export interface LabelCopy {
  readonly canonical: string;
  readonly raw: string;
}

export type Aggregation = "sum" | "max" | "min" | "count" | "group";

/** `name="value"` with the value quoted. */
export function matchLabel(name: string, value: string): string {
  return `${name}=${quoteLabelValue(value)}`;
}

/** `name{a,b}`; empty matchers are left out. */
export function select(metric: string, ...matchers: readonly string[]): string {
  const present = matchers.filter((matcher) => matcher !== "");
  return present.length === 0 ? metric : `${metric}{${present.join(",")}}`;
}

/** First operand whose label set is not yet present, in order. */
export function orElse(...operands: readonly string[]): string {
  return operands.join("\nor\n");
}

/** Matcher of a histogram bucket; whole numbers also match the "1.0" that newer servers write. */
export function matchBound(boundSeconds: number): string {
  const text = formatBound(boundSeconds);
  return Number.isInteger(boundSeconds) ? `le=~"${text}(\\\\.0)?"` : `le="${text}"`;
}

/** A bound as the `le` and `bound` labels write it. */
export function formatBound(boundSeconds: number): string {
  return String(boundSeconds);
}

/** `op by (raw labels) (inner)`, with the labels renamed to canonical ones afterwards where they differ. */
export function aggregateAs(op: Aggregation, copies: readonly LabelCopy[], inner: string): string {
  const rawNames = [...new Set(copies.map((copy) => copy.raw))];
  return renameLabels(`${op} by (${rawNames.join(", ")}) (\n${indent(inner)}\n)`, copies);
}

function renameLabels(expression: string, copies: readonly LabelCopy[]): string {
  const renamed = copies.filter((copy) => copy.canonical !== copy.raw);
  if (renamed.length === 0) return expression;
  // A raw name that another copy overwrites would be read too late: go through spare names then.
  const overwritten = new Set(renamed.map((copy) => copy.canonical));
  const isTangled = renamed.some((copy) => overwritten.has(copy.raw));
  const moves = isTangled
    ? [
        ...renamed.map((copy) => ({ to: `spare_${copy.canonical}`, from: copy.raw })),
        ...renamed.map((copy) => ({ to: copy.canonical, from: `spare_${copy.canonical}` })),
      ]
    : renamed.map((copy) => ({ to: copy.canonical, from: copy.raw }));
  const copied = moves.reduce(
    (text, move) => `label_replace(${text}, "${move.to}", "$1", "${move.from}", "(.*)")`,
    expression,
  );
  return `max by (${copies.map((copy) => copy.canonical).join(", ")}) (${copied})`;
}

/** Two spaces before each line. */
export function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}
