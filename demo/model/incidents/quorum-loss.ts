import { chooseCluster, defineIncident, EffectList } from "../incident";

export const quorumLoss = defineIncident({
  name: "quorum-loss",
  title: "A cluster loses its quorum",
  signature:
    "a majority of members goes down within a minute; the rest sees no leader; calls fail after seven seconds and their number " +
    "collapses; the kube-apiserver answers 500 and 504 and its etcd check fails; members return one by one",
  place: "cluster",
  defaultDurationSeconds: 12 * 60,
  plan: (input) => {
    const cluster = chooseCluster(input, ({ members }) => members.length >= 3);
    if (cluster === undefined) return [];
    const { durationSeconds } = input.occurrence;
    const list = new EffectList(input.occurrence, cluster.id, "service");
    const first = Math.floor(input.unit("first") * cluster.members.length);
    const lost = Math.floor(cluster.members.length / 2) + 1;
    for (let order = 0; order < Math.min(lost, cluster.members.length); order += 1) {
      const index = (first + order) % cluster.members.length;
      list.member(index, order * 20, durationSeconds - (lost - 1 - order) * 25, { isUp: false });
    }
    return list.cluster(0, durationSeconds, { inflightFactor: 1.5, rejectsPerSecond: 6 }).effects;
  },
});
