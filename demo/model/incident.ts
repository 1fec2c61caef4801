// What an incident is: a name, parameters with defaults, and a plan that turns a moment and a place into effects. One file per
// incident in incidents/; exposition, backfill and truth all follow from the effects, so an incident cannot be half told.

import { MODEL_EPOCH_MS } from "./basis";
import type { ClusterCondition, Effect, Impact, MemberCondition } from "./condition";
import type { EtcdCluster, Fleet } from "./fleet";
import { hashUnit } from "./random";

/** One occurrence. `where` is a zone, a cluster id, a customer or a region, as the incident says; empty lets the seed choose. */
export interface IncidentOccurrence {
  readonly id: string;
  readonly name: string;
  readonly fromMs: number;
  readonly durationSeconds: number;
  readonly where: string;
  /** 1 as documented; 2 twice as strong */
  readonly strength: number;
  /** 0 steady, 1 restless from minute to minute */
  readonly noise: number;
}

export interface PlanInput {
  readonly fleet: Fleet;
  readonly occurrence: IncidentOccurrence;
  /** chance that depends on the fleet's seed, the occurrence and the keys */
  readonly unit: (...keys: readonly (string | number)[]) => number;
}

export interface IncidentDefinition {
  readonly name: string;
  readonly title: string;
  /** what the fleet shows, in order of time */
  readonly signature: string;
  /** what `where` may name */
  readonly place: "zone" | "cluster" | "customer" | "region";
  readonly defaultDurationSeconds: number;
  readonly plan: (input: PlanInput) => Effect[];
}

export function defineIncident(definition: IncidentDefinition): IncidentDefinition {
  return definition;
}

export function planInput(fleet: Fleet, occurrence: IncidentOccurrence): PlanInput {
  return { fleet, occurrence, unit: (...keys) => hashUnit(fleet.seed, occurrence.id, ...keys) };
}

export function endMs(occurrence: IncidentOccurrence): number {
  return occurrence.fromMs + occurrence.durationSeconds * 1000;
}

/** A cluster by id, else one that fits, by the seed's choice; undefined when none fits. */
export function chooseCluster(
  input: PlanInput,
  fits: (cluster: EtcdCluster) => boolean = () => true,
): EtcdCluster | undefined {
  const { fleet, occurrence, unit } = input;
  const named = fleet.clusters.find(({ id }) => id === occurrence.where);
  if (named !== undefined) return named;
  const fitting = fleet.clusters.filter(fits);
  return fitting[Math.floor(unit("cluster") * fitting.length)];
}

/** Builds effects of one occurrence on one cluster, with times in seconds after the occurrence's start. */
export class EffectList {
  readonly effects: Effect[] = [];

  constructor(
    private readonly occurrence: IncidentOccurrence,
    private readonly clusterId: string,
    private readonly impact: Impact,
  ) {}

  private span(fromSeconds: number, toSeconds: number) {
    const { id, fromMs, durationSeconds } = this.occurrence;
    return {
      incidentId: id,
      clusterId: this.clusterId,
      fromMs: fromMs + Math.round(Math.max(0, fromSeconds) * 1000),
      toMs: fromMs + Math.round(Math.min(durationSeconds, toSeconds) * 1000),
    };
  }

  secondsAt(timeMs: number): number {
    return (timeMs - MODEL_EPOCH_MS) / 1000;
  }

  /** Database bytes that grow from zero at `timeMs`. */
  ramp(timeMs: number, bytesPerSecond: number): Pick<ClusterCondition, "extraDbBytes" | "extraDbBytesPerSecond"> {
    return { extraDbBytesPerSecond: bytesPerSecond, extraDbBytes: -this.secondsAt(timeMs) * bytesPerSecond };
  }

  cluster(fromSeconds: number, toSeconds: number, cluster: Partial<ClusterCondition>, impact = this.impact): this {
    const span = this.span(fromSeconds, toSeconds);
    if (span.toMs > span.fromMs) this.effects.push({ ...span, impact, cluster });
    return this;
  }

  member(
    memberIndex: number,
    fromSeconds: number,
    toSeconds: number,
    member: Partial<MemberCondition>,
    impact = this.impact,
  ): this {
    const span = this.span(fromSeconds, toSeconds);
    if (span.toMs > span.fromMs) this.effects.push({ ...span, impact, memberIndex, member });
    return this;
  }
}
