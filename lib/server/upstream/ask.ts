import "server-only";
// The one place where results become frames. What failed, what is old and what lacks in an answer leaves together with its frames, as
// evidence that every answer carries on; nobody else looks into a result, so nobody can lose it.
import { type Evidence, uniqueNotices } from "../../contract/evidence";
import type { Coverage, Notice, PanelState } from "../../contract/panel-result";
import { errorNoticeOf, missingNotices, noteNotice, warningNotice, warningNoticeOf } from "../../panels/notices";
import {
  err,
  type Frame,
  type MissingSource,
  ok,
  type QueryAnswer,
  type QueryError,
  type QueryInfo,
  type QueryRequest,
  type Result,
} from "../../query/types";
import { type RunOptions, runQueries } from "../query/service";

export type Answered = Result<QueryAnswer, QueryError>;
/** Asks; one result per request, in order. Never rejects. */
export type AskMany = (requests: readonly QueryRequest[]) => Promise<readonly Answered[]>;
export type AskOne = (request: QueryRequest) => Promise<Answered>;

export interface Gathered extends Evidence {
  /** by the name of the request; absent = no answer */
  readonly frames: ReadonlyMap<string, Frame>;
  readonly errors: readonly QueryError[];
  /** data sources that should have answered and did not */
  readonly missing: readonly MissingSource[];
  readonly queries: readonly QueryInfo[];
  /** of the slowest; undefined when nobody was asked */
  readonly upstreamMs: number | undefined;
}

/** Errors once each, then what engines warn about, then what is old. */
function noticesOf(answers: readonly QueryAnswer[], errors: readonly QueryError[]): Notice[] {
  const notices = errors.map((error) => errorNoticeOf(error));
  for (const { info, warnings, isPartial, staleReason, missing = [], notes = [] } of answers) {
    notices.push(...missing.flatMap(missingNotices), ...notes.map(noteNotice));
    for (const warning of warnings) notices.push(warningNotice("notice.engine-warning", { query: info.name }, warning));
    if (isPartial && warnings.length === 0 && missing.length === 0)
      notices.push(warningNotice("notice.partial", { query: info.name }));
    if (staleReason) notices.push(warningNotice("notice.stale"), warningNoticeOf(staleReason));
  }
  return uniqueNotices(notices);
}

/** `empty` only where everything was answered, and nothing was in it. */
function stateOf(answers: readonly QueryAnswer[], errors: readonly QueryError[]): PanelState {
  if (answers.length === 0 && errors.length > 0) return "error";
  if (errors.length > 0 || answers.some(({ isPartial }) => isPartial)) return "partial";
  return answers.every(({ frame }) => isHollow(frame)) ? "empty" : "ok";
}

/** Whether a frame holds no series at all. */
export function isHollow({ series, columns }: Frame): boolean {
  return series.length === 0 && (columns?.ids.length ?? 0) === 0;
}

function missingOf(answers: readonly QueryAnswer[], errors: readonly QueryError[]): Coverage["missing"] {
  const silent = answers.flatMap(({ missing = [] }) => missing);
  const names = silent.flatMap(({ regions, sourceId }) => (regions.length > 0 ? regions : [sourceId]));
  return [...new Set([...names, ...errors.map(({ sourceId }) => sourceId)])];
}

/** Results as frames with all that there is to say about them. Pure. */
export function gather(requests: readonly QueryRequest[], results: readonly Answered[]): Gathered {
  const frames = new Map<string, Frame>();
  const answers: QueryAnswer[] = [];
  const errors: QueryError[] = [];
  requests.forEach(({ name }, index) => {
    const result = results[index];
    if (result === undefined) throw new Error("a query has an answer");
    if (!result.ok) errors.push(result.error);
    else {
      answers.push(result.value);
      frames.set(name, result.value.frame);
    }
  });
  const silent = new Map(answers.flatMap(({ missing = [] }) => missing).map((source) => [source.sourceId, source]));
  return {
    frames,
    errors,
    missing: [...silent.values()],
    queries: answers.map(({ info }) => info),
    upstreamMs: answers.length === 0 ? undefined : Math.max(...answers.map(({ info }) => info.tookMs)),
    state: stateOf(answers, errors),
    isStale: answers.some(({ isStale }) => isStale),
    asOfUnixMs: answers.length === 0 ? null : Math.min(...answers.map(({ asOfUnixMs }) => asOfUnixMs)),
    coverage: { expectedCount: null, answeredCount: null, missing: missingOf(answers, errors) },
    notices: noticesOf(answers, errors),
  };
}

/** Asks all at once. Never rejects: what did not come is in the evidence. */
export async function ask(requests: readonly QueryRequest[], options: RunOptions): Promise<Gathered> {
  return gather(requests, requests.length === 0 ? [] : await runQueries(requests, options));
}

/** Results as they come, for who keeps asking through `gather` or `askEach`. */
export function askSources(options: RunOptions): AskMany {
  return (requests) => runQueries(requests, options);
}

/** Asks question after question, each depending on the answers before; the evidence is of all of them. */
export class Gatherer {
  private readonly requests: QueryRequest[] = [];
  private readonly results: Answered[] = [];

  constructor(private readonly askOne: AskOne) {}

  async frame(request: QueryRequest): Promise<Result<Frame, QueryError>> {
    const result = await this.askOne(request);
    this.requests.push(request);
    this.results.push(result);
    return result.ok ? ok(result.value.frame) : err(result.error);
  }

  get gathered(): Gathered {
    return gather(this.requests, this.results);
  }

  /** nothing failed, old or incomplete so far */
  get isWhole(): boolean {
    return this.results.every((result) => result.ok && !result.value.isPartial && !result.value.isStale);
  }

  /** milliseconds of all queries, one after the other */
  get totalMs(): number {
    return this.results.reduce((sum, result) => sum + (result.ok ? result.value.info.tookMs : 0), 0);
  }
}

/** How the asking went. */
export interface Outcome {
  /** of the first question without an answer */
  readonly error: QueryError | null;
  readonly isPartial: boolean;
  /** sources that gave nothing, by id */
  readonly missing: ReadonlyMap<string, MissingSource>;
}

/**
 * Gives every good answer to `keep` when it comes, while the others are still on their way. What is stale is no answer here: what was
 * known before is as good.
 */
export async function askEach<Request extends QueryRequest>(
  askOne: AskOne,
  requests: readonly Request[],
  keep: (request: Request, frame: Frame) => void,
): Promise<Outcome> {
  const errors: (QueryError | null)[] = requests.map(() => null);
  const missing = new Map<string, MissingSource>();
  let isPartial = false;
  const askFor = async (request: Request, at: number) => {
    const result = await askOne(request);
    if (!result.ok) errors[at] = result.error;
    else if (result.value.isStale) errors[at] = result.value.staleReason ?? null;
    else {
      keep(request, result.value.frame);
      isPartial ||= result.value.isPartial;
      for (const source of result.value.missing ?? []) missing.set(source.sourceId, source);
    }
  };
  await Promise.all(requests.map(askFor));
  return { error: errors.find((error) => error !== null) ?? null, isPartial, missing };
}
