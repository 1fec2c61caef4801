// Ordinary life around the incidents: deploy bursts and rolling restarts. They belong to no incident and are not in the truth.
import type { Effect } from "./condition";
import type { EtcdCluster } from "./fleet";
import { between, hashUnit } from "./random";

export const BACKGROUND_ID = "background";
const DAY_MS = 86_400_000;

function bursts(seed: number, cluster: EtcdCluster, day: number): Effect[] {
  const u = (key: string) => hashUnit(seed, cluster.id, "burst", day, key);
  if (u("happens") > 0.8) return [];
  const fromMs = Math.round((day + (5 + 13 * u("hour")) / 24) * DAY_MS);
  const factor = between(u("factor"), 1.6, 3);
  return [
    {
      incidentId: BACKGROUND_ID,
      clusterId: cluster.id,
      impact: "visible",
      fromMs,
      toMs: fromMs + Math.round(between(u("length"), 120, 600) * 1000),
      cluster: { writeFactor: factor, readFactor: 1 + (factor - 1) * 0.6, inflightFactor: 1.2 },
    },
  ];
}

/** A rolling restart about every 20 days: each member away for some seconds, four minutes apart. */
function restarts(seed: number, cluster: EtcdCluster, day: number): Effect[] {
  const u = (key: string) => hashUnit(seed, cluster.id, "restart", day, key);
  if (cluster.members.length < 3 || u("happens") > 0.05) return [];
  const fromMs = Math.round((day + u("hour")) * DAY_MS);
  return cluster.members.map((member) => ({
    incidentId: BACKGROUND_ID,
    clusterId: cluster.id,
    impact: "visible" as const,
    fromMs: fromMs + member.index * 240_000,
    toMs: fromMs + member.index * 240_000 + 7_000,
    memberIndex: member.index,
    member: { isUp: false },
  }));
}

/** Everyday effects between these days before and after the anchor. */
export function backgroundEffects(seed: number, cluster: EtcdCluster, anchorMs: number): Effect[] {
  const today = Math.floor(anchorMs / DAY_MS);
  const effects: Effect[] = [];
  for (let day = today - 28; day <= today + 7; day += 1) {
    effects.push(...restarts(seed, cluster, day));
    if (day >= today - 2) effects.push(...bursts(seed, cluster, day));
  }
  return effects.filter((effect) => effect.fromMs > anchorMs - 28 * DAY_MS);
}
