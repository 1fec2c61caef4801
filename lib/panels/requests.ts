// Query requests from a panel's context: one place that knows the page's range and step.
import type { InstantQuery, RangeQuery } from "../query/types";
import type { PanelContext } from "./definition";

/** The expression over the page's range at the panel's step. */
export function overRange(name: string, promql: string, ctx: PanelContext): RangeQuery {
  return { kind: "range", name, promql, range: ctx.range, stepSeconds: ctx.stepSeconds };
}

/** The expression now. */
export function atNow(name: string, promql: string): InstantQuery {
  return { kind: "instant", name, promql };
}
