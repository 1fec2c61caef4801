// Two regions as docs/datasources.md sets them up on Thanos: in each a Prometheus with its sidecar and a pair of Rulers, each of
// which asks a Query of its own that knows the region's sidecar (strictly) and this Ruler, nothing else; over all of it one Query
// and a Query-Frontend, which Raftboard reads. Real etcd, rules at the production cadence.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertRuleFile } from "@/bin/rule-formats";
import { freePorts } from "@/demo/launch/ports.mjs";
import { configSchema } from "@/lib/config/schema";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import { formatPrometheusRules } from "@/lib/rules/format-prometheus";
import { apiserverTargets, etcdTargets } from "../../integration/real-etcd/world";
import { startEtcd } from "../../support/etcd";
import { startEtcdClient } from "../../support/etcd-client";
import { startPrometheus } from "../../support/prometheus";
import { type Program, startProgram } from "./processes";

export const REGIONS = ["east", "west"] as const;
export type RegionId = (typeof REGIONS)[number];
const REPLICAS = ["a", "b"] as const;

export interface Ruler {
  readonly replica: string;
  readonly url: string;
  /** the Query that this ruler alone asks */
  readonly queryUrl: string;
}

export interface ThanosRegion {
  readonly sidecar: Program;
  readonly rulers: readonly Ruler[];
}

export interface ThanosWorld {
  readonly regions: Readonly<Record<RegionId, ThanosRegion>>;
  /** what Raftboard reads */
  readonly frontendUrl: string;
  readonly stop: () => Promise<void>;
}

interface Build {
  readonly dir: string;
  readonly stops: (() => Promise<unknown>)[];
  /** gRPC addresses of all stores, for the Query over everything */
  readonly stores: string[];
}

const http = (port: number | undefined) => `http://127.0.0.1:${port}`;

async function startThanos(build: Build, name: string, component: string, port: number, args: readonly string[]) {
  const program = await startProgram({
    name,
    command: "thanos",
    args: [component, "--log.level=warn", `--http-address=127.0.0.1:${port}`, ...args],
    readyUrl: `${http(port)}/-/ready`,
  });
  build.stops.push(program.kill);
  return program;
}

async function startRegionPrometheus(build: Build, region: RegionId) {
  const etcd = await startEtcd({ name: `etcd-${region}`, memberCount: 3, metrics: "extensive" });
  build.stops.push(etcd.stop);
  const client = await startEtcdClient(etcd);
  build.stops.push(client.stop);
  const prometheus = await startPrometheus({
    config: {
      global: { scrape_interval: "15s", external_labels: { region, prometheus: `prometheus-${region}` } },
      scrape_configs: ["etcd", "kube-apiserver"].map((job) => ({
        job_name: job,
        file_sd_configs: [{ files: [`sd/${job}.json`] }],
      })),
    },
    files: {
      "sd/etcd.json": etcdTargets(etcd, region),
      "sd/kube-apiserver.json": apiserverTargets(etcd.name, client, region),
    },
  });
  build.stops.push(prometheus.stop);
  return prometheus;
}

async function startRuler(build: Build, region: RegionId, replica: string, sidecarStore: string): Promise<Ruler> {
  const name = `ruler-${region}-${replica}`;
  const [port = 0, grpc, queryPort = 0, queryGrpc] = await freePorts(4);
  const store = `127.0.0.1:${grpc}`;
  await startThanos(build, `query of ${name}`, "query", queryPort, [
    `--grpc-address=127.0.0.1:${queryGrpc}`,
    `--endpoint-strict=${sidecarStore}`,
    `--endpoint=${store}`,
    "--query.replica-label=replica",
    "--query.replica-label=prometheus",
  ]);
  await startThanos(build, name, "rule", port, [
    `--grpc-address=${store}`,
    `--data-dir=${join(build.dir, name)}`,
    `--rule-file=${join(build.dir, region, "*.rules.yaml")}`,
    `--query=${http(queryPort)}`,
    "--eval-interval=15s",
    `--label=region="${region}"`,
    `--label=replica="${replica}"`,
  ]);
  build.stores.push(store);
  return { replica, url: http(port), queryUrl: http(queryPort) };
}

async function startRegion(build: Build, region: RegionId): Promise<ThanosRegion> {
  const config = configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }] });
  const rules = formatPrometheusRules(buildRuleGroups(config, { scope: "region", region }));
  await mkdir(join(build.dir, region));
  await writeFile(
    join(build.dir, region, "raftboard.rules.yaml"),
    convertRuleFile(rules, "thanos", { name: "raftboard" }),
  );
  const prometheus = await startRegionPrometheus(build, region);
  const [port = 0, grpc] = await freePorts(2);
  const store = `127.0.0.1:${grpc}`;
  const sidecar = await startThanos(build, `sidecar of ${region}`, "sidecar", port, [
    `--grpc-address=${store}`,
    `--prometheus.url=${prometheus.url}`,
    `--tsdb.path=${join(prometheus.dir, "data")}`,
  ]);
  build.stores.push(store);
  const rulers: Ruler[] = [];
  for (const replica of REPLICAS) rulers.push(await startRuler(build, region, replica, store));
  return { sidecar, rulers };
}

export async function startThanosWorld(): Promise<ThanosWorld> {
  const dir = await mkdtemp(join(tmpdir(), "raftboard-thanos-"));
  const build: Build = { dir, stops: [() => rm(dir, { recursive: true, force: true })], stores: [] };
  const stop = async () => {
    for (const end of build.stops.reverse()) await end();
  };
  try {
    const regions = { east: await startRegion(build, "east"), west: await startRegion(build, "west") };
    const [queryPort = 0, grpc, frontendPort = 0] = await freePorts(3);
    await startThanos(build, "query over all", "query", queryPort, [
      `--grpc-address=127.0.0.1:${grpc}`,
      ...build.stores.map((store) => `--endpoint=${store}`),
      "--query.replica-label=replica",
      "--query.replica-label=prometheus",
    ]);
    await startThanos(build, "query-frontend", "query-frontend", frontendPort, [
      `--query-frontend.downstream-url=${http(queryPort)}`,
    ]);
    return { regions, frontendUrl: http(frontendPort), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
