import type { EtcdCluster } from "../fleet";
import { defineIncident, EffectList } from "../incident";

export const monitoringLoss = defineIncident({
  name: "monitoring-loss",
  title: "A group of clusters is no longer scraped",
  signature:
    "targets disappear from service discovery, of etcd and of the kube-apiservers: up is absent, not 0; the clusters go on serving, " +
    "nobody sees them",
  place: "customer",
  defaultDurationSeconds: 3 * 3_600,
  plan: (input) => {
    const { fleet, occurrence, unit } = input;
    const clusters = chooseGroup(fleet.clusters, occurrence.where, unit("group"), occurrence.strength);
    return clusters.flatMap(
      (cluster) =>
        new EffectList(occurrence, cluster.id, "blind").cluster(0, Number.POSITIVE_INFINITY, {
          isEtcdScraped: false,
          isApiserverScraped: false,
        }).effects,
    );
  },
});

/** The clusters of the named customer or region; else a customer's clusters in one region, about 2 % of the fleet. */
function chooseGroup(
  clusters: readonly EtcdCluster[],
  where: string,
  unit: number,
  strength: number,
): readonly EtcdCluster[] {
  const named = clusters.filter(({ customer, region }) => customer === where || region.id === where);
  if (where !== "" && named.length > 0) return named;
  const groups = new Map<string, EtcdCluster[]>();
  for (const cluster of clusters) {
    const key = `${cluster.customer}/${cluster.region.id}`;
    groups.set(key, [...(groups.get(key) ?? []), cluster]);
  }
  const wanted = Math.max(2, Math.round(clusters.length * 0.02 * strength));
  const fitting = [...groups.values()].filter(({ length }) => length >= Math.min(2, wanted) && length <= wanted * 2);
  return fitting[Math.floor(unit * fitting.length)] ?? [];
}
