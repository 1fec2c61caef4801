// Fleet, schedule and timelines together: the one object from which exposition, backfill and truth are read.
import { backgroundEffects } from "./background";
import { buildClock, type Clock } from "./basis";
import type { Effect } from "./condition";
import { buildFleet, type EtcdCluster, type Fleet } from "./fleet";
import { endMs, type IncidentOccurrence, planInput } from "./incident";
import { findIncident } from "./incidents";
import type { Schedule } from "./schedule";
import { buildTimeline, type Segment } from "./timeline";

export interface ClusterLife {
  readonly cluster: EtcdCluster;
  readonly clock: Clock;
  readonly timeline: readonly Segment[];
}

export interface World {
  readonly fleet: Fleet;
  readonly schedule: Schedule;
  readonly effects: readonly Effect[];
  /** by cluster id */
  readonly lives: ReadonlyMap<string, ClusterLife>;
}

export function planEffects(fleet: Fleet, occurrences: readonly IncidentOccurrence[]): Effect[] {
  return occurrences.flatMap((occurrence) => {
    const effects = findIncident(occurrence.name)?.plan(planInput(fleet, occurrence)) ?? [];
    const lastMs = endMs(occurrence);
    return effects.filter(({ fromMs, toMs }) => toMs > fromMs && fromMs <= lastMs);
  });
}

export function buildWorld(schedule: Schedule): World {
  const fleet = buildFleet(schedule.seed, schedule.clusterCount);
  const effects = planEffects(fleet, schedule.occurrences);
  const byCluster = new Map<string, Effect[]>();
  for (const effect of effects) byCluster.set(effect.clusterId, [...(byCluster.get(effect.clusterId) ?? []), effect]);
  const lives = new Map<string, ClusterLife>();
  for (const cluster of fleet.clusters) {
    const own = [...(byCluster.get(cluster.id) ?? []), ...backgroundEffects(schedule.seed, cluster, schedule.anchorMs)];
    lives.set(cluster.id, {
      cluster,
      clock: buildClock(schedule.seed, cluster),
      timeline: buildTimeline(schedule.seed, cluster, own, schedule.anchorMs),
    });
  }
  return { fleet, schedule, effects, lives };
}

export function lifeOf(world: World, clusterId: string): ClusterLife {
  const life = world.lives.get(clusterId);
  if (life === undefined) throw new RangeError(`no cluster ${clusterId} in this fleet`);
  return life;
}
