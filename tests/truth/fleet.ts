// The independent check: a fleet with foreign names lives for some minutes under a real Prometheus with the generated rules, then
// Raftboard's API is read on what was recorded and every number is compared with own arithmetic on the raw series.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { BlockWriter } from "@/demo/tsdb/block";
import { configSchema } from "@/lib/config/schema";
import { refreshNow } from "@/lib/server/fleet/loop";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService } from "@/lib/server/query/service";
import { startPrometheus } from "../support/prometheus";
import { compareApi } from "./compare-api";
import { compareRecorded } from "./compare-recorded";
import { compareDumps, dumpTargets } from "./dumps";
import { runLive, type Series, stretch } from "./live";
import { Raw } from "./own/raw";
import { Comparison } from "./table";
import { FOREIGN } from "./world/build";
import { placedTargets, type State } from "./world/states";

export interface FleetOptions {
  readonly states: readonly State[];
  readonly minutes: number;
  readonly pace: number;
  readonly intervalSeconds: number;
  readonly say: (text: string) => void;
}

/** The run goes on for so long after the API is first asked, as far as it can see. */
const AHEAD_MS = 90_000;
const SETTINGS = { ...FOREIGN, signIn: { kind: "none" } };
const PROCESS_STATE = [
  "config",
  "env",
  "fleet",
  "query-service",
  "metrics",
  "log",
  "fleet-history",
  "fleet-moments",
  "fleet-past",
];

function nameOf({ __name__: name = "", ...labels }: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return `${name}{${pairs.join(",")}}`;
}

function writeAll(directory: string, all: readonly Series[]): void {
  const block = new BlockWriter(directory);
  for (const { labels, times, values } of all) block.series(nameOf(labels), times, (at) => values[at] ?? Number.NaN);
  block.end();
}

async function pointAt(url: string, settings: Record<string, unknown>): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), "raftboard-truth-")), "raftboard.yaml");
  writeFileSync(file, stringify({ datasources: [{ url }], ...settings }));
  for (const key of PROCESS_STATE) clearProcessState(key);
  process.env.RAFTBOARD_CONFIG = file;
  process.env.RAFTBOARD_DATASOURCE_URL = "";
  process.env.RAFTBOARD_LOG_LEVEL = "silent";
  await refreshNow();
}

export interface FleetResult {
  readonly comparison: Comparison;
  readonly missedEvaluations: number;
  readonly seriesCount: number;
}

export async function checkFleet(options: FleetOptions): Promise<FleetResult> {
  const { states, minutes, pace, intervalSeconds, say } = options;
  const settings = { ...SETTINGS, scrapeIntervalSeconds: intervalSeconds };
  const config = configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }], ...settings });
  const recording = await runLive({ targets: placedTargets(states), config, minutes, pace, say });
  say(`${recording.series.length} series, ${recording.missedEvaluations} evaluations missed`);
  const endUnixMs = Date.now() + AHEAD_MS;
  const series = stretch(recording.series, pace, recording.endedUnixMs, endUnixMs);
  const startUnixMs = endUnixMs - (recording.endedUnixMs - recording.startedUnixMs) * pace;
  const comparison = new Comparison();
  const raw = new Raw(series, intervalSeconds * 1000);
  compareRecorded({ comparison, raw, states, startUnixMs, endUnixMs });
  const engine = await startPrometheus({
    config: { global: { scrape_interval: "15s", evaluation_interval: "15s" } },
    writeBlocks: (directory) => writeAll(directory, series),
  });
  try {
    await pointAt(engine.url, settings);
    await compareApi({ comparison, raw, states, startUnixMs, endUnixMs });
  } finally {
    await getQueryService().close();
    await engine.stop();
  }
  return { comparison, missedEvaluations: recording.missedEvaluations, seriesCount: series.length };
}

export type DumpOptions = Pick<FleetOptions, "pace" | "minutes" | "say">;

/** Real servers' metrics for some minutes under the rules. */
export async function checkDumps({ pace, minutes, say }: DumpOptions): Promise<Comparison> {
  const settings = { ...SETTINGS, scrapeIntervalSeconds: 15 };
  const config = configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }], ...settings });
  const recording = await runLive({ targets: dumpTargets(), config, minutes, pace, say });
  const series = stretch(recording.series, pace, recording.endedUnixMs, recording.endedUnixMs);
  const comparison = new Comparison();
  compareDumps(comparison, new Raw(series, 15_000), recording.endedUnixMs);
  return comparison;
}
