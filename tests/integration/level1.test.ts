// Level 1 on a real Prometheus: history, past moments, changes, blast radius, search and CSV, called as Next calls them.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import {
  clusterListSchema,
  fleetHealthSchema,
  fleetSummarySchema,
  inventorySchema,
  problemSchema,
} from "@/lib/contract/fleet";
import { decodeHealthRuns } from "@/lib/contract/health-runs";
import { blastRadiusSchema, fleetChangesSchema, healthHistorySchema, searchResultSchema } from "@/lib/contract/level1";
import { answerBlastRadius } from "@/lib/server/api/blast-radius";
import { answerClustersCsv } from "@/lib/server/api/clusters-csv";
import { answerClusters, answerFleet, answerFleetHealth, answerInventory } from "@/lib/server/api/fleet";
import { answerChanges, answerHistory } from "@/lib/server/api/level1";
import { answerSearch } from "@/lib/server/api/search";
import { refreshNow } from "@/lib/server/fleet/loop";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService } from "@/lib/server/query/service";
import { RECORDED } from "@/lib/slo/recorded-series";
import { BUDGET_CODES, HEALTH_CODES, type Health } from "@/lib/slo/vocabulary";
import { startPrometheus, type TestPrometheus } from "../support/prometheus";

const MINUTE_MS = 60_000;
/** the newest whole minute that every sample of the past is before */
const NOW_MS = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
const START_MS = NOW_MS - 90 * MINUTE_MS;
const AHEAD_MINUTES = 10;
const CLUSTER_COUNT = 60;

/** 60 clusters: six zones in two regions; those with a member in sh-3 burn between 40 and 20 minutes ago, one of them still does. */
const clusters = Array.from({ length: CLUSTER_COUNT }, (_, at) => {
  const region = at % 2 === 0 ? "gz" : "sh";
  const zone = `${region}-${(Math.floor(at / 2) % 3) + 1}`;
  return { id: `c${String(at).padStart(2, "0")}`, region, zone, host: `${zone}-h${at % 5}` };
});
const hit = clusters.filter(({ zone }) => zone === "sh-3").map(({ id }) => id);
const LATE = "c07";
/** not in the inventory any more, and there for as long as LATE was missing: counting alone would take one for the other */
const GONE = "gone";

function healthAt(id: string, minutesAgo: number): Health | null {
  if (id === LATE && minutesAgo > 30) return null;
  if (id === hit[0] && minutesAgo <= 40) return "burning";
  if (hit.includes(id) && minutesAgo <= 40 && minutesAgo > 20) return "burning";
  if (id === "c01" && minutesAgo <= 5) return "down";
  if (id === "c03" && minutesAgo <= 12 && minutesAgo > 4) return "degraded";
  return "ok";
}

function openMetrics(): string {
  const lines: string[] = [];
  for (let minute = -90; minute <= AHEAD_MINUTES; minute += 1) {
    const time = NOW_MS / 1000 + minute * 60;
    for (const { id, region, zone, host } of clusters) {
      const labels = `etcd_cluster="${id}",region="${region}",zone="${zone}",customer="=cmd|x",version="3.5.9"`;
      lines.push(`${RECORDED.info}{${labels}} 1 ${time}`);
      lines.push(
        `${RECORDED.memberInfo}{etcd_cluster="${id}",member="${id}-0",zone="${zone}",host="${host}"} 1 ${time}`,
      );
      lines.push(`${RECORDED.k8sLink}{etcd_cluster="${id}",k8s_cluster="cls-${id}",role="all"} 1 ${time}`);
      const health = healthAt(id, -minute);
      if (health) lines.push(`${RECORDED.health}{etcd_cluster="${id}"} ${HEALTH_CODES[health]} ${time}`);
    }
    for (const { id } of clusters) {
      const sli = `etcd_cluster="${id}",sli="write"`;
      lines.push(`${RECORDED.objective}{${sli}} 0.99 ${time}`);
      lines.push(`${RECORDED.totalSum}{${sli},window="28d"} 1000 ${time}`);
      lines.push(`${RECORDED.errorRatio}{${sli},window="28d"} ${minute < -45 ? 0.002 : 0.004} ${time}`);
      if (minute >= -45 && hit.includes(id))
        lines.push(`${RECORDED.budgetCode}{${sli}} ${BUDGET_CODES.breached} ${time}`);
      else lines.push(`${RECORDED.budgetCode}{${sli}} ${BUDGET_CODES.healthy} ${time}`);
    }
    if (minute < -35) lines.push(`${RECORDED.health}{etcd_cluster="${GONE}"} 3 ${time}`);
  }
  return `${lines.sort((a, b) => (a.split("{")[0] ?? "").localeCompare(b.split("{")[0] ?? "")).join("\n")}\n`;
}

let prometheus: TestPrometheus;

beforeAll(async () => {
  prometheus = await startPrometheus({
    config: { global: { scrape_interval: "15s", evaluation_interval: "15s" } },
    openMetrics: openMetrics(),
  });
  for (const key of [
    "config",
    "env",
    "fleet",
    "query-service",
    "metrics",
    "log",
    "fleet-history",
    "fleet-moments",
    "fleet-past",
  ])
    clearProcessState(key);
  process.env.RAFTBOARD_CONFIG = "";
  process.env.RAFTBOARD_DATASOURCE_URL = prometheus.url;
  process.env.RAFTBOARD_LOG_LEVEL = "silent";
  await refreshNow();
});

afterAll(async () => {
  await getQueryService().close();
  await prometheus.stop();
});

const ask = (path: string, headers: Record<string, string> = {}) => new Request(`http://raftboard${path}`, { headers });

async function read<T extends z.ZodType>(schema: T, answer: Promise<Response>, status = 200): Promise<z.output<T>> {
  const response = await answer;
  const text = await response.text();
  expect(response.status, text).toBe(status);
  return schema.parse(JSON.parse(text));
}

const historyPath = (fromMinutesAgo: number, toMinutesAgo: number, rest = "") =>
  `/api/v1/fleet/history?from=${NOW_MS - fromMinutesAgo * MINUTE_MS}&to=${NOW_MS - toMinutesAgo * MINUTE_MS}${rest}`;

test("history counts add up at every step, match its bytes, and the worst moment is found", async () => {
  const history = await read(healthHistorySchema, answerHistory(ask(historyPath(60, 0, "&step=60"))));
  expect(history).toMatchObject({ stepCount: 61, stepSeconds: 60, clusterCount: CLUSTER_COUNT, sampling: "moment" });
  const codes = decodeHealthRuns(history.runsBase64, history.clusterCount, history.stepCount);
  const { ids } = await read(inventorySchema, answerInventory(ask("/api/v1/fleet/inventory")));
  const { counts } = history;
  for (let step = 0; step < history.stepCount; step += 1) {
    const here = [...codes.subarray(step * ids.length, (step + 1) * ids.length)];
    const sum = Object.values(counts).reduce((total, column) => total + (column[step] ?? 0), 0);
    expect(sum).toBe(CLUSTER_COUNT);
    expect(here.filter((code) => code === HEALTH_CODES.burning).length).toBe(counts.burning[step]);
    for (const [index, id] of ids.entries()) {
      const expected = HEALTH_CODES[healthAt(id, 60 - step) ?? "blind"];
      expect(here[index], `${id} ${60 - step} minutes ago`).toBe(expected);
    }
  }
  expect(history.worstStep).toBe(55);
});

test("an hour is cached, and unchanged history is a 304", async () => {
  const first = await answerHistory(ask(historyPath(60, 10, "&step=60")));
  const etag = first.headers.get("etag") ?? "";
  const again = await answerHistory(ask(historyPath(60, 10, "&step=60"), { "if-none-match": etag }));
  expect(again.status).toBe(304);
});

test("coarse steps keep a short outage: the worst since the step before", async () => {
  const history = await read(healthHistorySchema, answerHistory(ask(historyPath(80, 0, "&step=10m"))));
  expect(history.sampling).toBe("worst-of-step");
  expect(Math.max(...history.counts.degraded)).toBeGreaterThanOrEqual(1);
});

test("a range longer than what is kept says since when there is something", async () => {
  const history = await read(healthHistorySchema, answerHistory(ask(historyPath(180, 0, "&step=60"))));
  expect(history.availableFromUnixMs).toBe(START_MS);
  expect(history.notices.map(({ messageId }) => messageId)).toContain("history.starts-at");
  expect(history.counts.blind[0]).toBe(CLUSTER_COUNT);
  const nothing = await answerHistory(ask("/api/v1/fleet/history?from=2020-01-01&to=2020-01-01T01:00:00Z"));
  expect(nothing.headers.get("x-data-state")).toBe("empty");
  const { availableFromUnixMs, worstStep } = healthHistorySchema.parse(await nothing.json());
  expect({ availableFromUnixMs, worstStep }).toEqual({ availableFromUnixMs: null, worstStep: null });
});

test("filters bear on the counts; bad steps and future moments are refused by name", async () => {
  const sh = await read(healthHistorySchema, answerHistory(ask(historyPath(60, 0, "&region=sh"))));
  expect(sh.countedCount).toBe(30);
  expect(sh.clusterCount).toBe(CLUSTER_COUNT);
  for (const [query, parameter] of [
    ["&step=5", "step"],
    ["&step=banana", "step"],
    ["&health=down", "health"],
  ]) {
    const problem = await read(problemSchema, answerHistory(ask(historyPath(60, 0, query))), 400);
    expect(problem.parameter, query).toBe(parameter);
  }
  const future = answerFleetHealth(ask(`/api/v1/fleet/health?at=${NOW_MS + 3_600_000}`));
  expect((await read(problemSchema, future, 400)).parameter).toBe("at");
});

test("a past moment has the bytes of now's format, in seconds, milliseconds and ISO", async () => {
  const at = NOW_MS - 30 * MINUTE_MS;
  const forms = [at / 1000, at, new Date(at).toISOString()];
  const answers = await Promise.all(
    forms.map((form) => read(fleetHealthSchema, answerFleetHealth(ask(`/api/v1/fleet/health?at=${form}`)))),
  );
  const [first] = answers;
  expect(new Set(answers.map(({ healthBase64 }) => healthBase64)).size).toBe(1);
  expect(first?.asOfUnixMs).toBe(at);
  const burning = [...Buffer.from(first?.healthBase64 ?? "", "base64")].filter((byte) => (byte & 7) === 2);
  expect(burning.length).toBe(hit.length);
  const before = await answerFleetHealth(ask(`/api/v1/fleet/health?at=2020-01-01T00:00:00Z`));
  expect(before.headers.get("x-data-state")).toBe("empty");
});

test("the headline of a past moment has the counts, budgets and ratios of then, by the same filters", async () => {
  const at = NOW_MS - 60 * MINUTE_MS;
  const [then, thenSh, now] = await Promise.all(
    [`?at=${at}`, `?at=${at}&region=sh`, ""].map((query) =>
      read(fleetSummarySchema, answerFleet(ask(`/api/v1/fleet${query}`))),
    ),
  );
  const writeOf = (summary: typeof then) => summary?.slis.find(({ sli }) => sli === "write");
  expect(then?.asOfUnixMs).toBe(at);
  expect(then?.clusterCount).toBe(CLUSTER_COUNT);
  expect(then?.counts).toMatchObject({ down: 0, burning: 0, degraded: 0, blind: 1 });
  expect(thenSh?.clusterCount).toBe(30);
  expect([then?.budgetCounts.breached, now?.budgetCounts.breached]).toEqual([0, hit.length]);
  expect(writeOf(then)?.valueRatio).toBeCloseTo(0.998, 9);
  expect(writeOf(now)?.valueRatio).toBeCloseTo(0.996, 9);
  expect(writeOf(then)?.budgetRemainingRatio).toBeCloseTo(0.8, 9);
  const unknown = await answerFleet(ask("/api/v1/fleet?at=2020-01-01T00:00:00Z"));
  expect(unknown.headers.get("x-data-state")).toBe("empty");
  const future = answerFleet(ask(`/api/v1/fleet?at=${NOW_MS + 3_600_000}`));
  expect((await read(problemSchema, future, 400)).parameter).toBe("at");
});

test("changes name who became worse and who recovered, since when", async () => {
  const changes = await read(fleetChangesSchema, answerChanges(ask("/api/v1/fleet/changes?minutes=15")));
  expect(changes.rows.map(({ id, kind, from, to }) => [id, kind, from, to])).toEqual([
    ["c01", "worse", "ok", "down"],
    ["c03", "recovered", "degraded", "ok"],
  ]);
  expect(changes.rows[0]?.atUnixMs).toBe(NOW_MS - 5 * MINUTE_MS);
  const problem = await read(problemSchema, answerChanges(ask("/api/v1/fleet/changes?minutes=0")), 400);
  expect(problem.parameter).toBe("minutes");
});

test("the blast radius of a past moment names the zone, and filters by it find nothing more", async () => {
  const at = NOW_MS - 30 * MINUTE_MS;
  const blast = await read(blastRadiusSchema, answerBlastRadius(ask(`/api/v1/fleet/blast-radius?at=${at}`)));
  expect(blast.outcome).toBe("found");
  expect(blast.findings.map(({ values }) => values)).toEqual([[{ label: "zone", value: "sh-3" }]]);
  expect(blast.findings[0]?.sentence).toBe(
    `${hit.length} of ${hit.length} burning clusters are on zone sh-3, which holds 16.7 % of the fleet`.replace(
      "burning",
      "bad",
    ),
  );
  const now = await read(blastRadiusSchema, answerBlastRadius(ask("/api/v1/fleet/blast-radius")));
  expect(now.outcome).toBe("too-few");
  const chosen = hit.map((id) => `cluster=${id}`).join("&");
  const selected = await read(
    blastRadiusSchema,
    answerBlastRadius(ask(`/api/v1/fleet/blast-radius?${chosen}&lang=zh-CN`)),
  );
  expect(selected.findings[0]?.sentence).toContain("可用区 sh-3");
  const unknown = answerBlastRadius(ask("/api/v1/fleet/blast-radius?cluster=nobody"));
  expect((await read(problemSchema, unknown, 400)).parameter).toBe("cluster");
});

test("search finds by parts and through typos, with links", async () => {
  const exact = await read(searchResultSchema, answerSearch(ask("/api/v1/search?q=c07")));
  expect(exact.hits[0]).toMatchObject({ kind: "cluster", id: "c07", href: "/clusters/c07", health: "ok" });
  expect(exact.hits.map(({ kind }) => kind)).toContain("k8s");
  const zone = await read(searchResultSchema, answerSearch(ask("/api/v1/search?q=SH-3")));
  expect(zone.hits[0]).toMatchObject({ kind: "zone", id: "sh-3", href: "/zones/sh-3" });
  const typo = await read(searchResultSchema, answerSearch(ask("/api/v1/search?q=hedline")));
  expect(typo.hits.map(({ id }) => id)).toContain("fleet-headline");
  expect((await read(searchResultSchema, answerSearch(ask("/api/v1/search")))).hits).toEqual([]);
});

test("CSV has every cluster of the filter, formulas defused", async () => {
  const list = await read(clusterListSchema, answerClusters(ask("/api/v1/fleet/clusters?region=sh")));
  const response = await answerClustersCsv(ask("/api/v1/fleet/clusters.csv?region=sh"));
  const lines = (await response.text()).trim().split("\r\n");
  expect(response.headers.get("content-type")).toContain("text/csv");
  expect(lines.length).toBe(list.totalCount + 1);
  expect(lines[1]).toContain("c01,down");
  expect(lines[1]).toContain("'=cmd|x");
});
