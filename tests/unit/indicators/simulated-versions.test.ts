// Indicators on the pages of simulated members and kube-apiservers: every version of the simulated fleet answers through one of its
// alternatives, and no page shows a family that its version does not have.
import { expect, test, vi } from "vitest";
import { buildTargets, type Target } from "@/demo/model/targets";
import { buildWorld } from "@/demo/model/world";
import { configSchema } from "@/lib/config/schema";
import { ETCD_FAMILIES, type Family, hasFamily, K8S_FAMILIES } from "@/lib/indicators/families";
import { buildAlternatives, findIndicator, type IndicatorId } from "@/lib/indicators/registry";
import type { Indicator } from "@/lib/indicators/types";
import { SCOPE_ALL } from "@/lib/query/types";
import { ANCHOR_MS, quietSchedule, scrape } from "../demo/support";

vi.setConfig({ testTimeout: 30_000 });

const world = buildWorld(quietSchedule());
const config = configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }] });
const families: Readonly<Record<string, Family>> = { ...ETCD_FAMILIES, ...K8S_FAMILIES };

/** What troubleshooting compares first; every version must tell it. */
const ETCD_CORE = [
  "etcd-member-up",
  "etcd-has-leader",
  "etcd-leader-changes",
  "etcd-proposals-pending",
  "etcd-proposals-failed",
  "etcd-apply-backlog",
  "etcd-requests",
  "etcd-error-ratio",
  "etcd-refused-writes",
  "etcd-slow-applies",
  "etcd-client-bytes-out",
  "etcd-wal-fsync",
  "etcd-backend-commit",
  "etcd-peer-round-trip",
  "etcd-peers-missing",
  "etcd-db-size",
  "etcd-quota-usage",
  "etcd-keys",
  "etcd-put-size",
  "etcd-revision-spread",
  "etcd-watchers",
  "etcd-memory",
  "etcd-cpu",
  "etcd-restarts",
] as const satisfies readonly IndicatorId[];
const K8S_CORE = [
  "k8s-etcd-latency",
  "k8s-etcd-requests",
  "k8s-etcd-requests-by-kind",
  "k8s-db-size",
  "k8s-objects",
  "k8s-requests",
  "k8s-server-errors",
  "k8s-throttled",
  "k8s-sli-latency",
  "k8s-inflight",
  "k8s-queue-rejections",
  "k8s-queued",
  "k8s-apiserver-up",
] as const satisfies readonly IndicatorId[];

interface Sighting {
  readonly version: string;
  readonly metrics: ReadonlySet<string>;
}

const readMetrics = (target: Target) =>
  new Set([...scrape(target, ANCHOR_MS).keys()].map((name) => name.replace(/\{.*$/s, "")));

const { clusters, k8sClusters } = world.fleet;
const versionOf = new Map<string, string>([
  ...clusters.flatMap((cluster) =>
    cluster.members.map((member): [string, string] => [`/etcd/${cluster.id}/${member.index}/metrics`, member.version]),
  ),
  ...k8sClusters.map((k8s): [string, string] => [`/apiserver/${k8s.id}/metrics`, k8s.version]),
]);

/** One page of each version. */
function sight(job: Target["job"]): Sighting[] {
  const found = new Map<string, Sighting>();
  for (const target of buildTargets(world)) {
    const version = versionOf.get(target.path);
    if (target.job !== job || version === undefined || found.has(version)) continue;
    found.set(version, { version, metrics: readMetrics(target) });
  }
  return [...found.values()];
}

const familyOf = (metric: string) => (metric in families ? metric : metric.replace(/_(bucket|sum|count)$/, ""));
const metricsOf = (promql: string) => [...promql.matchAll(/\b([a-z][a-z0-9_]+)\{/g)].map(([, name = ""]) => name);

function isAnswered(id: IndicatorId, metrics: ReadonlySet<string>): boolean {
  const indicator: Indicator | null = findIndicator(id);
  if (indicator === null) throw new Error(`no indicator ${id}`);
  const ctx = { ...config, scope: SCOPE_ALL, subjectId: "c", rateWindowSeconds: 60 };
  // The scraper itself makes `up`.
  const isShown = (name: string) => name === "up" || metrics.has(name);
  return buildAlternatives(indicator, ctx).some((promql) => metricsOf(promql).every(isShown));
}

test.each([
  ["etcd", ETCD_CORE],
  ["kube-apiserver", K8S_CORE],
] as const)("every simulated version of %s answers what troubleshooting needs first", (job, core) => {
  const sightings = sight(job);
  expect(sightings.length).toBeGreaterThan(3);
  for (const { version, metrics } of sightings)
    expect(
      core.filter((id) => !isAnswered(id, metrics)),
      version,
    ).toEqual([]);
});

test.each(["etcd", "kube-apiserver"] as const)(
  "no simulated %s shows a family that its version does not have",
  (job) => {
    for (const { version, metrics } of sight(job)) {
      const wrong = [...metrics].filter((metric) => {
        const family = families[familyOf(metric)];
        return family !== undefined && !hasFamily(family, version);
      });
      expect(wrong, version).toEqual([]);
    }
  },
);
