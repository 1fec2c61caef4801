// Shapes that travel between panels, the query service and the dialects. No I/O and no dialect knowledge here.
// Times are Unix milliseconds, durations seconds; dialects convert at their edge and nowhere else.

import type { SampleColumns } from "./columns";

/** Who asks: injected into every selector and part of every cache key. "all" sees every cluster; an empty list sees nothing. */
export type Scope = { readonly kind: "all" } | { readonly kind: "clusters"; readonly clusterIds: readonly string[] };
export const SCOPE_ALL: Scope = { kind: "all" };

export interface TimeRange {
  readonly fromUnixMs: number;
  readonly toUnixMs: number;
}

export interface InstantQuery {
  readonly kind: "instant";
  /** Name inside the panel, for query inspection and for `transform`. */
  readonly name: string;
  readonly promql: string;
  /** Absent: the newest data. */
  readonly atUnixMs?: number;
  /** Set: the answer may come as columns of `etcd_cluster` and these labels. For answers as wide as the fleet. */
  readonly keptLabels?: readonly string[];
}

export interface RangeQuery {
  readonly kind: "range";
  readonly name: string;
  readonly promql: string;
  readonly range: TimeRange;
  readonly stepSeconds: number;
}

export type QueryRequest = InstantQuery | RangeQuery;

export interface FrameSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Same length as `timesUnixMs`; null = no sample. Never NaN or Infinity. */
  readonly values: readonly (number | null)[];
}

/** Columnar answer of one query. An instant answer has one time per frame: the evaluation time. */
export interface Frame {
  readonly name: string;
  readonly timesUnixMs: readonly number[];
  readonly series: readonly FrameSeries[];
  /** All samples, and `series` is empty: where `keptLabels` asked for it, one source answered and the scope is everybody. */
  readonly columns?: SampleColumns;
}

export const QUERY_ERROR_KINDS = [
  "unreachable", // connection refused, reset, DNS
  "timeout",
  "unauthorized",
  "overloaded", // 429, queue full, circuit open, starting up
  "bad-query", // the engine refused the query: our bug or a limit
  "limit", // points, samples, series, answer size
  "not-prometheus", // something else answers behind the URL
  "bad-answer", // malformed or truncated body
  "upstream", // any other failure of the data source
] as const;
export type QueryErrorKind = (typeof QUERY_ERROR_KINDS)[number];

/** What the world may do to a query. `message` is fit for a user; `upstreamMessage` is the data source's own words (<= 2 KiB, render as text). */
export interface QueryError {
  readonly kind: QueryErrorKind;
  readonly sourceId: string;
  readonly message: string;
  readonly upstreamMessage?: string;
  readonly status?: number;
  /** The message as an id of lib/text with its values, for surfaces that speak another language. */
  readonly messageId?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

export const CACHE_STATES = ["hit", "miss", "coalesced", "partial-hit", "stale"] as const;
export type CacheState = (typeof CACHE_STATES)[number];

/** A source that should have answered and did not: what is known of these regions is not in the frame. */
export interface MissingSource {
  readonly sourceId: string;
  /** empty = the source serves all */
  readonly regions: readonly string[];
  readonly error: QueryError;
}

/** Something to say about an answer that the engine did not say: a message id of lib/text with its values. */
export interface QueryNote {
  readonly messageId: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** One executed query with its provenance. `warnings` are the engine's; `isPartial` is set when they, or a missing source, make it incomplete. */
export interface QueryAnswer {
  readonly frame: Frame;
  readonly warnings: readonly string[];
  readonly isPartial: boolean;
  readonly isStale: boolean;
  /** Why it is stale: the failure that made the last good answer be served. Present only when `isStale`. */
  readonly staleReason?: QueryError;
  readonly asOfUnixMs: number;
  readonly info: QueryInfo;
  /** Sources that lack in the frame; present only when there are several and some lack. */
  readonly missing?: readonly MissingSource[];
  readonly notes?: readonly QueryNote[];
}

export interface QueryInfo {
  readonly name: string;
  readonly promql: string;
  readonly sourceId: string;
  readonly tookMs: number;
  readonly cache: CacheState;
}
