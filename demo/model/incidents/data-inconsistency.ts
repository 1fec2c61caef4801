import { chooseCluster, defineIncident, EffectList } from "../incident";

/** A gap of less than this is what busy members differ by when they are scraped a few seconds apart: nobody could tell. */
const TELLING_SECONDS = 70;

export const dataInconsistency = defineIncident({
  name: "data-inconsistency",
  title: "One member holds other data than the rest",
  signature:
    "everything looks well: leader, latency, errors; one member's revision stays a constant number behind the others and its key " +
    "count differs, also while few writes happen",
  place: "cluster",
  defaultDurationSeconds: 12 * 3_600,
  plan: (input) => {
    const cluster = chooseCluster(input, ({ members }) => members.length >= 3);
    if (cluster === undefined) return [];
    const index = Math.floor(input.unit("member") * cluster.members.length);
    const scrapedApart = cluster.writesPerSecond * TELLING_SECONDS;
    return new EffectList(input.occurrence, cluster.id, "visible").member(index, 0, Number.POSITIVE_INFINITY, {
      revisionGap: Math.round(180 + 900 * input.unit("gap") + scrapedApart),
      keysGap: Math.round(cluster.keysCount * 0.018 + 12),
    }).effects;
  },
});
