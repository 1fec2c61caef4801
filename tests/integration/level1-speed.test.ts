// The short form of the bench: a fleet of 1,000 on a real Prometheus. Byte counts, query counts and ratios only: they do not depend
// on the machine, absolute times do.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerBlastRadius } from "@/lib/server/api/blast-radius";
import { answerClusters, answerFleetHealth, answerInventory } from "@/lib/server/api/fleet";
import { answerChanges, answerHistory } from "@/lib/server/api/level1";
import { answerSearch } from "@/lib/server/api/search";
import { refreshNow } from "@/lib/server/fleet/loop";
import { getMetrics } from "@/lib/server/metrics";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService } from "@/lib/server/query/service";
import { writeWorld } from "../bench/world";
import { startPrometheus, type TestPrometheus } from "../support/prometheus";

const CLUSTER_COUNT = 1_000;
const MINUTE_MS = 60_000;
const NOW_MS = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
const PROCESS_STATE = ["config", "env", "fleet", "query-service", "metrics", "log", "fleet-history", "fleet-moments"];

let prometheus: TestPrometheus;

beforeAll(async () => {
  prometheus = await startPrometheus();
  await prometheus.kill();
  writeWorld(join(prometheus.dir, "data"), { clusterCount: CLUSTER_COUNT, nowUnixMs: NOW_MS, aheadMinutes: 30 });
  await prometheus.restart();
  for (const key of PROCESS_STATE) clearProcessState(key);
  process.env.RAFTBOARD_CONFIG = "";
  process.env.RAFTBOARD_DATASOURCE_URL = prometheus.url;
  process.env.RAFTBOARD_LOG_LEVEL = "silent";
  await refreshNow();
});

afterAll(async () => {
  await getQueryService().close();
  await prometheus.stop();
});

const ask = (path: string, etag?: string) =>
  new Request(`http://raftboard${path}`, { headers: etag === undefined ? {} : { "if-none-match": etag } });

async function bytesOf(answer: Promise<Response>): Promise<{ plain: number; packed: number; etag: string }> {
  const response = await answer;
  expect(response.status).toBe(200);
  const body = Buffer.from(await response.arrayBuffer());
  return { plain: body.length, packed: gzipSync(body).length, etag: response.headers.get("etag") ?? "" };
}

async function countUpstream(run: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    const { values } = await getMetrics().upstreamQueries.get();
    return values.reduce((sum, { value }) => sum + value, 0);
  };
  const before = await read();
  await run();
  return (await read()) - before;
}

const historyPath = (minutesAgo: number) =>
  `/api/v1/fleet/history?from=${NOW_MS - (minutesAgo + 60) * MINUTE_MS}&to=${NOW_MS - minutesAgo * MINUTE_MS}&step=60`;

test("a poll of the map is a byte and a half per cluster, and nothing when nothing changed", async () => {
  const { plain, packed, etag } = await bytesOf(answerFleetHealth(ask("/api/v1/fleet/health")));
  expect(plain).toBeLessThanOrEqual(300 + 1.5 * CLUSTER_COUNT);
  expect(packed).toBeLessThanOrEqual(300 + 0.5 * CLUSTER_COUNT);
  expect((await answerFleetHealth(ask("/api/v1/fleet/health", etag))).status).toBe(304);
});

test("the inventory is less than a hundred bytes per cluster", async () => {
  const { packed, plain } = await bytesOf(answerInventory(ask("/api/v1/fleet/inventory")));
  expect(plain).toBeLessThanOrEqual(100 * CLUSTER_COUNT);
  expect(packed).toBeLessThanOrEqual(30 * CLUSTER_COUNT);
});

test("an hour of history with an incident in it is at most six bytes per cluster, whatever the steps", async () => {
  const { plain } = await bytesOf(answerHistory(ask(historyPath(0))));
  // Counts per step are the rest: five columns of sixty-one numbers.
  expect(plain).toBeLessThanOrEqual(2_500 + 6 * CLUSTER_COUNT);
});

test("an hour of history costs two questions however many ask for it, and none the second time", async () => {
  const many = () => Promise.all(Array.from({ length: 50 }, () => answerHistory(ask(historyPath(90)))));
  expect(await countUpstream(many)).toBe(2);
  expect(await countUpstream(many)).toBe(0);
});

test("what is answered from memory asks the data source nothing, however many look", async () => {
  await answerChanges(ask("/api/v1/fleet/changes"));
  const look = () =>
    Promise.all(
      Array.from({ length: 100 }, () => [
        answerFleetHealth(ask("/api/v1/fleet/health")),
        answerBlastRadius(ask("/api/v1/fleet/blast-radius")),
        answerSearch(ask("/api/v1/search?q=custmer")),
      ]).flat(),
    );
  expect(await countUpstream(look)).toBe(0);
});

test("a turn of the page's timer costs the data source no more for a hundred viewers than for one", async () => {
  const paths = [
    "/api/v1/fleet/health",
    "/api/v1/fleet/changes",
    "/api/v1/fleet/blast-radius",
    "/api/v1/fleet/clusters",
  ];
  const answers = [answerFleetHealth, answerChanges, answerBlastRadius, answerClusters];
  const view = () => [
    ...answers.map((answer, at) => answer(ask(paths[at] ?? ""))),
    answerHistory(ask("/api/v1/fleet/history?from=now-1h&to=now")),
  ];
  const turn = (viewerCount: number) =>
    countUpstream(async () => {
      await refreshNow();
      const seen = await Promise.all(Array.from({ length: viewerCount }, view).flat());
      expect(seen.filter(({ status }) => status !== 200)).toEqual([]);
    });
  const one = await turn(1);
  expect(one).toBeLessThanOrEqual(12);
  expect(await turn(100)).toBeLessThanOrEqual(one);
});

test("a refresh asks as much of a fleet of 1,000 as of one: ten questions, and those of the window and of slow facts only when they are due", async () => {
  expect(await countUpstream(refreshNow)).toBeLessThanOrEqual(10);
  clearProcessState("fleet");
  // Window, slow facts, and who was there an hour ago: once, at a start. Beside them the look at jobs, labels and rules, once in ten minutes.
  expect(await countUpstream(refreshNow)).toBeLessThanOrEqual(10 + 12 + 2 + 11);
});

test("a thousand clusters and their history fit the promised share of memory", async () => {
  await bytesOf(answerHistory(ask(historyPath(180))));
  const { cacheBytes } = getMetrics();
  const { values } = await cacheBytes.get();
  // 64 MB for 10,000 clusters, with what else a server holds.
  expect(values[0]?.value ?? 0).toBeLessThanOrEqual(6_400 * CLUSTER_COUNT);
});
