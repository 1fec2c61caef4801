// What every dialect of the Prometheus query API must be able to say: how to ask, how to read, what went wrong, and whether it
// recognises itself. Pure: lib/server sends the bytes. Seconds and string numbers end here; inside are milliseconds and numbers.
import type { Frame, QueryError, QueryRequest, Result } from "../query/types";

export const DIALECT_IDS = ["prometheus", "thanos", "victoriametrics", "mimir"] as const;
export type DialectId = (typeof DIALECT_IDS)[number];

/** A request relative to the source's base URL. `params` go into the form body of a POST and nowhere else. */
export interface DialectRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly params: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
}

export interface DialectContext {
  readonly sourceId: string;
  /** The source's own limit, sent as a parameter; the client waits 2 s longer. */
  readonly timeoutSeconds: number;
  readonly tenant?: string;
  /** path of the source's base URL; absent means "/" */
  readonly basePath?: string;
  /** our own time when the question was asked; absent when nothing depends on it */
  readonly nowUnixMs?: number;
}

/** What came back, decoded. `server` and `contentType` are "" when not sent. */
export interface UpstreamResponse {
  readonly status: number;
  readonly contentType: string;
  readonly server: string;
  readonly location: string;
  /** null when not sent or not a number of seconds */
  readonly retryAfterSeconds: number | null;
  readonly body: string;
  /** its clock when it answered, in whole seconds, as Unix ms; null or absent when it did not say */
  readonly dateUnixMs?: number | null;
}

export interface ParsedAnswer {
  readonly frame: Frame;
  /** the engine's warnings; its hints about style ("infos") are dropped */
  readonly warnings: readonly string[];
  readonly isPartial: boolean;
}

/** A failure and what it means for the next try. */
export interface Failure {
  readonly error: QueryError;
  /** asking once more may help */
  readonly isRetryable: boolean;
  /** says that the source itself is in trouble (feeds the circuit breaker), not that the query is wrong */
  readonly isSourceFault: boolean;
  readonly retryAfterSeconds: number | null;
}

export interface Dialect {
  readonly id: DialectId;
  /** A front end may stand before the engine that has already retried each 5xx: we must not multiply that. */
  readonly hasOwnRetries: boolean;
  /** Header that carries the configured tenant; null when the engine has no such header. */
  readonly tenantHeader: string | null;
  readonly buildRequest: (query: QueryRequest, context: DialectContext) => Result<DialectRequest, QueryError>;
  readonly parseAnswer: (
    response: UpstreamResponse,
    query: QueryRequest,
    context: DialectContext,
  ) => Result<ParsedAnswer, Failure>;
  /** A cheap request whose answer tells engines apart. */
  readonly probe: DialectRequest;
  /** True when this answer to `probe` is its own. */
  readonly detect: (response: UpstreamResponse) => boolean;
}
