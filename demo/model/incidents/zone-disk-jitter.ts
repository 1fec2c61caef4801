import type { Effect } from "../condition";
import type { EtcdCluster } from "../fleet";
import { defineIncident, EffectList, type PlanInput } from "../incident";
import { pick } from "../random";
import { MAJORITY_STALL } from "./strengths";

const OPENING_SECONDS = 240;

function planCluster(input: PlanInput, cluster: EtcdCluster, zone: string): Effect[] {
  const { occurrence, unit } = input;
  const list = new EffectList(occurrence, cluster.id, "visible");
  const inZone = cluster.members.filter((member) => member.zone === zone);
  const own = 0.7 + 0.6 * unit(cluster.id, "depth");
  const isHardHit = unit(cluster.id, "hard") < 0.12;
  for (const member of inZone) {
    list.member(member.index, 0, OPENING_SECONDS, {
      diskDegradedRatio: 0.95,
      diskStallShare: Math.min(0.5, 0.16 * own * occurrence.strength),
      slowAppliesPerSecond: 2,
    });
    let from = OPENING_SECONDS;
    for (let step = 0; from < occurrence.durationSeconds; step += 1) {
      const calm = 1 + occurrence.noise * 0.7 * (unit(cluster.id, "step", step) - 0.5);
      const to = from + 90 + 120 * unit(cluster.id, "length", step);
      list.member(member.index, from, to, {
        diskDegradedRatio: Math.min(0.95, 0.8 * calm),
        diskStallShare: (isHardHit ? MAJORITY_STALL * 3 : MAJORITY_STALL) * own * calm * occurrence.strength,
        slowAppliesPerSecond: 0.8,
      });
      from = to;
    }
  }
  return [
    ...list.effects,
    ...elections(
      input,
      cluster,
      inZone.map(({ index }) => index),
    ),
  ];
}

/** Stalled heartbeats cost the leader its office now and then; in a few clusters the lead leaves the zone for good. */
function elections(input: PlanInput, cluster: EtcdCluster, inZone: readonly number[]): Effect[] {
  const outside = cluster.members.map(({ index }) => index).filter((index) => !inZone.includes(index));
  const target = outside[0];
  if (target === undefined || input.unit(cluster.id, "moves") > 0.06) return [];
  const at = 60 + 300 * input.unit(cluster.id, "when");
  return new EffectList(input.occurrence, cluster.id, "visible").cluster(at, at + 4, {
    leaderIndex: target,
    writeFaultShare: 0.3,
    failedProposalsPerSecond: 1,
    readIndexFailuresPerSecond: 1,
  }).effects;
}

export const zoneDiskJitter = defineIncident({
  name: "zone-disk-jitter",
  title: "Disks of one zone stall",
  signature:
    "fsync and commit latency rise at once on every member in the zone; where the leader or the needed quorum sits there, writes " +
    "pass their bound, proposals wait, heartbeats fail, some leaders move; clusters led from elsewhere stay green",
  place: "zone",
  defaultDurationSeconds: 4 * 3_600,
  plan: (input) => {
    const { fleet, occurrence, unit } = input;
    const zone = fleet.zones.includes(occurrence.where) ? occurrence.where : pick(unit("zone"), fleet.zones);
    return fleet.clusters
      .filter((cluster) => cluster.members.some((member) => member.zone === zone))
      .flatMap((cluster) => planCluster(input, cluster, zone));
  },
});
