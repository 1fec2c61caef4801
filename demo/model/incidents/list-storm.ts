import { chooseCluster, defineIncident, EffectList } from "../incident";

export const listStorm = defineIncident({
  name: "list-storm",
  title: "A controller lists everything, over and over",
  signature:
    "the kube-apiserver's LIST of one resource rises twentyfold first; etcd's reads rise fivefold and its bytes out a hundredfold; " +
    "reads slow down, memory doubles and slow applies rise on the member that is asked; writes slow a little; flow control rejects",
  place: "cluster",
  defaultDurationSeconds: 30 * 60,
  plan: (input) => {
    const cluster = chooseCluster(input, ({ scenario, spec }) => scenario === "k8s-main" && spec !== "small");
    if (cluster === undefined) return [];
    const { durationSeconds, strength } = input.occurrence;
    const hit = Math.floor(input.unit("member") * cluster.members.length);
    return new EffectList(input.occurrence, cluster.id, "service")
      .cluster(0, durationSeconds, { listFactor: 25 * strength, inflightFactor: 4, rejectsPerSecond: 30 * strength })
      .cluster(30, durationSeconds, {
        readFactor: 1 + 4 * strength,
        rangeSizeFactor: 20 * strength,
        readSlowShare: Math.min(0.3, 0.045 * strength),
        writeSlowShare: 0.003,
      })
      .member(hit, 30, durationSeconds, {
        memoryFactor: 2.1,
        cpuFactor: 4,
        bytesOutFactor: 2,
        slowAppliesPerSecond: 1.9,
        diskDegradedRatio: 0.05,
      }).effects;
  },
});
