// The whole way on a real Prometheus: recorded series -> snapshot -> API handlers, called as Next calls them.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import {
  clusterDetailSchema,
  clusterListSchema,
  fleetHealthSchema,
  fleetSummarySchema,
  inventorySchema,
  problemSchema,
  rollupListSchema,
} from "@/lib/contract/fleet";
import { panelResultSchema } from "@/lib/contract/panel-result";
import { PANELS } from "@/lib/panels/registry";
import { answerCluster } from "@/lib/server/api/clusters";
import { answerClusters, answerFleet, answerFleetHealth, answerInventory, answerRollup } from "@/lib/server/api/fleet";
import { answerReady } from "@/lib/server/api/own-health";
import { answerPanel, answerPanelCsv } from "@/lib/server/api/panels";
import { refreshNow } from "@/lib/server/fleet/loop";
import { answerPicture } from "@/lib/server/picture/answer";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService } from "@/lib/server/query/service";
import { startPrometheus, type TestPrometheus } from "../support/prometheus";
import { recordedFleet } from "../support/recorded-fleet";

let prometheus: TestPrometheus;

beforeAll(async () => {
  prometheus = await startPrometheus({
    config: { global: { scrape_interval: "15s", evaluation_interval: "15s" } },
    openMetrics: recordedFleet(Date.now()),
  });
  for (const key of ["config", "env", "fleet", "query-service", "metrics", "log"]) clearProcessState(key);
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

test("counts add up to the inventory, and what is missing is blind", async () => {
  const fleet = await read(fleetSummarySchema, answerFleet(ask("/api/v1/fleet")));
  expect(fleet.counts).toEqual({ down: 1, burning: 1, degraded: 0, blind: 1, ok: 1 });
  expect(fleet.clusterCount).toBe(4);
  expect(fleet.k8sClusterCount).toBe(1);
  expect(fleet.budgetCounts.breached).toBe(1);
  const inventory = await read(inventorySchema, answerInventory(ask("/api/v1/fleet/inventory")));
  expect(inventory.ids).toEqual(["alpha", "beta", "delta", "gamma"]);
  const health = await read(fleetHealthSchema, answerFleetHealth(ask("/api/v1/fleet/health")));
  expect(health.inventoryVersion).toBe(inventory.inventoryVersion);
  expect([...Buffer.from(health.healthBase64, "base64")].map((byte) => byte & 7)).toEqual([0, 2, 4, 3]);
});

test("the 28-day numbers are read although they are recorded every ten minutes", async () => {
  const { rows } = await read(rollupListSchema, answerRollup(ask("/api/v1/fleet/rollup?by=region")));
  const gz = rows.find((row) => row.values.region === "gz");
  expect(gz?.slis.find((row) => row.sli === "write")?.valueRatio).toBeCloseTo(1 - 2_000 / 1_000_000, 6);
});

test("lists are worst first, filtered, paged, and refuse bad parameters by name", async () => {
  const all = await read(clusterListSchema, answerClusters(ask("/api/v1/fleet/clusters?pageSize=2")));
  expect(all.rows.map((row) => row.id)).toEqual(["gamma", "beta"]);
  expect(all.totalCount).toBe(4);
  const some = await read(clusterListSchema, answerClusters(ask("/api/v1/fleet/clusters?region=gz&sort=id")));
  expect(some.rows.map((row) => row.id)).toEqual(["alpha", "beta"]);
  for (const [query, parameter] of [
    ["page=banana", "page"],
    ["sort=nonsense", "sort"],
    ["health=fine", "health"],
    ["colour=red", "colour"],
    ["nonsense=1", "nonsense"],
  ]) {
    const problem = await read(problemSchema, answerClusters(ask(`/api/v1/fleet/clusters?${query}`)), 400);
    expect(problem.parameter, query).toBe(parameter);
  }
});

test("an unchanged answer is a 304", async () => {
  const first = await answerInventory(ask("/api/v1/fleet/inventory"));
  const etag = first.headers.get("etag") ?? "";
  const again = await answerInventory(ask("/api/v1/fleet/inventory", { "if-none-match": etag }));
  expect(again.status).toBe(304);
});

test("a cluster is told whole: members, witnesses, margin, SLOs, links", async () => {
  const detail = await read(clusterDetailSchema, answerCluster(ask("/api/v1/clusters/beta"), "beta"));
  expect(detail.row).toMatchObject({ health: "burning", failing: ["write"], zone: "gz-3", budget: "breached" });
  expect(detail.members.map((member) => [member.id, member.isUp, member.isLeader])).toEqual([
    ["beta-0", true, true],
    ["beta-1", true, false],
    ["beta-2", false, null],
  ]);
  expect(detail.members[1]?.raftLagCount).toBe(100);
  expect(detail.witnesses.map(({ witness, state }) => [witness, state])).toEqual([
    ["server", "yes"],
    ["client", "blind"],
    ["probe", "yes"],
  ]);
  const write = detail.slos.find((slo) => slo.sli === "write");
  expect(write).toMatchObject({ objectiveRatio: 0.999, budget: "breached", isBurning: true });
  expect(write?.burnRate1h).toBeCloseTo(20, 6);
  expect(detail.k8sClusters).toEqual([{ id: "cls-1", role: "all" }]);
});

test("an unknown cluster is a 404 with near matches, whichever way it is asked for", async () => {
  const direct = await read(problemSchema, answerCluster(ask("/api/v1/clusters/bata"), "bata"), 404);
  expect(direct.nearMatches).toContain("beta");
  const panel = answerPanel(ask("/api/v1/panels/cluster-memory?cluster=bata"), "cluster-memory");
  expect((await read(problemSchema, panel, 404)).nearMatches).toContain("beta");
  await read(problemSchema, answerPanel(ask("/api/v1/panels/nope"), "nope"), 404);
});

test("every panel answers as JSON, CSV, SVG and PNG without an error", async () => {
  for (const { id } of PANELS) {
    const query = id.startsWith("cluster-") ? "?cluster=beta" : "";
    const result = await read(panelResultSchema, answerPanel(ask(`/api/v1/panels/${id}${query}`), id));
    expect(result.state, `${id} ${JSON.stringify(result.notices)}`).not.toBe("error");
    expect((await answerPanelCsv(ask(`/x${query}`), id)).status).toBe(200);
    expect(await (await answerPicture(ask(`/x${query}`), id, "svg")).text()).toContain("<svg");
    const png = await (await answerPicture(ask(`/x${query}`), id, "png")).arrayBuffer();
    expect(new TextDecoder("latin1").decode(png.slice(1, 4)), id).toBe("PNG");
  }
});

test("a panel's numbers are those of the data source", async () => {
  const path = "/api/v1/panels/cluster-memory?cluster=beta&from=now-15m";
  const { data } = await read(panelResultSchema, answerPanel(ask(path), "cluster-memory"));
  if (data?.kind !== "timeseries") throw new Error("not a time series");
  expect(data.lines.map((line) => [line.name, line.slot, line.values.at(-1)])).toEqual([
    ["beta-0", 0, 1_000_000],
    ["beta-1", 1, 1_100_000],
  ]);
});

test("bad ranges and parameters of panels are refused by name", async () => {
  for (const [query, parameter] of [
    ["cluster=beta&from=yesterday", "from"],
    ["cluster=beta&from=now&to=now-1h", "from"],
    ["cluster=beta&colour=red", "colour"],
    ["", "cluster"],
  ]) {
    const answer = answerPanel(ask(`/api/v1/panels/cluster-memory?${query}`), "cluster-memory");
    expect((await read(problemSchema, answer, 400)).parameter, query).toBe(parameter);
  }
  const wide = answerPicture(ask("/x?cluster=beta&width=1000000"), "cluster-memory", "svg");
  expect((await read(problemSchema, wide, 400)).parameter).toBe("width");
});

test("without its data source the last fleet stays, stale, and the process stays ready", async () => {
  await prometheus.kill();
  await refreshNow();
  const fleet = await read(fleetSummarySchema, answerFleet(ask("/api/v1/fleet")));
  expect(fleet).toMatchObject({ isStale: true, clusterCount: 4 });
  const ready = answerReady();
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({ status: "degraded", sources: [{ id: "main", isUp: false }] });
  const panel = answerPanel(ask("/x?cluster=beta&from=now-3h"), "cluster-cpu");
  const result = await read(panelResultSchema, panel);
  expect(["error", "ok", "partial", "empty"]).toContain(result.state);
  expect(result.notices.length).toBeGreaterThan(0);
  await prometheus.restart();
  await expect
    .poll(
      async () => {
        await refreshNow();
        return (await read(fleetSummarySchema, answerFleet(ask("/api/v1/fleet")))).isStale;
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(false);
});
