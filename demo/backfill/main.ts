// Writes the fleet's past into Prometheus blocks: all of it the first time, the gap since the newest block later.
// It ends a little in the future, at the moment when Prometheus will start, and returns not before then: so that no gap is left and
// no live sample meets a newer block. Usage: tsx demo/backfill/main.ts --state DIR; the last line of its output says what it did.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { K8sCluster } from "../model/fleet";
import type { Schedule } from "../model/schedule";
import { buildTargets } from "../model/targets";
import { buildWorld, lifeOf, type World } from "../model/world";
import { BlockWriter } from "../tsdb/block";
import { newestBlockEndMs } from "./blocks";
import { ClusterHistory } from "./history";
import { type IdentityInput, writeIdentity } from "./identity";
import { writeRaw } from "./raw";
import { writeRecorded } from "./recorded";
import { momentsOf, type Span } from "./times";

const MINUTE_MS = 60_000;
/** What a first history of 200 clusters takes, measured beside a build on two cores; a gap of minutes takes far less. */
const FULL_SECONDS_PER_CLUSTER = 0.12;
const GAP_SECONDS = 10;

const { values: options } = parseArgs({ options: { state: { type: "string", default: ".demo" } } });
const dataDirectory = join(options.state, "data");

function linksOf(world: World, clusterId: string): IdentityInput["links"] {
  const links: { k8s: K8sCluster; role: "all" | "main" | "events" }[] = [];
  for (const k8s of world.fleet.k8sClusters) {
    if (k8s.eventsEtcd?.id === clusterId) links.push({ k8s, role: "events" });
    if (k8s.mainEtcd.id === clusterId) links.push({ k8s, role: k8s.eventsEtcd === undefined ? "all" : "main" });
  }
  return links;
}

/** Writes the block beside Prometheus' own, under its final name only when it is whole. */
function writeAll(world: World, span: Span): number {
  const file = new BlockWriter(dataDirectory);
  const moments = momentsOf(span);
  for (const { id } of world.fleet.clusters) {
    const history = new ClusterHistory(lifeOf(world, id), span.nowMs);
    writeRecorded({ file, history, moments });
    writeIdentity({ file, history, moments, links: linksOf(world, id) });
  }
  for (const target of buildTargets(world)) writeRaw(file, target, moments);
  file.end();
  return file.sampleCount;
}

async function main(): Promise<void> {
  const startedMs = Date.now();
  const schedule: Schedule = JSON.parse(readFileSync(join(options.state, "schedule.json"), "utf8"));
  const newestMs = newestBlockEndMs(dataDirectory);
  // a log older than the blocks to come would be dropped by Prometheus: the model knows what it held
  for (const name of ["wal", "wbl", "chunks_head"]) rmSync(join(dataDirectory, name), { recursive: true, force: true });
  const isLong = newestMs === undefined || startedMs - newestMs > 6 * 3_600_000;
  const neededSeconds = isLong ? Math.max(12, schedule.clusterCount * FULL_SECONDS_PER_CLUSTER) : GAP_SECONDS;
  const endMs = startedMs + neededSeconds * 1000;
  const span = { fromMs: newestMs ?? Number.NEGATIVE_INFINITY, nowMs: Math.floor(endMs / MINUTE_MS) * MINUTE_MS };
  if (span.nowMs - span.fromMs < MINUTE_MS) {
    console.log("history is up to date");
    return;
  }
  const sampleCount = writeAll(buildWorld(schedule), span);
  const doneMs = Date.now();
  if (span.nowMs > doneMs) await new Promise((resolve) => setTimeout(resolve, span.nowMs - doneMs + 50));
  const seconds = ((doneMs - startedMs) / 1000).toFixed(1);
  console.log(`history ready: ${(sampleCount / 1e6).toFixed(2)} million samples written in ${seconds} s`);
}

await main();
