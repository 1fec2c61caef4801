import { chooseCluster, defineIncident, EffectList } from "../incident";

export const bigValues = defineIncident({
  name: "big-values",
  title: "A client writes huge values",
  signature:
    "mean value size rises from kilobytes to hundreds of kilobytes; client and peer bytes and WAL bytes follow; fsync and commit slow " +
    "down on every member; slow applies; the database grows steeply; values over 1.5 MiB are refused as InvalidArgument",
  place: "cluster",
  defaultDurationSeconds: 45 * 60,
  plan: (input) => {
    const cluster = chooseCluster(input, ({ spec }) => spec !== "large");
    if (cluster === undefined) return [];
    const { durationSeconds, strength, fromMs } = input.occurrence;
    const list = new EffectList(input.occurrence, cluster.id, "service");
    const bytesPerSecond = cluster.writesPerSecond * 40 * strength;
    list.cluster(0, durationSeconds, {
      valueSizeFactor: 150 * strength,
      writeSlowShare: Math.min(0.2, 0.035 * strength),
      readSlowShare: 0.002,
      writeRefusedShare: 0.004,
      proposalsPendingCount: 30,
      ...list.ramp(fromMs, bytesPerSecond),
    });
    for (const { index } of cluster.members)
      list.member(index, 0, durationSeconds, {
        diskDegradedRatio: Math.min(0.6, 0.25 * strength),
        slowAppliesPerSecond: 1.5,
        memoryFactor: 1.5,
        cpuFactor: 1.8,
      });
    return list.effects;
  },
});
