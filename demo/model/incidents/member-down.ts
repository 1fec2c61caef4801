import { chooseCluster, defineIncident, EffectList } from "../incident";

export const memberDown = defineIncident({
  name: "member-down",
  title: "One member is down",
  signature:
    "up 0 on one member, peers lose it and fail to send; if it led: one election, a write gap of a few seconds; clients reconnect " +
    "to the others; the quorum margin of three members is gone",
  place: "cluster",
  defaultDurationSeconds: 3 * 3_600,
  plan: (input) => {
    const cluster = chooseCluster(input, ({ members }) => members.length >= 3);
    if (cluster === undefined) return [];
    const index = Math.floor(input.unit("member") * cluster.members.length);
    return new EffectList(input.occurrence, cluster.id, "margin")
      .member(index, 0, Number.POSITIVE_INFINITY, { isUp: false })
      .cluster(0, 3, { writeFaultShare: 0.5, readFaultShare: 0.2, readIndexFailuresPerSecond: 2 }).effects;
  },
});
