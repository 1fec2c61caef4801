import "server-only";
// Answers of one source: cache, then those already asking, then the source itself. A failure serves the last good answer to the
// same question with its age.
import type { ParsedAnswer } from "../../datasources/types";
import { addExtent, createExtent, type Extent, findMissing, readExtents } from "../../query/extents";
import {
  type CacheState,
  err,
  type InstantQuery,
  ok,
  type QueryAnswer,
  type QueryError,
  type QueryRequest,
  type RangeQuery,
  type Result,
  type Scope,
  type TimeRange,
} from "../../query/types";
import { cacheKey, type QueryCache, type StoredAnswer } from "./cache";
import { Coalescer } from "./coalesce";
import type { Priority } from "./limiter";
import type { Observer } from "./observe";
import { restrictFrame } from "./restrict";
import type { Source } from "./source";

/** Answers of "now", and the youngest steps of a range, serve everybody for this long, unless who asks is content with older ones. */
const FRESH_MS = 10_000;
/** An instant this far back does not change any more; it is kept for an hour, in case history is written later. */
const SETTLED_MS = 300_000;
const SETTLED_FRESH_MS = 3_600_000;

export interface AskOptions {
  readonly scope: Scope;
  /** absent: by the kind of each question */
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
  /** ask the source even when a fresh answer is known; the answer still refreshes the cache */
  readonly bypassCache?: boolean;
  /** how old an answer may be that is not final; absent: 10 s */
  readonly freshMs?: number;
  /** an instant answer is kept nowhere: whoever asks keeps what it makes of it, which is far smaller */
  readonly isOneOff?: boolean;
}

/** What a flight brings home: the parts it found or, for ranges, everything now known. */
interface Fetched {
  readonly answer: ParsedAnswer;
  readonly extents: readonly Extent[];
  readonly fetchedAtUnixMs: number;
}

interface Ask {
  readonly key: string;
  readonly options: AskOptions;
}
interface Found {
  readonly answer: ParsedAnswer;
  readonly asOfUnixMs: number;
  readonly cache: CacheState;
  readonly staleReason?: QueryError;
}

export interface ReaderOptions {
  readonly cache: QueryCache;
  readonly now: () => number;
  readonly observer: Observer;
  /** labels that name a cluster: no series of another cluster leaves for a scoped caller */
  readonly clusterLabels: readonly string[];
}

export class Reader {
  private readonly flights = new Coalescer<Result<Fetched, QueryError>>();
  private readonly cache: QueryCache;
  private readonly now: () => number;

  constructor(
    readonly source: Source,
    private readonly options: ReaderOptions,
  ) {
    this.cache = options.cache;
    this.now = options.now;
  }

  /** Never rejects. The range of a range query must be aligned to its step. */
  async answer(query: QueryRequest, options: AskOptions): Promise<Result<QueryAnswer, QueryError>> {
    const startedAt = performance.now();
    const ask: Ask = { key: cacheKey(this.source.id, query, options.scope), options };
    const found = query.kind === "range" ? await this.answerRange(query, ask) : await this.answerInstant(query, ask);
    const { observer } = this.options;
    observer.answer(this.source.id, query.kind, found.ok ? found.value.cache : "error");
    observer.cacheBytes(this.cache.bytes);
    return found.ok ? ok(this.finish(found.value, query, options.scope, performance.now() - startedAt)) : found;
  }

  private async answerInstant(query: InstantQuery, ask: Ask): Promise<Result<Found, QueryError>> {
    const stored = this.cache.getAnswer(ask.key);
    if (stored && !ask.options.bypassCache && this.isFresh(stored, query, ask.options))
      return ok(foundAnswer(stored, "hit"));
    const flight = await this.join(ask, ask.key, "instant", async (signal, priority) => {
      // Without a time the source's own now is meant: this clock may be wrong, and would ask of the future or of what is long over.
      const answer = await this.source.execute(query, priority, signal);
      if (!answer.ok) return answer;
      const fetchedAtUnixMs = this.now();
      if (!ask.options.isOneOff) this.cache.setAnswer(ask.key, { answer: answer.value, fetchedAtUnixMs });
      return ok({ answer: answer.value, extents: [], fetchedAtUnixMs });
    });
    if (flight.result.ok) return ok(foundAnswer(flight.result.value, flight.isShared ? "coalesced" : "miss"));
    const lastGood = this.cache.getAnswer(ask.key);
    if (!lastGood || !mayServeStale(flight.result.error)) return flight.result;
    return ok({ ...foundAnswer(lastGood, "stale"), staleReason: flight.result.error });
  }

  private async answerRange(query: RangeQuery, ask: Ask): Promise<Result<Found, QueryError>> {
    const partialKey = `${ask.key}\n${query.range.fromUnixMs}-${query.range.toUnixMs}`;
    if (!ask.options.bypassCache) {
      const partial = this.cache.getAnswer(partialKey);
      if (partial && this.now() - partial.fetchedAtUnixMs < (ask.options.freshMs ?? FRESH_MS))
        return ok(foundAnswer(partial, "hit"));
    }
    const missing = this.findMissingPart(query, ask);
    if (missing === null) return ok(this.readRange(query, this.cache.getExtents(ask.key), "hit"));
    const flightKey = `${ask.key}\n${missing.fromUnixMs}-${missing.toUnixMs}`;
    const flight = await this.join(ask, flightKey, "range", (signal, priority) =>
      this.fetchPart(query, missing, ask, signal, priority),
    );
    if (!flight.result.ok) return this.lastGoodRange(query, ask, flight.result.error);
    const { answer, extents, fetchedAtUnixMs } = flight.result.value;
    const isWhole = missing.fromUnixMs === query.range.fromUnixMs && missing.toUnixMs === query.range.toUnixMs;
    const found = this.readRange(query, extents, flight.isShared ? "coalesced" : isWhole ? "miss" : "partial-hit");
    const noted = { ...found.answer, warnings: answer.warnings, isPartial: answer.isPartial };
    if (answer.isPartial) this.cache.setAnswer(partialKey, { answer: noted, fetchedAtUnixMs });
    return ok({ ...found, answer: noted });
  }

  private findMissingPart(query: RangeQuery, ask: Ask): TimeRange | null {
    // What depends on the ends of the range cannot be put together from pieces.
    if (ask.options.bypassCache || /@\s*(start|end)\s*\(/.test(query.promql)) return query.range;
    const freshMs = ask.options.freshMs ?? FRESH_MS;
    return findMissing(this.cache.getExtents(ask.key), query.range, query.stepSeconds, this.now(), freshMs);
  }

  private async fetchPart(
    query: RangeQuery,
    missing: TimeRange,
    ask: Ask,
    signal: AbortSignal,
    priority: Priority,
  ): Promise<Result<Fetched, QueryError>> {
    const answer = await this.source.execute({ ...query, range: missing }, priority, signal);
    if (!answer.ok) return answer;
    const fetchedAtUnixMs = this.now();
    const found = createExtent(answer.value.frame, missing, query.stepSeconds, fetchedAtUnixMs);
    // Nothing at all may be a hole of the moment in which it was read: asked again, it never becomes history.
    const isHollow = answer.value.frame.series.length === 0;
    const extent = isHollow ? { ...found, finalToUnixMs: missing.fromUnixMs - 1 } : found;
    const extents = addExtent(this.cache.getExtents(ask.key), extent);
    // A partial answer is shown, but never becomes history.
    if (!answer.value.isPartial) this.cache.setExtents(ask.key, extents);
    return ok({ answer: answer.value, extents, fetchedAtUnixMs });
  }

  private lastGoodRange(query: RangeQuery, ask: Ask, error: QueryError): Result<Found, QueryError> {
    if (!mayServeStale(error)) return err(error);
    const extents = this.cache.getExtents(ask.key);
    const { knownCount } = readExtents(extents, query.name, query.range, query.stepSeconds);
    return knownCount === 0 ? err(error) : ok({ ...this.readRange(query, extents, "stale"), staleReason: error });
  }

  private readRange(query: RangeQuery, extents: readonly Extent[], cache: CacheState): Found {
    const { frame, asOfUnixMs } = readExtents(extents, query.name, query.range, query.stepSeconds);
    return { answer: { frame, warnings: [], isPartial: false }, asOfUnixMs: asOfUnixMs ?? this.now(), cache };
  }

  /** Waits with all who ask the same; a caller whose signal fires leaves at once. */
  private async join(
    ask: Ask,
    key: string,
    kind: "instant" | "range",
    start: (signal: AbortSignal, priority: Priority) => Promise<Result<Fetched, QueryError>>,
  ): Promise<{ readonly result: Result<Fetched, QueryError>; readonly isShared: boolean }> {
    const { signal, priority } = ask.options;
    if (signal?.aborted) return { result: err(this.source.cancelled()), isShared: false };
    const flight = this.flights.join(key, signal, (own) => start(own, priority ?? kind));
    const result = await raceAbort(flight.promise, signal, () => err(this.source.cancelled()));
    return { result, isShared: flight.isShared };
  }

  private isFresh(stored: StoredAnswer, query: InstantQuery, options: AskOptions): boolean {
    const now = this.now();
    const isOld = query.atUnixMs !== undefined && stored.fetchedAtUnixMs - query.atUnixMs > SETTLED_MS;
    const isSettled = isOld && (stored.answer.frame.series.length > 0 || stored.answer.frame.columns !== undefined);
    const freshMs = isSettled && !stored.answer.isPartial ? SETTLED_FRESH_MS : (options.freshMs ?? FRESH_MS);
    return now - stored.fetchedAtUnixMs < freshMs;
  }

  private finish(found: Found, query: QueryRequest, scope: Scope, tookMs: number): QueryAnswer {
    const { answer, asOfUnixMs, cache, staleReason } = found;
    const frame = restrictFrame(answer.frame, scope, this.options.clusterLabels);
    return {
      frame: frame.name === query.name ? frame : { ...frame, name: query.name },
      warnings: answer.warnings,
      isPartial: answer.isPartial,
      isStale: staleReason !== undefined,
      ...(staleReason === undefined ? {} : { staleReason }),
      asOfUnixMs,
      info: { name: query.name, promql: query.promql, sourceId: this.source.id, tookMs, cache },
    };
  }
}

function foundAnswer({ answer, fetchedAtUnixMs }: StoredAnswer, cache: CacheState): Found {
  return { answer, asOfUnixMs: fetchedAtUnixMs, cache };
}

/** A wrong question has no old answer worth showing. One cut off by its own deadline, or too large this time, has. */
function mayServeStale({ kind }: QueryError): boolean {
  return kind !== "bad-query";
}

function raceAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined, onAbort: () => T): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const leave = () => resolve(onAbort());
    signal.addEventListener("abort", leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
