// Writes the fleet's past into Prometheus blocks: all of it the first time, the gap since the newest block later.
// It ends a little in the future, at the moment when Prometheus will start, and returns not before then: so that no gap is left and
// no live sample meets a newer block. Recorded series end with the last whole minute, scraped ones with the last scrape.
// Usage: tsx demo/backfill/main.ts --state DIR; the last line of its output says what it did.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { scenarioOf } from "../../lib/config/scenarios";
import type { K8sCluster } from "../model/fleet";
import type { Schedule } from "../model/schedule";
import { buildTargets } from "../model/targets";
import { buildWorld, lifeOf, type World } from "../model/world";
import { BlockWriter } from "../tsdb/block";
import { newestBlockEndMs } from "./blocks";
import { CustomerPast } from "./customers";
import { ClusterHistory } from "./history";
import { type IdentityInput, writeIdentity } from "./identity";
import { RawWriter } from "./raw";
import { writeRecorded } from "./recorded";
import { writeScrapeTargets } from "./scrape-targets";
import { momentsOf, type Span, scrapeTimes } from "./times";

const MINUTE_MS = 60_000;
/** What a first history of 200 clusters takes beside a build; a gap of minutes takes less. Recorded series end when so much time is over. */
const FULL_SECONDS_PER_CLUSTER = 0.16;
const GAP_SECONDS = 10;
/** The last scrapes and the index take this share of the time that all before took. */
const ENDING_SHARE = 0.3;
/** A gap that is shorter is left out of the raw families: it costs as much as a long one, and charts bridge five minutes anyway. */
const SHORT_GAP_MS = 5 * MINUTE_MS;
/** On a machine that is so much slower, what was missed meanwhile is written as well. */
const LATE_MS = 1.5 * MINUTE_MS;
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

/** As the rules see it: neither of a scenario that stands aside nor a store of nothing but events. */
function isCore({ life }: ClusterHistory, links: IdentityInput["links"]): boolean {
  const isEventsOnly = links.length > 0 && links.every(({ role }) => role === "events");
  return !isEventsOnly && scenarioOf({ scenarios: {} }, life.cluster.scenario).isCore;
}

/** The scrapes since `fromMs`: all up to now first, and at the end those that were made meanwhile. Returns when the last one is. */
function writeScrapes(file: BlockWriter, world: World, fromMs: number, startedMs: number): number {
  const raw = new RawWriter(file);
  const times = scrapeTimes(fromMs, startedMs);
  for (const target of buildTargets(world)) raw.write(target, Float64Array.from(times));
  const doneMs = Date.now();
  const endMs = doneMs + (doneMs - startedMs) * ENDING_SHARE;
  const later = scrapeTimes(times.at(-1) ?? fromMs, endMs);
  raw.extend(Float64Array.from(later));
  return later.at(-1) ?? times.at(-1) ?? fromMs;
}

/** Writes the block beside Prometheus' own, under its final name only when it is whole. Returns where the past ends then. */
function writePass(world: World, span: Span, hasScrapes: boolean): { sampleCount: number; endMs: number } {
  const startedMs = Date.now();
  const file = new BlockWriter(dataDirectory);
  const moments = momentsOf(span);
  const customers = new CustomerPast(span);
  for (const { id } of world.fleet.clusters) {
    const history = new ClusterHistory(lifeOf(world, id), span.nowMs);
    writeRecorded({ file, history, moments });
    const links = linksOf(world, id);
    writeIdentity({ file, history, moments, links });
    if (isCore(history, links)) customers.add(history);
  }
  customers.write(file, moments);
  writeScrapeTargets(file, world, span);
  const scrapedMs = hasScrapes ? writeScrapes(file, world, span.fromMs, startedMs) : span.nowMs;
  file.end();
  return { sampleCount: file.sampleCount, endMs: Math.max(span.nowMs, scrapedMs) };
}

function spanFrom(fromMs: number, seconds: number): Span {
  return { fromMs, nowMs: Math.floor((Date.now() + seconds * 1000) / MINUTE_MS) * MINUTE_MS };
}

async function main(): Promise<void> {
  const startedMs = Date.now();
  const schedule: Schedule = JSON.parse(readFileSync(join(options.state, "schedule.json"), "utf8"));
  const newestMs = newestBlockEndMs(dataDirectory) ?? Number.NEGATIVE_INFINITY;
  // a log older than the blocks to come would be dropped by Prometheus: the model knows what it held
  for (const name of ["wal", "wbl", "chunks_head"]) rmSync(join(dataDirectory, name), { recursive: true, force: true });
  const gapMs = startedMs - newestMs;
  const isLong = gapMs > 6 * 3_600_000;
  let span = spanFrom(newestMs, isLong ? Math.max(12, schedule.clusterCount * FULL_SECONDS_PER_CLUSTER) : GAP_SECONDS);
  if (span.nowMs - newestMs < MINUTE_MS) {
    console.log("history is up to date");
    return;
  }
  const world = buildWorld(schedule);
  let done = writePass(world, span, gapMs >= SHORT_GAP_MS);
  let sampleCount = done.sampleCount;
  for (let count = 1; Date.now() - done.endMs > LATE_MS && count < MOST_PASSES; count += 1) {
    span = spanFrom(done.endMs, GAP_SECONDS);
    done = writePass(world, span, gapMs >= SHORT_GAP_MS);
    sampleCount += done.sampleCount;
  }
  const doneMs = Date.now();
  if (done.endMs > doneMs) await new Promise((resolve) => setTimeout(resolve, done.endMs - doneMs + 50));
  const seconds = ((doneMs - startedMs) / 1000).toFixed(1);
  console.log(`history ready: ${(sampleCount / 1e6).toFixed(2)} million samples written in ${seconds} s`);
}

await main();
