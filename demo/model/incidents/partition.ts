import { chooseCluster, defineIncident, EffectList } from "../incident";

export const partition = defineIncident({
  name: "partition",
  title: "One member is cut off from its peers",
  signature:
    "the member runs and answers its scrape, sees no leader and no peers; the others lose it and fail to send; round trips to it are " +
    "no longer measured; its clients fail until they reconnect; if it led, one election",
  place: "cluster",
  defaultDurationSeconds: 45 * 60,
  plan: (input) => {
    const cluster = chooseCluster(input, ({ members }) => members.length >= 3);
    if (cluster === undefined) return [];
    const index = Math.floor(input.unit("member") * cluster.members.length);
    return new EffectList(input.occurrence, cluster.id, "margin")
      .member(index, 0, Number.POSITIVE_INFINITY, { isIsolated: true })
      .cluster(0, 3, { writeFaultShare: 0.4, readFaultShare: 0.2, readIndexFailuresPerSecond: 2 }).effects;
  },
});
