// The shape of an inspection: one question about a cluster, one number that answers it, thresholds that say how bad that is.
// One file per inspection in definitions/, listed in registry.ts; the recording rules, lists and pages follow from it.
import type { Unit } from "../contract/views";
import type { RawSources } from "../slis/context";
import type { FoundSeverity, InspectionId } from "../slo/inspections";
import type { OverrideMatch } from "../slo/resolve-objectives";
import type { MessageId } from "../text/catalogue";

/** A number per cluster, read from raw series. Recorded as `etcd:inspection_fact:value{etcd_cluster, fact}`. */
export interface InspectionFact {
  readonly fact: string;
  /** one series per cluster {etcd_cluster} */
  readonly expr: string;
}

/** From this value on (inclusive) it is that bad; in the inspection's unit. A missing level is never reached. */
export type Thresholds = Readonly<Partial<Record<FoundSeverity, number>>>;

export interface ThresholdOverride {
  readonly match: OverrideMatch;
  readonly thresholds: Thresholds;
}

export interface InspectionDefinition {
  readonly id: InspectionId;
  readonly title: MessageId;
  /** the one sentence that it answers */
  readonly question: MessageId;
  /** how it is computed and what a bad value means */
  readonly docs: MessageId;
  /** what must be true before the remedy is tried */
  readonly preconditions: MessageId;
  readonly remedy: MessageId;
  readonly unit: Extract<Unit, "ratio" | "count" | "bytes" | "seconds">;
  readonly thresholds: Thresholds;
  /** per level, the first match that names it wins; every level that is named here has a default above */
  readonly overrides: readonly ThresholdOverride[];
  readonly buildFacts: (sources: RawSources) => readonly InspectionFact[];
  /** the value {etcd_cluster}, from recorded series only; absent = cannot be inspected */
  readonly buildValue: (sources: RawSources) => string;
}
