import "server-only";
// Who is looked at: links between etcd and Kubernetes followed both ways, from the snapshot. Two clusters a side are drawn at most,
// so that a page stays within its queries; the others are named and one step away.
import type { EtcdSubject, K8sSubject } from "../../contract/troubleshoot";
import { HEALTHS_WORST_FIRST } from "../../slo/vocabulary";
import type { FleetView } from "../fleet/service";
import type { FleetSnapshot } from "../fleet/snapshot";

export const SHOWN_MAX = 2;
export const SIGNALS_PER_SIDE = 12;

type Role = K8sSubject["etcdClusters"][number]["role"];

const byK8s = new WeakMap<FleetSnapshot["inventory"], ReadonlyMap<string, readonly { id: string; role: Role }[]>>();

/** etcd clusters behind every K8s cluster, main store first. Made once an inventory. */
export function etcdByK8s({ inventory }: FleetSnapshot): ReadonlyMap<string, readonly { id: string; role: Role }[]> {
  const known = byK8s.get(inventory);
  if (known) return known;
  const links = new Map<string, { id: string; role: Role }[]>();
  inventory.ids.forEach((id, index) => {
    for (const { id: k8s, role } of inventory.k8sClusters[index] ?? []) {
      const list = links.get(k8s);
      if (list) list.push({ id, role });
      else links.set(k8s, [{ id, role }]);
    }
  });
  const rank = (role: Role) => (role === "events" ? 1 : 0);
  for (const list of links.values()) list.sort((a, b) => rank(a.role) - rank(b.role) || (a.id < b.id ? -1 : 1));
  byK8s.set(inventory, links);
  return links;
}

export interface Subjects {
  readonly etcd: readonly EtcdSubject[];
  readonly k8s: readonly K8sSubject[];
}

function etcdSubject(fleet: FleetView, id: string, isShown: boolean): EtcdSubject[] {
  const facts = fleet.cluster(id);
  if (!facts) return [];
  const { row } = facts;
  return [
    {
      id,
      health: row.health,
      failing: row.failing,
      region: row.region,
      zone: row.zone,
      customer: row.customer,
      memberCount: row.memberCount,
      k8sClusters: [...fleet.clusterLinks(id).k8sClusters],
      isShown,
    },
  ];
}

function k8sSubject(snapshot: FleetSnapshot, id: string, isShown: boolean): K8sSubject {
  return { id, etcdClusters: [...(etcdByK8s(snapshot).get(id) ?? [])], isShown };
}

/** From an etcd cluster: the K8s clusters that it serves, and what else stores data of those that are drawn. */
export function subjectsOfEtcd(id: string, fleet: FleetView, snapshot: FleetSnapshot): Subjects {
  const served = fleet.clusterLinks(id).k8sClusters;
  const k8s = served.map((link, index) => k8sSubject(snapshot, link.id, index < SHOWN_MAX));
  const beside = k8s.filter(({ isShown }) => isShown).flatMap(({ etcdClusters }) => etcdClusters.map((one) => one.id));
  const others = [...new Set(beside)].filter((other) => other !== id);
  return {
    etcd: [...etcdSubject(fleet, id, true), ...others.flatMap((other) => etcdSubject(fleet, other, false))],
    k8s,
  };
}

/** From a K8s cluster: every etcd cluster behind it, the worst drawn first; its main store before its events at equal health. */
export function subjectsOfK8s(id: string, fleet: FleetView, snapshot: FleetSnapshot): Subjects {
  const behind = etcdByK8s(snapshot).get(id) ?? [];
  const etcd = behind.flatMap((link) => etcdSubject(fleet, link.id, true));
  const severity = (subject: EtcdSubject) => HEALTHS_WORST_FIRST.indexOf(subject.health);
  const worst = [...etcd].sort((a, b) => severity(a) - severity(b));
  return {
    etcd: worst.map((subject, index) => ({ ...subject, isShown: index < SHOWN_MAX })),
    k8s: [k8sSubject(snapshot, id, true)],
  };
}
