// The labelled truth: which clusters an incident touches at a moment, and how. Diagnosis and blast radius are measured against it.
import type { Impact } from "./condition";
import { isMemberEffect } from "./condition";
import { segmentIndexAt } from "./timeline";
import type { World } from "./world";

export interface TruthEntry {
  readonly incidentId: string;
  readonly incident: string;
  readonly clusterId: string;
  /** what the incident does to the cluster's users at this moment */
  readonly impact: Impact;
  readonly memberIndexes: readonly number[];
}

const RANK: Readonly<Record<Impact, number>> = { visible: 0, margin: 1, blind: 2, service: 3 };
/** Writes or reads failing or slow beyond this share are felt by users, whatever the effect says of itself. */
const FELT_SHARE = 0.005;

function feltImpact(world: World, clusterId: string, timeMs: number): Impact {
  const timeline = world.lives.get(clusterId)?.timeline ?? [];
  const state = timeline[segmentIndexAt(timeline, timeMs)]?.cluster;
  if (state === undefined) return "visible";
  const worst = Math.max(state.writeFaultShare, state.readFaultShare, state.writeSlowShare, state.readSlowShare);
  return worst > FELT_SHARE ? "service" : "visible";
}

/** Every cluster that an incident touches at `timeMs`, one entry per incident and cluster. */
export function truthAt(world: World, timeMs: number): TruthEntry[] {
  const names = new Map(world.schedule.occurrences.map(({ id, name }) => [id, name]));
  const entries = new Map<string, TruthEntry>();
  for (const effect of world.effects) {
    if (effect.fromMs > timeMs || effect.toMs <= timeMs) continue;
    const key = `${effect.incidentId} ${effect.clusterId}`;
    const known = entries.get(key);
    const felt = known?.impact ?? feltImpact(world, effect.clusterId, timeMs);
    const members = isMemberEffect(effect) ? [effect.memberIndex] : [];
    entries.set(key, {
      incidentId: effect.incidentId,
      incident: names.get(effect.incidentId) ?? effect.incidentId,
      clusterId: effect.clusterId,
      impact: RANK[effect.impact] > RANK[felt] ? effect.impact : felt,
      memberIndexes: [...new Set([...(known?.memberIndexes ?? []), ...members])],
    });
  }
  return [...entries.values()];
}
