import "server-only";
// What the query service tells about itself: to Prometheus metrics in the product, to plain counters in tests.
import type { CacheState } from "../../query/types";
import type { Metrics } from "../metrics";
import type { BreakerState } from "./breaker";

export type QueryKind = "instant" | "range";
export const BREAKER_CODES = { closed: 0, "half-open": 1, open: 2 } as const satisfies Record<BreakerState, number>;

export interface Observer {
  /** One request left for the source; outcome is "ok" or the kind of error. */
  readonly upstream: (sourceId: string, kind: QueryKind, outcome: string, seconds: number) => void;
  readonly answer: (sourceId: string, kind: QueryKind, cache: CacheState | "error") => void;
  readonly load: (sourceId: string, runningCount: number, waitingCount: number) => void;
  readonly breaker: (sourceId: string, kind: QueryKind, state: BreakerState) => void;
  readonly cacheBytes: (bytes: number) => void;
}

export function createMetricsObserver(metrics: Metrics): Observer {
  return {
    upstream: (source, kind, outcome, seconds) => {
      metrics.upstreamQueries.inc({ source, kind, outcome });
      metrics.upstreamSeconds.observe({ source, kind }, seconds);
    },
    answer: (source, kind, cache) => metrics.queryAnswers.inc({ source, kind, cache }),
    load: (source, runningCount, waitingCount) => {
      metrics.queriesInFlight.set({ source }, runningCount);
      metrics.queriesWaiting.set({ source }, waitingCount);
    },
    breaker: (source, kind, state) => metrics.breakerState.set({ source, kind }, BREAKER_CODES[state]),
    cacheBytes: (bytes) => metrics.cacheBytes.set(bytes),
  };
}

export const SILENT_OBSERVER: Observer = {
  upstream: () => undefined,
  answer: () => undefined,
  load: () => undefined,
  breaker: () => undefined,
  cacheBytes: () => undefined,
};
