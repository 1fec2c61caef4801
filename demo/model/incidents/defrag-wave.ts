import { defineIncident, EffectList } from "../incident";
import { pick } from "../random";

export const defragWave = defineIncident({
  name: "defrag-wave",
  title: "Defragmentation goes through a region",
  signature:
    "member after member stands still for one to forty seconds while it rewrites its file; the file shrinks to what is in use; where " +
    "it is the leader's turn, writes wait",
  place: "region",
  defaultDurationSeconds: 20 * 60,
  plan: (input) => {
    const { fleet, occurrence, unit } = input;
    const regions = [...new Set(fleet.clusters.map(({ region }) => region.id))];
    const region = regions.includes(occurrence.where) ? occurrence.where : pick(unit("region"), regions);
    return fleet.clusters
      .filter((cluster) => cluster.region.id === region && unit(cluster.id, "takes part") < 0.5)
      .flatMap((cluster) => {
        const list = new EffectList(occurrence, cluster.id, "service");
        const holeSeconds = Math.min(40, Math.max(1, (cluster.dbSizeBytes / 2.5e8) * occurrence.strength));
        let at = occurrence.durationSeconds * 0.5 * unit(cluster.id, "start");
        for (const { index, trafficShare } of cluster.members) {
          list.member(index, at, at + holeSeconds, { isDefragmenting: true, cpuFactor: 2 });
          list.cluster(at, at + holeSeconds, {
            writeSlowShare: Math.min(0.6, trafficShare),
            readSlowShare: Math.min(0.4, trafficShare * 0.6),
          });
          at += holeSeconds + 30;
        }
        const releasedBytes = cluster.dbSizeBytes * 0.75 * (1 - cluster.dbInUseRatio) * 0.8;
        return list.cluster(at, Number.POSITIVE_INFINITY, { releasedDbBytes: releasedBytes }, "visible").effects;
      });
  },
});
