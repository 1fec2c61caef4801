// A small fleet of real etcd clusters under one real Prometheus with the generated rules, and the product's server functions on it.
// Scrapes and rules run at the production cadence: what is measured here is what a user waits.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { z } from "zod";
import { freePort } from "@/demo/launch/ports.mjs";
import { type ClusterDetail, type ClusterRow, clusterDetailSchema, clusterListSchema } from "@/lib/contract/fleet";
import { type PanelResult, panelResultSchema } from "@/lib/contract/panel-result";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import { formatPrometheusRules } from "@/lib/rules/format-prometheus";
import { answerCluster } from "@/lib/server/api/clusters";
import { answerClusters } from "@/lib/server/api/fleet";
import { answerPanel } from "@/lib/server/api/panels";
import { getLoadedConfig } from "@/lib/server/config";
import { startFleetLoop, stopFleetLoop } from "@/lib/server/fleet/loop";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService } from "@/lib/server/query/service";
import type { Health } from "@/lib/slo/vocabulary";
import { startEtcd, type TestEtcdCluster } from "../../support/etcd";
import { type EtcdClient, startEtcdClient } from "../../support/etcd-client";
import type { EtcdClusterOptions } from "../../support/etcd-member";
import { startPrometheus, type TestPrometheus } from "../../support/prometheus";

const SCRAPE_SECONDS = 15;
const POLL_MS = 500;

export interface FleetMember extends EtcdClusterOptions {
  readonly hasLearner?: boolean;
  /** its client is scraped as a kube-apiserver */
  readonly isClientSeen?: boolean;
  /** its members become scrape targets only when the test says so */
  readonly isScrapedLater?: boolean;
  /** named in the inventory file; the others are known by their labels only */
  readonly isInInventory?: boolean;
}

export interface Observed {
  readonly atMs: number;
  readonly health: Health;
  /** what the list names as failing */
  readonly failing: readonly string[];
}

export interface World {
  readonly prometheus: TestPrometheus;
  readonly etcd: (id: string) => TestEtcdCluster;
  readonly client: (id: string) => EtcdClient;
  /** Takes the members of a cluster out of the scrape targets, or puts them back. */
  readonly setScraped: (id: string, isScraped: boolean) => Promise<void>;
  /** Every change of a cluster's health, or of what fails, on the API since the start, oldest first. */
  readonly observed: (id: string) => readonly Observed[];
  readonly readCluster: (id: string) => Promise<ClusterDetail>;
  readonly readPanel: (panel: string, id: string) => Promise<PanelResult>;
  /** The first value of an instant query; null when nothing comes back. */
  readonly query: (promql: string) => Promise<number | null>;
  readonly stop: () => Promise<void>;
}

const configText = (url: string) => `
datasources: [{ url: "${url}" }]
scrapeIntervalSeconds: ${SCRAPE_SECONDS}
inventory: { from: file, path: inventory.yaml }
`;

function prometheusConfig(fleet: readonly FleetMember[]) {
  const discover = (prefix: string) => ({ files: [`sd/${prefix}-*.json`], refresh_interval: "5s" });
  return {
    global: { scrape_interval: `${SCRAPE_SECONDS}s`, evaluation_interval: `${SCRAPE_SECONDS}s` },
    rule_files: ["rules.yaml"],
    scrape_configs: [
      { job_name: "etcd", file_sd_configs: [discover("etcd")] },
      ...(fleet.some((one) => one.isClientSeen)
        ? [{ job_name: "kube-apiserver", file_sd_configs: [discover("apiserver")] }]
        : []),
    ],
  };
}

export function etcdTargets(cluster: TestEtcdCluster, region = "lab"): string {
  return JSON.stringify(
    cluster.members.map(({ name, metricsTarget }, index) => ({
      targets: [metricsTarget],
      labels: {
        etcd_cluster: cluster.name,
        instance: name,
        region,
        zone: `${region}-${(index % 3) + 1}`,
        host: `${region}-${(index % 3) + 1}-h01`,
        scenario: "k8s-main",
        spec: "small",
      },
    })),
  );
}

export function apiserverTargets(id: string, client: EtcdClient, region = "lab"): string {
  const labels = { k8s_cluster: `k8s-${id}`, etcd_cluster: id, instance: `k8s-${id}-apiserver-1`, region };
  return JSON.stringify([{ targets: [client.metricsTarget], labels }]);
}

/** Loads the config as the server does at its start. */
export function loadServer(configFile: string): void {
  for (const key of ["config", "env", "fleet", "query-service", "metrics", "log"]) clearProcessState(key);
  process.env.RAFTBOARD_CONFIG = configFile;
  process.env.RAFTBOARD_DATASOURCE_URL = "";
  process.env.RAFTBOARD_LOG_LEVEL = "silent";
}

async function read<T extends z.ZodType>(schema: T, answer: Promise<Response>): Promise<z.output<T>> {
  const response = await answer;
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return schema.parse(JSON.parse(text));
}

const ask = (path: string) => new Request(`http://raftboard${path}`);

async function readRows(): Promise<readonly ClusterRow[]> {
  const response = await answerClusters(ask("/api/v1/fleet/clusters?pageSize=200"));
  return response.ok ? clusterListSchema.parse(await response.json()).rows : [];
}

/** Asks the API all the time, so that no state on the way is missed. */
export class Watch {
  private readonly seen = new Map<string, Observed[]>();
  private readonly timer = setInterval(() => void this.look(), POLL_MS);

  readonly observed = (id: string): readonly Observed[] => this.seen.get(id) ?? [];
  readonly stop = () => clearInterval(this.timer);

  private async look(): Promise<void> {
    const atMs = Date.now();
    for (const { id, health, failing } of await readRows()) {
      const known = this.seen.get(id) ?? [];
      this.seen.set(id, known);
      const last = known.at(-1);
      if (last?.health !== health || last.failing.join() !== failing.join()) known.push({ atMs, health, failing });
    }
  }
}

export async function queryValue(url: string, promql: string): Promise<number | null> {
  const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(promql)}`);
  const answer: { data: { result: { value: [number, string] }[] } } = JSON.parse(await response.text());
  const value = answer.data.result[0]?.value[1];
  return value === undefined ? null : Number(value);
}

/** Starts everything; resolves when each etcd cluster serves and Prometheus is ready. */
export async function startWorld(fleet: readonly FleetMember[]): Promise<World> {
  const configDir = await mkdtemp(join(tmpdir(), "raftboard-real-etcd-"));
  const clusters = new Map<string, TestEtcdCluster>();
  const clients = new Map<string, EtcdClient>();
  const stops: (() => Promise<unknown>)[] = [() => rm(configDir, { recursive: true, force: true })];
  const stopAll = async () => {
    for (const stop of stops.reverse()) await stop();
  };
  try {
    await Promise.all(fleet.map((one) => startMember(one, clusters, clients, stops)));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    await writeFile(join(configDir, "raftboard.yaml"), configText(url));
    const declared = fleet.filter((one) => one.isInInventory);
    const inventory = declared.map(({ name, memberCount }) => ({ id: name, members: memberCount, region: "lab" }));
    await writeFile(join(configDir, "inventory.yaml"), JSON.stringify({ clusters: inventory }));
    loadServer(join(configDir, "raftboard.yaml"));
    const loaded = getLoadedConfig();
    const groups = buildRuleGroups(loaded.config, { scope: "global", inventory: loaded.inventory ?? [] });
    const files: Record<string, string> = { "rules.yaml": formatPrometheusRules(groups) };
    for (const { name, isClientSeen, isScrapedLater } of fleet) {
      const cluster = clusters.get(name);
      if (cluster && !isScrapedLater) files[`sd/etcd-${name}.json`] = etcdTargets(cluster);
      const client = clients.get(name);
      if (isClientSeen && client) files[`sd/apiserver-${name}.json`] = apiserverTargets(name, client);
    }
    const prometheus = await startPrometheus({ port, config: prometheusConfig(fleet), files });
    stops.push(prometheus.stop, () => getQueryService().close());
    startFleetLoop();
    const watch = new Watch();
    stops.push(async () => {
      watch.stop();
      stopFleetLoop();
    });
    return buildWorld(prometheus, clusters, clients, watch, stopAll);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startMember(
  one: FleetMember,
  clusters: Map<string, TestEtcdCluster>,
  clients: Map<string, EtcdClient>,
  stops: (() => Promise<unknown>)[],
): Promise<void> {
  const cluster = await startEtcd(one);
  stops.push(cluster.stop);
  clusters.set(one.name, cluster);
  if (one.hasLearner) await cluster.addLearner();
  const client = await startEtcdClient(cluster);
  stops.push(client.stop);
  clients.set(one.name, client);
}

function buildWorld(
  prometheus: TestPrometheus,
  clusters: ReadonlyMap<string, TestEtcdCluster>,
  clients: ReadonlyMap<string, EtcdClient>,
  watch: Watch,
  stop: () => Promise<void>,
): World {
  const get = <T>(map: ReadonlyMap<string, T>, id: string): T => {
    const found = map.get(id);
    if (found === undefined) throw new Error(`no such cluster: ${id}`);
    return found;
  };
  return {
    prometheus,
    etcd: (id) => get(clusters, id),
    client: (id) => get(clients, id),
    setScraped: (id, isScraped) =>
      prometheus.writeFile(`sd/etcd-${id}.json`, isScraped ? etcdTargets(get(clusters, id)) : "[]"),
    observed: watch.observed,
    readCluster: (id) => read(clusterDetailSchema, answerCluster(ask(`/api/v1/clusters/${id}`), id)),
    readPanel: (panel, id) =>
      read(panelResultSchema, answerPanel(ask(`/api/v1/panels/${panel}?cluster=${id}&from=now-15m`), panel)),
    query: (promql) => queryValue(prometheus.url, promql),
    stop,
  };
}
