// The fleet: clusters, members, Kubernetes clusters and where they run, drawn once from a seed. Nothing here depends on time.
import {
  CUSTOMERS,
  ETCD_VERSIONS,
  K8S_PRODUCTS,
  K8S_VERSIONS,
  MANAGED_PRODUCTS,
  REGIONS,
  type Region,
  ROLES,
  type Scenario,
  SPEC_RANGES,
  type Spec,
  ZONES_PER_REGION,
} from "./catalog";
import { between, betweenLog, hashUnit, pick, pickWeighted } from "./random";

export interface Member {
  /** the `instance` label */
  readonly id: string;
  readonly index: number;
  readonly zone: string;
  readonly host: string;
  readonly version: string;
  readonly hasLatencyHistogram: boolean;
  /** 64-bit member id as etcd prints it */
  readonly serverIdHex: string;
  /** share of the clients' calls that this member answers while all are up */
  readonly trafficShare: number;
}

export interface EtcdCluster {
  readonly id: string;
  readonly region: Region;
  /** the zone where most members live; with one in each zone, that of the first, which differs from cluster to cluster */
  readonly zone: string;
  readonly product: string;
  readonly scenario: Scenario;
  readonly spec: Spec;
  readonly customer: string;
  readonly members: readonly Member[];
  readonly writesPerSecond: number;
  readonly readsPerSecond: number;
  readonly keysCount: number;
  readonly dbSizeBytes: number;
  readonly dbInUseRatio: number;
  readonly quotaBytes: number;
  readonly watchersCount: number;
  readonly fdsCount: number;
  readonly valueSizeBytes: number;
  /** share of writes over the latency bound on a good day; a few clusters are chronically weak */
  readonly baseSlowShare: number;
  readonly baseFaultShare: number;
}

export interface K8sCluster {
  readonly id: string;
  readonly region: Region;
  readonly customer: string;
  readonly version: string;
  readonly minor: number;
  readonly mainEtcd: EtcdCluster;
  readonly eventsEtcd: EtcdCluster | undefined;
  /** share of the main etcd cluster's calls that come from this Kubernetes cluster */
  readonly mainShare: number;
}

export interface Fleet {
  readonly seed: number;
  readonly clusters: readonly EtcdCluster[];
  readonly k8sClusters: readonly K8sCluster[];
  readonly zones: readonly string[];
}

export function minorOf(version: string): number {
  return Number(version.split(".")[1]);
}

interface Draft {
  readonly id: string;
  readonly scenario: Scenario;
  readonly region: Region;
  readonly customer: string;
  readonly product: string;
  readonly spec: Spec;
}

/** Kubernetes 1.37 asks an etcd whose members all are 3.7 or newer for lists as streams. */
export function streamsLists({ minor, mainEtcd }: Pick<K8sCluster, "minor" | "mainEtcd">): boolean {
  return minor >= 37 && mainEtcd.members.every(({ version }) => minorOf(version) >= 7);
}

/** With fewer hosts in a zone, one of them would be as good an explanation as the zone. */
const LEAST_HOSTS = 8;

/** Zone of each member: mostly one per zone; some 2+1, some all in one. */
function spreadZones(unit: number, region: Region, offset: number, count: number): string[] {
  const zone = (index: number) => `${region.id}-${((index + offset) % ZONES_PER_REGION) + 1}`;
  if (unit < 0.12) return Array.from({ length: count }, () => zone(0));
  if (unit < 0.25) return Array.from({ length: count }, (_, index) => zone(index === count - 1 ? 1 : 0));
  return Array.from({ length: count }, (_, index) => zone(index));
}

function memberCount(unit: number, spec: Spec): number {
  if (spec === "small") return unit < 0.14 ? 1 : 3;
  if (spec === "large") return unit < 0.35 ? 5 : 3;
  return unit < 0.08 ? 5 : 3;
}

function buildMembers(seed: number, draft: Draft, hostsPerZone: number): Member[] {
  const u = (key: string, index = 0) => hashUnit(seed, draft.id, key, index);
  const count = memberCount(u("members"), draft.spec);
  const zones = spreadZones(u("spread"), draft.region, Math.floor(u("zone") * ZONES_PER_REGION), count);
  const release = pickWeighted(u("version"), ETCD_VERSIONS);
  const isMidUpgrade = count > 1 && u("upgrade") < 0.07 && release.next !== release.id;
  const hasLatencyHistogram = u("extensive") < (draft.scenario === "managed-etcd" ? 0.8 : 0.3);
  const weights = zones.map((_, index) => 1 + 0.5 * u("share", index));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const hostStart = Math.floor(u("host") * hostsPerZone);
  return zones.map((zone, index) => ({
    id: `${draft.id}-${index}`,
    index,
    zone,
    host: `${zone}-h${String(((hostStart + index) % hostsPerZone) + 1).padStart(2, "0")}`,
    version: isMidUpgrade && index === 0 ? release.next : release.id,
    hasLatencyHistogram,
    serverIdHex: `${Math.floor(u("id-high", index) * 0xffffffff).toString(16)}${Math.floor(
      u("id-low", index) * 0xffffffff,
    )
      .toString(16)
      .padStart(8, "0")}`,
    trafficShare: (weights[index] ?? 0) / total,
  }));
}

/** The most frequent value; of equals the one that comes first. */
function mostCommon(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? "";
}

function buildCluster(seed: number, draft: Draft, hostsPerZone: number): EtcdCluster {
  const u = (key: string) => hashUnit(seed, draft.id, key);
  const ranges = SPEC_RANGES[draft.spec];
  const members = buildMembers(seed, draft, hostsPerZone);
  const writesPerSecond = betweenLog(u("writes"), ...ranges.writesPerSecond);
  const isWeak = u("weak") < 0.06;
  return {
    ...draft,
    zone: mostCommon(members.map((member) => member.zone)),
    members,
    writesPerSecond,
    readsPerSecond: writesPerSecond * between(u("reads"), 0.9, 2.2),
    keysCount: Math.round(betweenLog(u("keys"), ...ranges.keys)),
    dbSizeBytes: Math.round(betweenLog(u("db"), ...ranges.dbBytes)),
    dbInUseRatio: between(u("in-use"), 0.45, 0.88),
    quotaBytes: ranges.quotaBytes,
    watchersCount: Math.round(betweenLog(u("watchers"), ...ranges.watchers)),
    fdsCount: Math.round(betweenLog(u("fds"), ...ranges.fds)),
    valueSizeBytes: Math.round(betweenLog(u("value"), 900, 3_500)),
    baseSlowShare: isWeak ? betweenLog(u("slow"), 4e-4, 1.3e-3) : betweenLog(u("slow"), 4e-6, 1.2e-4),
    baseFaultShare: betweenLog(u("fault"), 1e-6, 4e-5),
  };
}

function draftAt(seed: number, index: number, taken: Set<string>): Draft {
  const u = (key: string) => hashUnit(seed, "draft", index, key);
  const customer = pickWeighted(
    u("customer"),
    CUSTOMERS.map((item, rank) => ({ ...item, weight: 1 / (rank + 1.5) ** 0.9 })),
  );
  const scenario: Scenario = u("scenario") < 0.14 ? "managed-etcd" : "k8s-main";
  const role = pick(u("role") ** 1.4, ROLES);
  let number = 1 + Math.floor(u("number") * 12);
  while (taken.has(`${customer.short}-${role}-${number}`)) number += 1;
  const id = `${customer.short}-${role}-${number}`;
  taken.add(id);
  const specUnit = u("spec");
  return {
    id,
    scenario,
    region: pickWeighted(u("region"), REGIONS),
    customer: customer.id,
    product: pickWeighted(u("product"), scenario === "managed-etcd" ? MANAGED_PRODUCTS : K8S_PRODUCTS).id,
    spec: specUnit < 0.45 ? "small" : specUnit < 0.86 ? "default" : "large",
  };
}

function buildK8s(seed: number, main: EtcdCluster, events: EtcdCluster | undefined): K8sCluster[] {
  const u = (key: string) => hashUnit(seed, main.id, key);
  const count = events === undefined && main.spec !== "large" && u("shared") < 0.1 ? 2 + Math.floor(u("count") * 3) : 1;
  return Array.from({ length: count }, (_, index) => {
    const release = pickWeighted(hashUnit(seed, main.id, "k8s", index), K8S_VERSIONS);
    return {
      id: `cls-${main.id}${count > 1 ? `-${String.fromCharCode(97 + index)}` : ""}`,
      region: main.region,
      customer: main.customer,
      version: release.id,
      minor: release.minor,
      mainEtcd: main,
      eventsEtcd: events,
      mainShare: 1 / count,
    };
  });
}

/** A fleet of exactly `clusterCount` etcd clusters; the same for the same seed and count. */
export function buildFleet(seed: number, clusterCount: number): Fleet {
  const hostsPerZone = Math.max(LEAST_HOSTS, Math.min(60, Math.round(clusterCount / 40)));
  const clusters: EtcdCluster[] = [];
  const k8sClusters: K8sCluster[] = [];
  const taken = new Set<string>();
  for (let index = 0; clusters.length < clusterCount; index += 1) {
    const draft = draftAt(seed, index, taken);
    const main = buildCluster(seed, draft, hostsPerZone);
    clusters.push(main);
    if (main.scenario !== "k8s-main") continue;
    const wantsEvents = main.spec !== "small" && hashUnit(seed, main.id, "events") < 0.16;
    let events: EtcdCluster | undefined;
    if (wantsEvents && clusters.length < clusterCount) {
      events = buildCluster(seed, { ...draft, id: `${main.id}-events`, scenario: "k8s-events" }, hostsPerZone);
      clusters.push(events);
    }
    k8sClusters.push(...buildK8s(seed, main, events));
  }
  const zones = REGIONS.flatMap(({ id }) =>
    Array.from({ length: ZONES_PER_REGION }, (_, index) => `${id}-${index + 1}`),
  );
  return { seed, clusters, k8sClusters, zones };
}
