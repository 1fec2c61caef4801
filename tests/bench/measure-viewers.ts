// What many viewers cost: upstream queries a minute as they grow, and the memory of the server at the end. A viewer asks what a
// browser was seen to ask, as often, each at its own moment and with the ETags that it was given.
import { Agent } from "node:http";
import { chromium } from "@playwright/test";
import { FLEET_QUERIES } from "@/lib/server/fleet/queries";
import type { App } from "./app";
import { get } from "./http";
import { type Finding, formatMb, sleep } from "./numbers";

const POLL_MS = 30_000;
/** The page's timer with its jitter, and time to load. */
const LISTEN_MS = 45_000;
const ASKED = "raftboard_upstream_queries_total";
const SNAPSHOT = "raftboard_fleet_snapshot_timestamp_seconds";
const LOOK_MS = 200;
const CONNECTIONS = 200;

/** Paths that one turn of the page's timer asks for, from a browser that has `/` open. */
async function listPolled(appUrl: string): Promise<readonly string[]> {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const paths = new Set<string>();
    page.on("request", (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith("/api/v1/")) paths.add(`${pathname}${search}`);
    });
    await page.goto(`${appUrl}/`, { waitUntil: "load" });
    await page.waitForTimeout(LISTEN_MS);
    if (paths.size === 0) throw new Error("the page polls nothing");
    return [...paths];
  } finally {
    await browser.close();
  }
}

interface Watch {
  readonly paths: readonly string[];
  readonly viewerCount: number;
  readonly durationMs: number;
}

/** Viewers who come one after the other within a turn of the timer, then poll until the time is over. */
async function poll(app: App, { paths, viewerCount, durationMs }: Watch): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const endUnixMs = Date.now() + durationMs;
  const view = async (viewer: number) => {
    const etags = new Map<string, string>();
    const ask = async (path: string) => {
      const options = { ifNoneMatch: etags.get(path), isCompressed: true, agent };
      // A kept connection may be closed at the moment when it is used again: browsers then ask once more.
      const answer = await get(`${app.url}${path}`, options).catch(() => get(`${app.url}${path}`, options));
      if (answer.status === 200) etags.set(path, answer.etag);
      else if (answer.status !== 304) throw new Error(`${path}: HTTP ${answer.status} ${answer.body.toString()}`);
    };
    await sleep((viewer / viewerCount) * POLL_MS);
    while (Date.now() < endUnixMs) {
      await Promise.all(paths.map(ask));
      await sleep(Math.min(POLL_MS, Math.max(0, endUnixMs - Date.now())));
    }
  };
  await Promise.all(Array.from({ length: viewerCount }, (_, viewer) => view(viewer)));
  agent.destroy();
}

/** What each whole turn of the fleet's refresh, twice a minute while anybody looks, cost upstream, its own questions and those for viewers, while `isOver` is false. */
async function countTurns(app: App, isOver: () => boolean): Promise<number[]> {
  const counts: number[] = [];
  let snapshotAt = await app.readCounter(SNAPSHOT);
  let asked = Number.NaN;
  while (!isOver()) {
    await sleep(LOOK_MS);
    const [at, total] = [await app.readCounter(SNAPSHOT), await app.readCounter(ASKED)];
    if (at === snapshotAt) continue;
    if (!Number.isNaN(asked)) counts.push(total - asked);
    snapshotAt = at;
    asked = total;
  }
  return counts;
}

/**
 * Upstream queries a minute while so many viewers look: the mean over every two turns that follow each other, since panels are renewed
 * with every other turn. Turns that ask for the slow facts too, one in ten, are left out.
 */
async function watch(app: App, options: Watch): Promise<number> {
  let isOver = false;
  const polling = poll(app, options).finally(() => {
    isOver = true;
  });
  const counts = await countTurns(app, () => isOver);
  await polling;
  const isUsual = (count: number) => count < FLEET_QUERIES.length;
  const minutes = counts.flatMap((count, at) => {
    const next = counts[at + 1];
    return next !== undefined && isUsual(count) && isUsual(next) ? [count + next] : [];
  });
  return minutes.reduce((sum, count) => sum + count, 0) / minutes.length;
}

/** One viewer is the measure for the others. */
export async function measureViewers(app: App, counts: readonly number[], durationMs: number): Promise<Finding[]> {
  const paths = await listPolled(app.url);
  const rates: number[] = [];
  let rss = 0;
  for (const viewerCount of counts) {
    rates.push(await watch(app, { paths, viewerCount, durationMs }));
    rss = Math.max(rss, app.readRss());
  }
  const [first = Number.NaN] = rates;
  return [
    {
      what: `upstream queries a minute at ${counts.join(", ")} viewers, each polling ${paths.length} addresses`,
      target: "flat (+5 % at most)",
      measured: rates.map((rate) => rate.toFixed(1)).join(", "),
      isMet: Math.max(...rates) <= 1.05 * first,
    },
    {
      what: `memory of the server at ${counts.at(-1)} viewers`,
      target: "<= 500 MB RSS",
      measured: formatMb(rss),
      isMet: rss <= 500e6,
    },
  ];
}
