// The demo's fleet in a real VictoriaMetrics, and the built app on it: what Prometheus has recorded is imported, what it records
// from then on comes by federation, and of the raw series those of the clusters that are looked at.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stringify } from "yaml";
import { freePort } from "@/demo/launch/ports.mjs";
import { RECORDED } from "../../../lib/slo/recorded-series";
import { startVictoriaMetrics, type TestVictoriaMetrics } from "../../support/victoria-metrics";
import { waitFor } from "../../support/wait-for";
import { askClusters } from "./subjects";

/** What pages read of the rules' work; the steps in between are the rules' own. */
const NAMES: readonly string[] = [...Object.values(RECORDED), "ALERTS", "ALERTS_FOR_STATE"];
const HISTORY = "29d";
const RAW_HISTORY = "30m";
/** The worst: those that a newcomer is led to. */
const WATCHED_COUNT = 8;
const NAMES_AT_ONCE = 3;
const READY_MS = 60_000;

interface Matrix {
  readonly data: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>;
      readonly values: readonly (readonly [seconds: number, value: string])[];
    }[];
  };
}

async function ask<T>(url: string, path: string, params: Readonly<Record<string, string>>): Promise<T> {
  const response = await fetch(`${url}/api/v1/${path}`, { method: "POST", body: new URLSearchParams(params) });
  if (!response.ok) throw new Error(`${path} ${JSON.stringify(params)}: ${response.status} ${await response.text()}`);
  // Prometheus' own documented shape; a test that reads it wrongly has no series and fails.
  return (await response.json()) as T;
}

async function copy(from: string, to: TestVictoriaMetrics, selector: string, history: string): Promise<void> {
  const { data } = await ask<Matrix>(from, "query", { query: `${selector}[${history}]` });
  const lines = data.result.map(({ metric, values }) => {
    const finite = values.filter(([, value]) => Number.isFinite(Number(value)));
    return JSON.stringify({
      metric,
      values: finite.map(([, value]) => Number(value)),
      timestamps: finite.map(([seconds]) => Math.round(seconds * 1000)),
    });
  });
  if (lines.length > 0) await to.importLines(lines);
}

function watchedSelector(ids: readonly string[]): string {
  return `{job=~"etcd|kube-apiserver",etcd_cluster=~"${ids.join("|")}"}`;
}

/** One name after the other: an answer holds all samples of it as text. */
async function copyAll(from: string, to: TestVictoriaMetrics, ids: readonly string[]): Promise<void> {
  const names = [...NAMES];
  const work = Array.from({ length: NAMES_AT_ONCE }, async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop())
      await copy(from, to, `{__name__="${name}"}`, HISTORY);
  });
  await Promise.all([...work, ...ids.map((id) => copy(from, to, watchedSelector([id]), RAW_HISTORY))]);
}

function federation(prometheus: string, ids: readonly string[]): string {
  const { host } = new URL(prometheus);
  // What is recorded has neither label; a scrape adds both, and each series would be there twice.
  const without = (label: string, value: string) => ({
    source_labels: [label],
    regex: value.replaceAll(".", "\\."),
    target_label: label,
    replacement: "",
  });
  return stringify({
    scrape_configs: [
      {
        job_name: "federation",
        scrape_interval: "15s",
        honor_labels: true,
        honor_timestamps: true,
        metrics_path: "/federate",
        params: { "match[]": [`{__name__=~"${NAMES.join("|")}"}`, watchedSelector(ids)] },
        static_configs: [{ targets: [host] }],
        metric_relabel_configs: [without("job", "federation"), without("instance", host)],
      },
    ],
  });
}

function startApp(port: number, configPath: string, log: string[]): ChildProcess {
  const args = ["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", String(port)];
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", RAFTBOARD_CONFIG: configPath };
  const cwd = resolve(import.meta.dirname, "../../..");
  const app = spawn(process.execPath, args, { cwd, env: env as NodeJS.ProcessEnv, stdio: ["ignore", "pipe", "pipe"] });
  // A run that is cut short must not leave it behind.
  process.once("exit", () => app.kill("SIGKILL"));
  for (const stream of [app.stdout, app.stderr]) stream?.on("data", (chunk: Buffer) => log.push(chunk.toString()));
  return app;
}

async function stopApp(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const ended = new Promise<void>((done) => app.once("exit", () => done()));
  app.kill("SIGTERM");
  const timer = setTimeout(() => app.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(timer);
}

export interface ProductOnVictoriaMetrics {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** `demoUrl` is the app on Prometheus: it says which clusters are worth looking at. */
export async function startOnVictoriaMetrics(
  demoUrl: string,
  prometheusUrl: string,
): Promise<ProductOnVictoriaMetrics> {
  const { rows } = await askClusters(demoUrl, `health=burning&sort=-burn&pageSize=${WATCHED_COUNT}`);
  const ids = rows.map(({ id }) => id);
  const directory = await mkdtemp(join(tmpdir(), "raftboard-e2e-"));
  const scrapeConfig = join(directory, "federation.yml");
  await writeFile(scrapeConfig, federation(prometheusUrl, ids));
  const engine = await startVictoriaMetrics([
    `-promscrape.config=${scrapeConfig}`,
    "-promscrape.maxScrapeSize=67108864",
  ]);
  await copyAll(prometheusUrl, engine, ids);
  const configPath = join(directory, "raftboard.yaml");
  await writeFile(configPath, stringify({ datasources: [{ id: "main", url: engine.url }], signIn: { kind: "none" } }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log: string[] = [];
  const app = startApp(port, configPath, log);
  const stop = async () => {
    await stopApp(app);
    await engine.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const hasFleet = async () => (await askClusters(url, "pageSize=1")).totalCount > 0;
    await waitFor("the app on VictoriaMetrics has a fleet", READY_MS, hasFleet, () => log.join(""));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
