// The shape of an SLI definition. One file per SLI in definitions/, listed in registry.ts.
import type { SliId } from "../slo/vocabulary";
import type { MessageId } from "../text/catalogue";
import type { RawSources } from "./context";

/** One recording rule of an SLI, before grouping. */
export interface MinuteStep {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Every distinct latency bound that some cluster uses, in seconds, per source and family. */
export interface DistinctBounds {
  readonly serverHistogram: Readonly<Record<"write" | "read", readonly number[]>>;
  readonly grpc: Readonly<Record<"write" | "read", readonly number[]>>;
  readonly apiserver: Readonly<Record<"write" | "read", readonly number[]>>;
  readonly disk: Readonly<Record<"wal" | "backend", readonly number[]>>;
}

export interface SliDefinition {
  readonly id: SliId;
  /** what good and total count */
  readonly unit: "minutes" | "events";
  readonly question: MessageId;
  readonly docs: MessageId;
  /** may wake a person */
  readonly mayPage: boolean;
  /** counts of one minute from raw series, per source; empty where the SLI is made of other SLIs */
  readonly buildMinuteSteps: (sources: RawSources, bounds: DistinctBounds) => MinuteStep[];
}
