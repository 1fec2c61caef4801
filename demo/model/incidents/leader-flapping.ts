import { chooseCluster, defineIncident, EffectList } from "../incident";

export const leaderFlapping = defineIncident({
  name: "leader-flapping",
  title: "Leadership moves again and again",
  signature:
    "three to ten elections in a quarter of an hour; the leader moves between members; failed proposals and read indexes; Unavailable " +
    "for a few seconds each time; the kube-apiserver answers 500 and 504",
  place: "cluster",
  defaultDurationSeconds: 40 * 60,
  plan: (input) => {
    const cluster = chooseCluster(input, ({ members }) => members.length >= 3);
    if (cluster === undefined) return [];
    const { durationSeconds, strength } = input.occurrence;
    const list = new EffectList(input.occurrence, cluster.id, "service");
    let at = 5;
    for (let turn = 0; at < durationSeconds; turn += 1) {
      const gap = (70 + 130 * input.unit("gap", turn)) / strength;
      const leaderIndex = (turn + 1) % cluster.members.length;
      list
        .cluster(at, at + 3, {
          leaderIndex,
          writeFaultShare: 0.9,
          readFaultShare: 0.5,
          failedProposalsPerSecond: 4,
          readIndexFailuresPerSecond: 4,
        })
        .cluster(at + 3, at + gap, { leaderIndex, heartbeatFailuresPerSecond: 0.4, writeSlowShare: 0.01 });
      at += gap;
    }
    return list.effects;
  },
});
