// Who plays which part: for every incident a cluster of the simulated fleet that fits it, apart from the others', and one that
// nothing happens to. Chosen by what they are, never by name, so that the fleet may change.
import { buildFleet, type EtcdCluster, type Fleet } from "@/demo/model/fleet";
import { type IncidentOccurrence, planInput } from "@/demo/model/incident";
import { findIncident } from "@/demo/model/incidents";
import { buildTimeline } from "@/demo/model/timeline";

const SEED = 7;
const CLUSTER_COUNT = 400;

/** An incident's cluster, one that a bad zone spares, and those that nothing happens to. */
export type Role =
  | "zone-disk-jitter"
  | "led-elsewhere"
  | "member-down"
  | "quorum-loss"
  | "monitoring-loss"
  | "big-values"
  | "leader-flapping"
  | "quota-exhaustion"
  | "list-storm"
  | "data-inconsistency"
  | "event-storm"
  | "defrag-wave"
  | "partition"
  | "untouched"
  | "one-member"
  | "mid-upgrade";

export interface Cast {
  /** the fleet of those who play a part, and nobody else */
  readonly fleet: Fleet;
  readonly clusterOf: ReadonlyMap<Role, EtcdCluster>;
  /** the zone whose disks stall */
  readonly zone: string;
}

/** Incidents that are about one cluster, wherever it is. */
const SINGLE: readonly Role[] = [
  "member-down",
  "quorum-loss",
  "big-values",
  "leader-flapping",
  "quota-exhaustion",
  "list-storm",
  "data-inconsistency",
  "event-storm",
  "partition",
  "untouched",
];

/** Three members in three zones behind one K8s cluster of its own, with every counter that the signatures speak of. */
function listPlain({ clusters, k8sClusters }: Fleet): EtcdCluster[] {
  return clusters.filter((cluster) => {
    const users = k8sClusters.filter(({ mainEtcd }) => mainEtcd === cluster);
    const [k8s] = users;
    const isAlone = users.length === 1 && k8s !== undefined && k8s.eventsEtcd === undefined && k8s.minor >= 28;
    return isAlone && cluster.spec === "default" && new Set(cluster.members.map(({ zone }) => zone)).size === 3;
  });
}

function leaderZone(seed: number, cluster: EtcdCluster): string {
  const [first] = buildTimeline(seed, cluster, [], 0);
  return cluster.members[first?.leaderIndex ?? 0]?.zone ?? "";
}

/** A zone with a cluster that is led from it and one that only has a follower there. */
function castZone(fleet: Fleet, plain: readonly EtcdCluster[]) {
  for (const zone of fleet.zones) {
    const there = plain.filter(({ members }) => members.some((member) => member.zone === zone));
    const led = there.find((cluster) => leaderZone(fleet.seed, cluster) === zone);
    const follower = there.find((cluster) => leaderZone(fleet.seed, cluster) !== zone);
    if (led && follower) return { zone, led, follower };
  }
  throw new Error("the fleet has no zone that leads one cluster and follows in another");
}

/** A cluster that would take part in a defragmentation of its region. */
function castDefrag(fleet: Fleet, plain: readonly EtcdCluster[], occurrence: Omit<IncidentOccurrence, "where">) {
  const takesPart = (cluster: EtcdCluster) => {
    const input = planInput({ ...fleet, clusters: [cluster] }, { ...occurrence, where: cluster.region.id });
    return (findIncident("defrag-wave")?.plan(input) ?? []).length > 0;
  };
  const largest = [...plain].sort((a, b) => b.dbSizeBytes - a.dbSizeBytes).find(takesPart);
  if (largest === undefined) throw new Error("no cluster would be defragmented");
  return largest;
}

export function buildCast(defrag: Omit<IncidentOccurrence, "where">): Cast {
  const fleet = buildFleet(SEED, CLUSTER_COUNT);
  const plain = listPlain(fleet);
  const { zone, led, follower } = castZone(fleet, plain);
  const clusterOf = new Map<Role, EtcdCluster>([
    ["zone-disk-jitter", led],
    ["led-elsewhere", follower],
  ]);
  const afar = plain.filter(({ region }) => region !== led.region);
  const defragmented = castDefrag(fleet, afar, defrag);
  clusterOf.set("defrag-wave", defragmented);
  const rest = afar.filter(({ region }) => region !== defragmented.region);
  // whoever loses sight of a customer must not hide the others' incidents
  const inView = [led, follower, defragmented].map(({ customer }) => customer);
  const unseen = rest.find(({ customer }) => !inView.includes(customer));
  if (unseen === undefined) throw new Error("nobody to lose sight of");
  clusterOf.set("monitoring-loss", unseen);
  const others = rest.filter(({ customer }) => customer !== unseen.customer);
  SINGLE.forEach((role, index) => {
    const cluster = others[index];
    if (cluster === undefined) throw new Error(`no cluster left for ${role}`);
    clusterOf.set(role, cluster);
  });
  // Odd shapes, out of the way of the incidents.
  const aside = fleet.clusters.filter(
    ({ region, customer, scenario }) =>
      scenario === "k8s-main" &&
      customer !== unseen.customer &&
      region !== led.region &&
      region !== defragmented.region,
  );
  const isMixed = ({ members }: EtcdCluster) => new Set(members.map(({ version }) => version)).size > 1;
  const shapes = {
    "one-member": aside.find(({ members }) => members.length === 1),
    "mid-upgrade": aside.find(isMixed),
  };
  for (const role of ["one-member", "mid-upgrade"] as const) {
    const cluster = shapes[role];
    if (cluster === undefined) throw new Error(`the fleet has no ${role} cluster`);
    clusterOf.set(role, cluster);
  }
  const clusters = [...new Set(clusterOf.values())];
  const k8sClusters = fleet.k8sClusters.filter(({ mainEtcd }) => clusters.includes(mainEtcd));
  return { fleet: { ...fleet, clusters, k8sClusters }, clusterOf, zone };
}
