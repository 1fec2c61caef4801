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

/** What a dialect adds to the common request. */
export interface EngineExtras {
  readonly pathPrefix?: string;
  readonly params?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The tenant under the engine's header; nothing when no tenant is configured. */
export function tenantHeaders(header: string | null, tenant: string | undefined): Record<string, string> {
  return header === null || tenant === undefined ? {} : { [header]: tenant };
}

/** Error kind "limit" when the engine would refuse, or worse, cut the query. */
export function buildFormRequest(
  query: QueryRequest,
  context: DialectContext,
  limits: EngineLimits,
  extras: EngineExtras = {},
): Result<DialectRequest, QueryError> {
  const bytes = new TextEncoder().encode(query.promql).length;
  if (bytes > limits.maxQueryBytes)
    return err(limitError(context, "query.error.limit-query", { bytes, max: limits.maxQueryBytes }));
  const common = [
    ["query", query.promql],
    ["timeout", String(context.timeoutSeconds)],
    ...(extras.params ?? []),
  ] as const;
  const request = (path: string, params: DialectRequest["params"]): DialectRequest => ({
    method: "POST",
    path: `${extras.pathPrefix ?? ""}api/v1/${path}`,
    params: [...common, ...params],
    headers: extras.headers ?? {},
  });
  if (query.kind === "instant") {
    return ok(request("query", query.atUnixMs === undefined ? [] : [["time", toSeconds(query.atUnixMs)]]));
  }
  const steps = countPoints(query.range, query.stepSeconds) - 1;
  if (steps > limits.maxSteps)
    return err(limitError(context, "query.error.limit-points", { points: steps, max: limits.maxSteps }));
  const { fromUnixMs, toUnixMs } = query.range;
  return ok(
    request("query_range", [
      ["start", toSeconds(fromUnixMs)],
      ["end", toSeconds(toUnixMs)],
      ["step", String(query.stepSeconds)],
    ]),
  );
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
