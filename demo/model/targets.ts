// Scrape targets: one per member and one per kube-apiserver, with the labels that service discovery gives them, the page that they
// show at any time, and whether anybody scrapes them.
import { apiserverFamilies, apiserverStartMs } from "./apiserver/families";
import { etcdFamilies } from "./etcd/families";
import { type EtcdCluster, type K8sCluster, type Member, streamsLists } from "./fleet";
import { type FamilySpec, roundValue, type SeriesSpec, Walker } from "./series";
import { segmentIndexAt } from "./timeline";
import { type ClusterLife, lifeOf, type World } from "./world";

export interface Target {
  readonly job: "etcd" | "kube-apiserver";
  readonly path: string;
  readonly labels: Readonly<Record<string, string>>;
  /** false: absent from service discovery at that time */
  readonly isScrapedAt: (timeMs: number) => boolean;
  /** false: nothing answers at that time */
  readonly isUpAt: (timeMs: number) => boolean;
  readonly pages: () => readonly PageSource[];
}

/** Families on one cluster's clock. */
export interface PageSource {
  readonly families: readonly FamilySpec[];
  readonly series: readonly SeriesSpec[];
  readonly walker: Walker;
}

function source(
  families: readonly FamilySpec[],
  life: ClusterLife,
  startOf: (member: number) => number | undefined,
  memberIndex: number,
): PageSource {
  const series = families.flatMap((family) => family.series);
  const walker = new Walker(
    series,
    life.timeline,
    life.clock,
    (segment) => segment.members[memberIndex]?.startedAtMs ?? startOf(memberIndex),
  );
  return { families, series, walker };
}

function segmentAt(life: ClusterLife, timeMs: number) {
  return life.timeline[segmentIndexAt(life.timeline, timeMs)];
}

/** Share of a cluster's lists that its Kubernetes clusters ask as streams. */
function streamedListShare(world: World, cluster: EtcdCluster): number {
  const streaming = world.fleet.k8sClusters.filter((k8s) => k8s.mainEtcd === cluster && streamsLists(k8s));
  return streaming.reduce((sum, { mainShare }) => sum + mainShare, 0);
}

function etcdTarget(world: World, cluster: EtcdCluster, member: Member): Target {
  const life = lifeOf(world, cluster.id);
  return {
    job: "etcd",
    path: `/etcd/${cluster.id}/${member.index}/metrics`,
    labels: {
      etcd_cluster: cluster.id,
      instance: member.id,
      region: cluster.region.id,
      zone: member.zone,
      host: member.host,
      product: cluster.product,
      scenario: cluster.scenario,
      spec: cluster.spec,
      customer: cluster.customer,
    },
    isScrapedAt: (timeMs) => segmentAt(life, timeMs)?.cluster.isEtcdScraped ?? true,
    isUpAt: (timeMs) => segmentAt(life, timeMs)?.members[member.index]?.isUp ?? true,
    pages: () => [
      source(etcdFamilies(cluster, member, streamedListShare(world, cluster)), life, () => undefined, member.index),
    ],
  };
}

function apiserverTarget(world: World, k8s: K8sCluster): Target {
  const main = lifeOf(world, k8s.mainEtcd.id);
  const startMs = apiserverStartMs(k8s, world.schedule.anchorMs);
  return {
    job: "kube-apiserver",
    path: `/apiserver/${k8s.id}/metrics`,
    labels: {
      k8s_cluster: k8s.id,
      instance: `${k8s.id}-apiserver`,
      etcd_cluster: k8s.mainEtcd.id,
      etcd_events_cluster: k8s.eventsEtcd?.id ?? "",
      region: k8s.region.id,
      customer: k8s.customer,
    },
    isScrapedAt: (timeMs) => segmentAt(main, timeMs)?.cluster.isApiserverScraped ?? true,
    isUpAt: () => true,
    pages: () => {
      const { onMainEtcd, onEventsEtcd } = apiserverFamilies(k8s, startMs);
      const pages = [source(onMainEtcd, main, () => startMs, -1)];
      if (k8s.eventsEtcd !== undefined)
        pages.push(source(onEventsEtcd, lifeOf(world, k8s.eventsEtcd.id), () => startMs, -1));
      return pages;
    },
  };
}

export function buildTargets(world: World): Target[] {
  return [
    ...world.fleet.clusters.flatMap((cluster) => cluster.members.map((member) => etcdTarget(world, cluster, member))),
    ...world.fleet.k8sClusters.map((k8s) => apiserverTarget(world, k8s)),
  ];
}

/** Text exposition of a target, its static parts made once. */
export class Page {
  private readonly sources: readonly PageSource[];
  /** per source: a head (type line of a new family, or nothing) and the series' name with labels */
  private readonly heads: readonly (readonly string[])[];
  private readonly names: readonly (readonly string[])[];

  constructor(target: Target) {
    this.sources = target.pages();
    const announced = new Set<string>();
    this.heads = this.sources.map((page) =>
      page.families.flatMap((family) =>
        family.series.map((_, index) => {
          if (index > 0 || announced.has(family.name)) return "";
          announced.add(family.name);
          return `# TYPE ${family.name} ${family.type}\n`;
        }),
      ),
    );
    this.names = this.sources.map((page) => page.series.map(({ name, labels }) => seriesName(name, labels)));
  }

  textAt(timeMs: number): string {
    let text = "";
    this.sources.forEach((page, at) => {
      page.walker.moveTo(timeMs);
      const heads = this.heads[at] ?? [];
      const names = this.names[at] ?? [];
      page.series.forEach((series, index) => {
        const value = roundValue(page.walker.values[index] ?? 0, series.decimals);
        text += heads[index] ?? "";
        if (series.isLazy === true && value === 0) return;
        text += `${names[index]} ${value}\n`;
      });
    });
    return text;
  }
}

export function seriesName(name: string, labels: string): string {
  return labels === "" ? name : `${name}{${labels}}`;
}
