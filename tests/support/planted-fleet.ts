// A fleet of any size as a snapshot, with clusters made bad by rule: for blast radius, search and timing.

import type { Frame } from "@/lib/query/types";
import { buildInventory } from "@/lib/server/fleet/build-inventory";
import { buildNow } from "@/lib/server/fleet/build-now";
import type { FleetSnapshot } from "@/lib/server/fleet/snapshot";
import { HEALTH_CODES, type Health } from "@/lib/slo/vocabulary";
import { AS_OF, keepFrames } from "./fleet-frames";

export interface PlantedCluster {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly members: readonly { readonly zone: string; readonly host: string }[];
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(random: () => number, items: readonly T[]): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
};

const VERSIONS = ["3.4.23", "3.5.9", "3.5.9", "3.5.12", "3.5.12", "3.5.12", "3.6.1"] as const;
const PRODUCTS = ["tke", "tke", "tke", "eks", "mesh", "store"] as const;
const SCENARIOS = ["k8s-main", "k8s-main", "k8s-events", "managed-etcd"] as const;
const SPECS = ["small", "small", "default", "default", "large"] as const;
/** Ten or so clusters in each of twenty regions tell nothing apart. */
const regionCountOf = (clusterCount: number) => (clusterCount < 1_000 ? 5 : 20);
const HOSTS_PER_ZONE = 40;

/** Three members each: mostly one in each of three zones, a quarter with two or three in the home zone. */
export function plantFleet(count: number, seed = 1): PlantedCluster[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const region = `r${String(Math.floor(random() * regionCountOf(count))).padStart(2, "0")}`;
    const home = Math.floor(random() * 3);
    const spread = random();
    const zoneOf = (member: number) => (spread < 0.12 ? 0 : spread < 0.25 ? (member === 2 ? 1 : 0) : member);
    const members = [0, 1, 2].map((member) => {
      const zone = `${region}-${((home + zoneOf(member)) % 3) + 1}`;
      return { zone, host: `${zone}-h${String(Math.floor(random() * HOSTS_PER_ZONE)).padStart(2, "0")}` };
    });
    const labels = {
      region,
      zone: `${region}-${home + 1}`,
      product: pick(random, PRODUCTS),
      scenario: pick(random, SCENARIOS),
      spec: pick(random, SPECS),
      customer: `customer-${Math.floor(random() ** 2 * 120)}`,
      version: pick(random, VERSIONS),
    };
    return { id: `etcd-${labels.customer}-${String(at).padStart(5, "0")}`, labels, members };
  });
}

/** The snapshot of a fleet in which `healthOf` decides; everything else is as good as unknown. */
export function plantSnapshot(
  clusters: readonly PlantedCluster[],
  healthOf: (cluster: PlantedCluster) => Health = () => "ok",
): FleetSnapshot {
  const frame = (name: string, series: Frame["series"]): [string, Frame] => [
    name,
    { name, timesUnixMs: [AS_OF], series },
  ];
  const answers = keepFrames(
    new Map([
      frame(
        "info",
        clusters.map(({ id, labels }) => ({ labels: { etcd_cluster: id, ...labels }, values: [1] })),
      ),
      frame(
        "memberInfo",
        clusters.flatMap(({ id, members }) =>
          members.map(({ zone, host }, at) => ({
            labels: { etcd_cluster: id, member: `${id}-${at}`, zone, host },
            values: [1],
          })),
        ),
      ),
      frame(
        "k8sLink",
        clusters.map(({ id }) => ({
          labels: { etcd_cluster: id, k8s_cluster: `cls-${id}`, role: "all" },
          values: [1],
        })),
      ),
      frame(
        "health",
        clusters.map((cluster) => ({
          labels: { etcd_cluster: cluster.id },
          values: [HEALTH_CODES[healthOf(cluster)]],
        })),
      ),
    ]),
  );
  const inventory = buildInventory({ answers, asOfUnixMs: AS_OF, carryOver: null, previous: null });
  return { inventory, now: buildNow(answers, inventory, AS_OF) };
}
