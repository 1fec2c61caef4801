// Writes the fleet's past into Prometheus blocks: all of it the first time, the gap since the newest block later.
// It ends a little in the future, at the moment when Prometheus will start, and returns not before then: so that no gap is left and
// no live sample meets a newer block. Recorded series end with the last whole minute, scraped ones with the last scrape. Usage: tsx demo/backfill/main.ts --state DIR; the last line of its output says what it did.
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
import { RawWriter } from "./raw";
import { writeRecorded } from "./recorded";
import { writeScrapeTargets } from "./scrape-targets";
import { momentsOf, type Span, scrapeTimes } from "./times";

const MINUTE_MS = 60_000;
const SCRAPE_MS = 15_000;
/** What a first history of 200 clusters takes, measured beside a build on two cores; a gap of minutes takes far less. */
const FULL_SECONDS_PER_CLUSTER = 0.18;
const GAP_SECONDS = 10;
/** A gap that is shorter is left out of the raw families: it costs as much as a long one, and charts bridge five minutes anyway. */
const SHORT_GAP_MS = 5 * MINUTE_MS;
/** On a machine that is slower than planned the past ends too early by more than this: what is missing is written as well. */
const LATE_MS = 20_000;
const MOST_PASSES = 3;

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

interface Pass {
  readonly span: Span;
  /** when the targets were scraped in it */
  readonly scrapesMs: readonly number[];
  /** where the past ends, and Prometheus goes on */
  readonly endMs: number;
}

/** From `fromMs` to so many seconds from now; undefined when that is nothing. */
function planPass(fromMs: number, neededSeconds: number, hasRaw: boolean): Pass | undefined {
  const endMs = Math.floor((Date.now() + neededSeconds * 1000) / SCRAPE_MS) * SCRAPE_MS;
  const span = { fromMs, nowMs: Math.floor(endMs / MINUTE_MS) * MINUTE_MS };
  if (span.nowMs - fromMs < MINUTE_MS) return undefined;
  return hasRaw ? { span, scrapesMs: scrapeTimes(fromMs, endMs), endMs } : { span, scrapesMs: [], endMs: span.nowMs };
}

/** Writes the block beside Prometheus' own, under its final name only when it is whole. */
function writePass(world: World, { span, scrapesMs }: Pass): number {
  const file = new BlockWriter(dataDirectory);
  const moments = momentsOf(span);
  for (const { id } of world.fleet.clusters) {
    const history = new ClusterHistory(lifeOf(world, id), span.nowMs);
    writeRecorded({ file, history, moments });
    writeIdentity({ file, history, moments, links: linksOf(world, id) });
  }
  writeScrapeTargets(file, world, span);
  const raw = new RawWriter(file, scrapesMs);
  if (scrapesMs.length > 0) for (const target of buildTargets(world)) raw.write(target);
  file.end();
  return file.sampleCount;
}

async function main(): Promise<void> {
  const startedMs = Date.now();
  const schedule: Schedule = JSON.parse(readFileSync(join(options.state, "schedule.json"), "utf8"));
  const newestMs = newestBlockEndMs(dataDirectory);
  // a log older than the blocks to come would be dropped by Prometheus: the model knows what it held
  for (const name of ["wal", "wbl", "chunks_head"]) rmSync(join(dataDirectory, name), { recursive: true, force: true });
  const gapMs = startedMs - (newestMs ?? Number.NEGATIVE_INFINITY);
  const isLong = gapMs > 6 * 3_600_000;
  const neededSeconds = isLong ? Math.max(12, schedule.clusterCount * FULL_SECONDS_PER_CLUSTER) : GAP_SECONDS;
  let pass = planPass(newestMs ?? Number.NEGATIVE_INFINITY, neededSeconds, gapMs >= SHORT_GAP_MS);
  if (pass === undefined) {
    console.log("history is up to date");
    return;
  }
  const world = buildWorld(schedule);
  let sampleCount = 0;
  let endMs = startedMs;
  for (let count = 1; pass !== undefined; count += 1) {
    sampleCount += writePass(world, pass);
    endMs = pass.endMs;
    const isLate = Date.now() - endMs > LATE_MS && count < MOST_PASSES;
    pass = isLate ? planPass(endMs, GAP_SECONDS, pass.scrapesMs.length > 0) : undefined;
  }
  const doneMs = Date.now();
  if (endMs > doneMs) await new Promise((resolve) => setTimeout(resolve, endMs - doneMs + 50));
  const seconds = ((doneMs - startedMs) / 1000).toFixed(1);
  console.log(`history ready: ${(sampleCount / 1e6).toFixed(2)} million samples written in ${seconds} s`);
}

await main();
