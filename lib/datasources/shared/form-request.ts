// The request that all engines understand: a form POST with every parameter in the body, so that proxies and engines cannot
// read two different queries out of one request.
import { createQueryError } from "../../query/query-error";
import { countPoints } from "../../query/range";
import { err, ok, type QueryError, type QueryRequest, type Result } from "../../query/types";
import type { DialectContext, DialectRequest } from "../types";

export interface EngineLimits {
  /** (end - start) / step may not be more */
  readonly maxSteps: number;
  readonly maxQueryBytes: number;
}

/** Error kind "limit" when the engine would refuse, or worse, cut the query. */
export function buildFormRequest(
  query: QueryRequest,
  context: DialectContext,
  limits: EngineLimits,
): Result<DialectRequest, QueryError> {
  const bytes = new TextEncoder().encode(query.promql).length;
  if (bytes > limits.maxQueryBytes)
    return err(limitError(context, "query.error.limit-query", { bytes, max: limits.maxQueryBytes }));
  const common = [
    ["query", query.promql],
    ["timeout", String(context.timeoutSeconds)],
  ] as const;
  if (query.kind === "instant") {
    const time = query.atUnixMs === undefined ? [] : [["time", toSeconds(query.atUnixMs)] as const];
    return ok({ method: "POST", path: "api/v1/query", params: [...common, ...time], headers: {} });
  }
  const steps = countPoints(query.range, query.stepSeconds) - 1;
  if (steps > limits.maxSteps)
    return err(limitError(context, "query.error.limit-points", { points: steps, max: limits.maxSteps }));
  const { fromUnixMs, toUnixMs } = query.range;
  const params = [
    ...common,
    ["start", toSeconds(fromUnixMs)],
    ["end", toSeconds(toUnixMs)],
    ["step", String(query.stepSeconds)],
  ] as const;
  return ok({ method: "POST", path: "api/v1/query_range", params, headers: {} });
}

function limitError(
  context: DialectContext,
  messageId: "query.error.limit-query" | "query.error.limit-points",
  values: Record<string, number>,
): QueryError {
  return createQueryError({ kind: "limit", sourceId: context.sourceId, messageId, values });
}

function toSeconds(unixMs: number): string {
  return (unixMs / 1000).toFixed(3);
}
