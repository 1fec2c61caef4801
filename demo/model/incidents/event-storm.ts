import { chooseCluster, defineIncident, EffectList } from "../incident";

export const eventStorm = defineIncident({
  name: "event-storm",
  title: "A crash loop floods the store with events",
  signature:
    "writes rise three- to tenfold, event objects and leases climb, the database grows; watch events queue up; on small clusters " +
    "writes slow down",
  place: "cluster",
  defaultDurationSeconds: 50 * 60,
  plan: (input) => {
    const cluster = chooseCluster(input, ({ scenario }) => scenario !== "managed-etcd");
    if (cluster === undefined) return [];
    const { durationSeconds, strength, fromMs } = input.occurrence;
    const factor = 1 + 4.5 * strength;
    const list = new EffectList(input.occurrence, cluster.id, "visible");
    list.cluster(0, durationSeconds, {
      eventWritesFactor: factor,
      leaseFactor: 4,
      writeSlowShare: 0.004 * strength,
      proposalsPendingCount: 8,
      extraKeysPerSecond: cluster.writesPerSecond * (factor - 1) * 0.2,
      extraKeys: -list.secondsAt(fromMs) * cluster.writesPerSecond * (factor - 1) * 0.2,
      ...list.ramp(fromMs, cluster.writesPerSecond * (factor - 1) * 900),
    });
    for (const { index } of cluster.members) list.member(index, 0, durationSeconds, { cpuFactor: 1 + strength });
    return list.effects;
  },
});
