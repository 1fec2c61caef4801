import "server-only";
// Raftboard's own metrics, one registry per process. Names start with raftboard_; labels come from closed lists, so that a
// visitor cannot make series.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { processState } from "./process-state";

const UPSTREAM_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30];

export interface Metrics {
  readonly registry: Registry;
  readonly upstreamQueries: Counter<"source" | "kind" | "outcome">;
  readonly upstreamSeconds: Histogram<"source" | "kind">;
  readonly queryAnswers: Counter<"source" | "kind" | "cache">;
  readonly queriesInFlight: Gauge<"source">;
  readonly queriesWaiting: Gauge<"source">;
  readonly breakerState: Gauge<"source" | "kind">;
  readonly cacheBytes: Gauge;
  readonly snapshotUnixSeconds: Gauge;
}

/** A registry of its own; for tests. Everybody else uses `getMetrics`. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    upstreamQueries: new Counter({
      name: "raftboard_upstream_queries_total",
      help: "Requests sent to a data source, by outcome.",
      labelNames: ["source", "kind", "outcome"],
      registers,
    }),
    upstreamSeconds: new Histogram({
      name: "raftboard_upstream_query_duration_seconds",
      help: "Time from sending a request to a data source until its answer was read.",
      labelNames: ["source", "kind"],
      buckets: UPSTREAM_BUCKETS,
      registers,
    }),
    queryAnswers: new Counter({
      name: "raftboard_query_answers_total",
      help: "Questions answered inside, by where the answer came from: hit, miss, coalesced, partial-hit, stale, error.",
      labelNames: ["source", "kind", "cache"],
      registers,
    }),
    queriesInFlight: new Gauge({
      name: "raftboard_upstream_queries_in_flight",
      help: "Questions that a data source is working on.",
      labelNames: ["source"],
      registers,
    }),
    queriesWaiting: new Gauge({
      name: "raftboard_upstream_queries_waiting",
      help: "Questions that wait for a free place at a data source.",
      labelNames: ["source"],
      registers,
    }),
    breakerState: new Gauge({
      name: "raftboard_upstream_breaker_state",
      help: "0 closed, 1 half-open, 2 open.",
      labelNames: ["source", "kind"],
      registers,
    }),
    cacheBytes: new Gauge({
      name: "raftboard_query_cache_bytes",
      help: "Estimated size of cached answers.",
      registers,
    }),
    snapshotUnixSeconds: new Gauge({
      name: "raftboard_fleet_snapshot_timestamp_seconds",
      help: "When the fleet snapshot was last made; its age is time() minus this.",
      registers,
    }),
  };
}

export function getMetrics(): Metrics {
  return processState("metrics", createMetrics);
}
