import "server-only";
// One data source as it runs: dialect, connections, limits, breaker and state. `execute` asks it one question, with one retry
// at most, inside one deadline: the source's own time limit plus two seconds.
import type { DatasourceConfig } from "../../config/schema";
import { tenantHeaders } from "../../datasources/common/form-request";
import { detectDialect, getDialect } from "../../datasources/registry";
import type {
  Dialect,
  DialectContext,
  DialectRequest,
  Failure,
  ParsedAnswer,
  UpstreamResponse,
} from "../../datasources/types";
import { createQueryError } from "../../query/query-error";
import { err, type QueryError, type QueryRequest, type Result } from "../../query/types";
import { getLog } from "../log";
import { BREAKER_DEFAULTS, Breaker } from "./breaker";
import { readClockOffset } from "./clock";
import { Limiter, type Priority } from "./limiter";
import type { Observer, QueryKind } from "./observe";
import { type SourceState, StateTracker } from "./source-state";
import { createBaseUrl, createTransport, type Transport } from "./transport";

const GRACE_SECONDS = 2;
const PROBE_SECONDS = 2;
const PROBE_PAUSE_MS = 30_000;
const MIN_PAUSE_SECONDS = 5;

export interface Tuning {
  readonly breakerOpenMs: number;
  readonly maxWaiting: number;
  readonly agingMs: number;
  readonly retryMinMs: number;
  readonly retryMaxMs: number;
}
export const TUNING_DEFAULTS: Tuning = {
  breakerOpenMs: BREAKER_DEFAULTS.openMs,
  maxWaiting: 256,
  agingMs: 2_000,
  retryMinMs: 200,
  retryMaxMs: 800,
};

/** Once more only where it may help, and not where a front end has already tried a failing engine several times. */
function mayAskAgain({ isRetryable, error }: Failure, { hasOwnRetries }: Dialect): boolean {
  return isRetryable && !(hasOwnRetries && (error.status ?? 0) >= 500);
}

export class Source {
  readonly url: string;
  private readonly basePath: string;
  private readonly transport: Transport;
  private readonly limiter: Limiter;
  private readonly breakers: Record<QueryKind, Breaker>;
  private readonly tracker: StateTracker;
  private dialect: Dialect | null;
  private probing: Promise<void> | null = null;
  private nextProbeMs = 0;
  private isDialectInDoubt = true;
  private clockOffset: number | null = null;

  constructor(
    private readonly config: DatasourceConfig,
    private readonly now: () => number,
    private readonly tuning: Tuning,
    private readonly observer: Observer,
  ) {
    const url = createBaseUrl(config.url);
    this.url = url.href;
    this.basePath = url.pathname;
    this.transport = createTransport(config);
    this.limiter = new Limiter({ ...tuning, concurrency: config.concurrencyLimit, now });
    const breaker = () => new Breaker({ ...BREAKER_DEFAULTS, openMs: tuning.breakerOpenMs, now });
    this.breakers = { instant: breaker(), range: breaker() };
    this.tracker = new StateTracker(config.id, now);
    this.dialect = config.dialect === "auto" ? null : getDialect(config.dialect);
  }

  get id(): string {
    return this.config.id;
  }

  get dialectId(): string {
    return this.dialect?.id ?? this.config.dialect;
  }

  /** Empty = all. */
  get regions(): readonly string[] {
    return this.config.regions;
  }

  /** Its clock minus ours, at its newest answer; null when it has not told. */
  get clockOffsetSeconds(): number | null {
    return this.clockOffset;
  }

  get state(): SourceState {
    return this.tracker.state;
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  async execute(
    query: QueryRequest,
    priority: Priority,
    signal: AbortSignal,
  ): Promise<Result<ParsedAnswer, QueryError>> {
    const breaker = this.breakers[query.kind];
    if (!breaker.tryPass()) return err(this.circuitOpen(breaker));
    const outcome = await this.limiter.acquire(priority, signal);
    this.reportLoad();
    if (outcome !== "granted") {
      breaker.abandon();
      return err(outcome === "full" ? this.error("overloaded", "query.error.queue-full") : this.cancelled());
    }
    try {
      return await this.askWithinDeadline(query, breaker, signal);
    } finally {
      this.limiter.release();
      this.reportLoad();
    }
  }

  private async askWithinDeadline(
    query: QueryRequest,
    breaker: Breaker,
    signal: AbortSignal,
  ): Promise<Result<ParsedAnswer, QueryError>> {
    const { instantSeconds, rangeSeconds } = this.config.timeouts;
    const timeoutSeconds = query.kind === "instant" ? instantSeconds : rangeSeconds;
    const deadline = AbortSignal.timeout((timeoutSeconds + GRACE_SECONDS) * 1000);
    const either = AbortSignal.any([signal, deadline]);
    const context: DialectContext = {
      sourceId: this.id,
      timeoutSeconds,
      tenant: this.config.tenant,
      basePath: this.basePath,
      nowUnixMs: this.now(),
    };
    const dialect = await this.resolveDialect();
    if (dialect === null) {
      breaker.abandon();
      return err(this.error("upstream", "query.error.dialect", { dialect: this.config.dialect }));
    }
    const request = dialect.buildRequest(query, context);
    if (!request.ok) {
      breaker.abandon();
      return request;
    }
    const ask = () => this.askOnce(dialect, request.value, query, context, either);
    let answer = await ask();
    if (!answer.ok && mayAskAgain(answer.error, dialect) && !either.aborted) {
      await this.pause(either);
      if (!either.aborted) answer = await ask();
    }
    if (!answer.ok && signal.aborted) {
      breaker.abandon();
      return err(this.cancelled());
    }
    return this.settle(query.kind, breaker, deadline.aborted ? this.deadlineOver(answer, timeoutSeconds) : answer);
  }

  private settle(
    kind: QueryKind,
    breaker: Breaker,
    answer: Result<ParsedAnswer, Failure>,
  ): Result<ParsedAnswer, QueryError> {
    breaker.record(!answer.ok && answer.error.isSourceFault);
    if (!answer.ok && (answer.error.isSourceFault || answer.error.error.kind === "not-prometheus"))
      this.isDialectInDoubt = true;
    if (!answer.ok && answer.error.error.status === 429)
      breaker.openFor(Math.max(MIN_PAUSE_SECONDS, answer.error.retryAfterSeconds ?? 0) * 1000);
    this.observer.breaker(this.id, kind, breaker.state);
    this.tracker.record(answer.ok ? null : answer.error, breaker.state !== "closed");
    return answer.ok ? answer : err(answer.error.error);
  }

  private async askOnce(
    dialect: Dialect,
    request: DialectRequest,
    query: QueryRequest,
    context: DialectContext,
    signal: AbortSignal,
  ): Promise<Result<ParsedAnswer, Failure>> {
    const startedAt = performance.now();
    const response = await this.transport.send(request, signal);
    if (response.ok) this.clockOffset = readClockOffset(response.value.dateUnixMs, this.now()) ?? this.clockOffset;
    const answer = response.ok ? dialect.parseAnswer(response.value, query, context) : response;
    const outcome = answer.ok ? "ok" : signal.aborted ? "timeout" : answer.error.error.kind;
    this.observer.upstream(this.id, query.kind, outcome, (performance.now() - startedAt) / 1000);
    return answer;
  }

  /** A late answer still counts; a torn connection at the deadline is a time-out, not a broken network. */
  private deadlineOver(answer: Result<ParsedAnswer, Failure>, timeoutSeconds: number): Result<ParsedAnswer, Failure> {
    if (answer.ok || answer.error.error.kind !== "unreachable") return answer;
    const error = this.error("timeout", "query.error.timeout", { seconds: timeoutSeconds + GRACE_SECONDS });
    return err({ error, isRetryable: false, isSourceFault: true, retryAfterSeconds: null });
  }

  /**
   * Plain Prometheus is assumed until a source on `auto` has said what it is. After a failure it is asked again beside the
   * queries: somebody may have put another engine behind the URL.
   */
  private async resolveDialect(): Promise<Dialect | null> {
    if (this.config.dialect !== "auto") return this.dialect;
    if (this.isDialectInDoubt && this.probing === null && this.now() >= this.nextProbeMs) {
      this.nextProbeMs = this.now() + PROBE_PAUSE_MS;
      this.probing = this.probe().finally(() => {
        this.probing = null;
      });
    }
    if (this.dialect === null) await this.probing;
    return this.dialect ?? getDialect("prometheus");
  }

  private async probe(): Promise<void> {
    const limit = AbortSignal.timeout(PROBE_SECONDS * 1000);
    const found = await detectDialect(async ({ probe, tenantHeader }): Promise<UpstreamResponse | null> => {
      const headers = { ...probe.headers, ...tenantHeaders(tenantHeader, this.config.tenant) };
      const response = await this.transport.send({ ...probe, headers }, limit);
      return response.ok ? response.value : null;
    });
    if (found === null) return;
    if (found.id !== this.dialect?.id) getLog().info({ source: this.id, dialect: found.id }, "data source recognised");
    this.dialect = found;
    this.isDialectInDoubt = false;
  }

  private pause(signal: AbortSignal): Promise<void> {
    const { retryMinMs, retryMaxMs } = this.tuning;
    const ms = retryMinMs + Math.random() * (retryMaxMs - retryMinMs); // random: queries that failed together must not return together
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      }
      signal.addEventListener("abort", done, { once: true });
    });
  }

  private reportLoad(): void {
    this.observer.load(this.id, this.limiter.runningCount, this.limiter.waitingCount);
  }

  private circuitOpen(breaker: Breaker): QueryError {
    const last = this.tracker.state.lastError;
    const error = this.error("overloaded", "query.error.circuit-open", { seconds: breaker.waitSeconds });
    return last === null ? error : { ...error, upstreamMessage: last.message };
  }

  cancelled(): QueryError {
    return this.error("timeout", "query.error.cancelled");
  }

  private error(
    kind: QueryError["kind"],
    messageId: Parameters<typeof createQueryError>[0]["messageId"],
    values: Record<string, string | number> = {},
  ): QueryError {
    return createQueryError({ kind, sourceId: this.id, messageId, values });
  }
}
