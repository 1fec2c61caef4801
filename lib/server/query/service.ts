import "server-only";
// The one way from a question to an answer. Each question goes to the sources that serve its regions, all at once; their answers
// become one. All questions of a batch go in parallel.
import { setMaxListeners } from "node:events";
import type { RaftboardConfig } from "../../config/schema";
import { alignRange } from "../../query/range";
import type { QueryAnswer, QueryError, QueryRequest, Result } from "../../query/types";
import { getConfig } from "../config";
import { getMetrics } from "../metrics";
import { processState } from "../process-state";
import { QueryCache } from "./cache";
import { clockNote } from "./clock";
import { joinAnswers, type Part } from "./join-answers";
import { createMetricsObserver, type Observer, SILENT_OBSERVER } from "./observe";
import { type AskOptions, Reader } from "./reader";
import { Source, TUNING_DEFAULTS, type Tuning } from "./source";

export interface RunOptions extends AskOptions {
  /** Only the sources of these regions are asked; absent, or a region that no source names: all of them. */
  readonly regions?: readonly string[];
  /** A source whose answer is an old one counts as missing, where other sources answer. */
  readonly refuseStale?: boolean;
}

export interface SourceStatus {
  readonly sourceId: string;
  /** without credentials */
  readonly url: string;
  /** recognised or configured; "auto" until it is recognised */
  readonly dialect: string;
  /** regions that it answers for; empty = all */
  readonly regions: readonly string[];
  readonly state: "up" | "down" | "unknown";
  readonly sinceUnixMs: number;
  readonly lastError: QueryError | null;
  /** its clock minus ours, from its newest answer; null when it has not told */
  readonly clockOffsetSeconds: number | null;
}

export interface Clock {
  readonly now: () => number;
}

export interface QueryService {
  /** One result per request, in order. Never rejects. */
  readonly run: (requests: readonly QueryRequest[], options: RunOptions) => Promise<Result<QueryAnswer, QueryError>[]>;
  readonly getStatus: () => SourceStatus[];
  readonly close: () => Promise<void>;
}

export interface ServiceOptions {
  readonly clock?: Clock;
  readonly observer?: Observer;
  readonly tuning?: Partial<Tuning>;
  readonly cacheMaxBytes?: number;
}

type Config = Pick<RaftboardConfig, "datasources" | "labels">;

export function createQueryService(config: Config, options: ServiceOptions = {}): QueryService {
  return new Service(config, options);
}

class Service implements QueryService {
  private readonly readers: readonly Reader[];
  private readonly clusterLabels: readonly string[];

  constructor(config: Config, options: ServiceOptions) {
    const now = options.clock?.now ?? Date.now;
    const observer = options.observer ?? SILENT_OBSERVER;
    const cache = new QueryCache(options.cacheMaxBytes);
    this.clusterLabels = [...new Set(["etcd_cluster", config.labels.etcd_cluster])];
    const tuning = { ...TUNING_DEFAULTS, ...options.tuning };
    this.readers = config.datasources.map(
      (datasource) =>
        new Reader(new Source(datasource, now, tuning, observer), {
          cache,
          now,
          observer,
          clusterLabels: this.clusterLabels,
        }),
    );
  }

  run(requests: readonly QueryRequest[], options: RunOptions): Promise<Result<QueryAnswer, QueryError>[]> {
    return Promise.all(requests.map((request) => this.runOne(request, options)));
  }

  getStatus(): SourceStatus[] {
    return this.readers.map(({ source }) => ({
      sourceId: source.id,
      url: source.url,
      dialect: source.dialectId,
      regions: source.regions,
      ...source.state,
      clockOffsetSeconds: source.clockOffsetSeconds,
    }));
  }

  async close(): Promise<void> {
    await Promise.all(this.readers.map(({ source }) => source.close()));
  }

  private async runOne(request: QueryRequest, options: RunOptions): Promise<Result<QueryAnswer, QueryError>> {
    const readers = this.chooseReaders(options.regions);
    const query = prepare(request, readers.length === 1 && options.scope.kind === "all");
    const parts = await Promise.all(
      readers.map(async (reader): Promise<Part> => {
        const { id, regions } = reader.source;
        return { sourceId: id, regions, result: addClockNote(await reader.answer(query, options), reader.source) };
      }),
    );
    return joinAnswers(query, parts, { clusterLabels: this.clusterLabels, refuseStale: options.refuseStale ?? false });
  }

  private chooseReaders(regions: readonly string[] | undefined): readonly Reader[] {
    if (regions === undefined) return this.readers;
    const serving = this.readers.filter(
      ({ source }) => source.regions.length === 0 || source.regions.some((region) => regions.includes(region)),
    );
    const isServed = (region: string) => serving.some(({ source }) => source.regions.includes(region));
    return serving.length > 0 && regions.every(isServed) ? serving : this.readers;
  }
}

/** `mayHaveColumns`: nobody has to tell series apart by labels that columns would not keep, neither to join them nor to hide some. */
function prepare(request: QueryRequest, mayHaveColumns: boolean): QueryRequest {
  if (request.kind === "range") return { ...request, range: alignRange(request.range, request.stepSeconds) };
  if (mayHaveColumns) return request;
  const { keptLabels: _keptLabels, ...asSeries } = request;
  return asSeries;
}

/** Times of a source whose clock is wrong are wrong: whoever sees its data is told. */
function addClockNote(result: Result<QueryAnswer, QueryError>, source: Source): Result<QueryAnswer, QueryError> {
  const note = clockNote(source.id, source.clockOffsetSeconds);
  if (note === null || !result.ok) return result;
  return { ok: true, value: { ...result.value, notes: [...(result.value.notes ?? []), note] } };
}

/** The service of this process, on the loaded config. */
export function getQueryService(): QueryService {
  return processState("query-service", () => {
    const config = getConfig();
    return createQueryService(config, { observer: createMetricsObserver(getMetrics()) });
  });
}

/** Answers to all requests, in their order, asked in parallel. Errors are values; it never rejects. */
export function runQueries(
  requests: readonly QueryRequest[],
  options: RunOptions,
): Promise<Result<QueryAnswer, QueryError>[]> {
  // Each question of a page listens to the page's signal, and leaves it when answered: more than ten are no leak.
  if (options.signal) setMaxListeners(0, options.signal);
  return getQueryService().run(requests, options);
}

/** Whether each data source answers, since when, and what it last said. */
export function getSourceStatus(): SourceStatus[] {
  return getQueryService().getStatus();
}
