// Two real engines, each for its own regions: two Prometheus. One is killed, slow, or has a wrong clock: its
// regions are blind or marked and named, the other's stay whole.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { clusterListSchema, fleetSummarySchema } from "@/lib/contract/fleet";
import { panelResultSchema } from "@/lib/contract/panel-result";
import { SCOPE_ALL } from "@/lib/query/types";
import { answerClusters, answerFleet } from "@/lib/server/api/fleet";
import { answerReady } from "@/lib/server/api/own-health";
import { answerPanel } from "@/lib/server/api/panels";
import { refreshNow } from "@/lib/server/fleet/loop";
import { getFleet } from "@/lib/server/fleet/service";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService, runQueries } from "@/lib/server/query/service";
import { startPrometheus, type TestPrometheus } from "../support/prometheus";
import { recordedFleet } from "../support/recorded-fleet";
import { type RegionFront, startRegionFront } from "../support/region-front";

const DEADLINE_SECONDS = 1;
const GRACE_SECONDS = 2;
const BREAKER_PAUSE_MS = 12_000;

let gz: TestPrometheus;
let sh: TestPrometheus;
let front: RegionFront;
let folder: string;

beforeAll(async () => {
  const lines = recordedFleet(Date.now()).trimEnd().split("\n");
  const isOf = (id: string) => (line: string) => line.includes(`etcd_cluster="${id}"`);
  // Alpha of gz is also recorded in sh, as after a move of its ruler.
  const inSh = lines.filter(
    (line) => isOf("gamma")(line) || isOf("alpha")(line) || line.startsWith("etcd_slo_objective"),
  );
  gz = await startPrometheus({ openMetrics: lines.filter((line) => !isOf("gamma")(line)).join("\n") });
  sh = await startPrometheus({ openMetrics: inSh.join("\n") });
  front = await startRegionFront(sh.url);
  folder = await mkdtemp(join(tmpdir(), "raftboard-regions-"));
  const config = {
    datasources: [
      { id: "south", url: gz.url, regions: ["gz", "dxb"] },
      {
        id: "east",
        url: front.url,
        regions: ["sh"],
        timeouts: { instantSeconds: DEADLINE_SECONDS, rangeSeconds: DEADLINE_SECONDS },
      },
    ],
  };
  await writeFile(join(folder, "raftboard.yaml"), stringify(config));
  for (const key of ["config", "env", "fleet", "query-service", "metrics", "log"]) clearProcessState(key);
  process.env.RAFTBOARD_CONFIG = join(folder, "raftboard.yaml");
  process.env.RAFTBOARD_DATASOURCE_URL = "";
  process.env.RAFTBOARD_LOG_LEVEL = "silent";
  await refreshNow();
});

afterAll(async () => {
  process.env.RAFTBOARD_CONFIG = "";
  await getQueryService().close();
  await front.stop();
  await Promise.all([gz.stop(), sh.stop()]);
  await rm(folder, { recursive: true, force: true });
});

const ask = (path: string) => new Request(`http://raftboard${path}`);
async function readPanel(id: string, query = "") {
  const response = await answerPanel(ask(`/api/v1/panels/${id}${query}`), id);
  return panelResultSchema.parse(await response.json());
}
async function readHealth() {
  const list = clusterListSchema.parse(await (await answerClusters(ask("/api/v1/fleet/clusters"))).json());
  return Object.fromEntries(list.rows.map(({ id, health }) => [id, health]));
}
const noticeIds = (panel: Awaited<ReturnType<typeof readPanel>>) => panel.notices.map(({ messageId }) => messageId);
const WHOLE = { alpha: "ok", beta: "burning", gamma: "down", delta: "blind" };

describe("with both sources", () => {
  test("the fleet is the sum of its regions, and what comes twice is counted once", async () => {
    expect(await readHealth()).toEqual(WHOLE);
    const [answer] = await runQueries([{ kind: "instant", name: "q", promql: "etcd:health:code" }], {
      scope: SCOPE_ALL,
    });
    if (!answer?.ok) throw new Error("no answer");
    expect(answer.value.frame.series.map(({ labels }) => labels.etcd_cluster).sort()).toEqual([
      "alpha",
      "beta",
      "gamma",
    ]);
    expect(answer.value.notes).toMatchObject([
      { messageId: "query.note.duplicates", values: { sources: "south, east", example: "alpha", count: 1 } },
    ]);
  });

  test("a cluster's panels ask only the source of its region", async () => {
    const panel = await readPanel("cluster-memory", "?cluster=beta&from=now-15m");
    expect(panel.queries.map(({ sourceId }) => sourceId)).toEqual(["south"]);
    expect(panel.state).toBe("ok");
  });
});

describe("a region whose source is dead", () => {
  beforeAll(async () => {
    await sh.kill("SIGKILL");
    await refreshNow();
  });

  test("is blind and named, with the rest as fresh as before", async () => {
    expect(await readHealth()).toEqual({ ...WHOLE, gamma: "blind" });
    const summary = fleetSummarySchema.parse(await (await answerFleet(ask("/api/v1/fleet"))).json());
    expect(summary).toMatchObject({ isStale: false, clusterCount: 4 });
    expect(getFleet(SCOPE_ALL).status.notice).toMatchObject({
      level: "warning",
      messageId: "notice.fleet-regions-missing",
      values: { regions: "sh", sources: "east" },
    });
  });

  test("is missing by name in panels of the fleet, and in none of another region", async () => {
    const regions = await readPanel("region-slos");
    expect(regions.state).toBe("partial");
    expect(regions.coverage.missing).toContain("sh");
    const beta = await readPanel("cluster-cpu", "?cluster=beta&from=now-15m");
    expect(beta).toMatchObject({ state: "ok", isStale: false });
    expect(noticeIds(beta)).toEqual([]);
    const gamma = await readPanel("cluster-cpu", "?cluster=gamma&from=now-15m");
    expect(gamma.state).toBe("error");
  });

  test("is told by the readiness, which stays ready", async () => {
    const ready = answerReady();
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: "degraded",
      sources: [
        { id: "south", isUp: true, dialect: "prometheus", regions: ["gz", "dxb"] },
        { id: "east", isUp: false, regions: ["sh"], message: expect.stringContaining("east") },
      ],
    });
  });

  test("comes back by itself", async () => {
    await sh.restart();
    await expect
      .poll(
        async () => {
          await refreshNow();
          return { health: await readHealth(), notice: getFleet(SCOPE_ALL).status.notice };
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toEqual({ health: WHOLE, notice: null });
  });
});

describe("a source with a wrong clock", () => {
  test("is told with everything that comes from it, and only with that", async () => {
    front.clockOffsetMs = -600_000;
    await refreshNow();
    const ready: unknown = await answerReady().json();
    expect(ready).toMatchObject({ sources: [{ clockOffsetSeconds: expect.closeTo(0, -1) }, { id: "east" }] });
    const [, east] = getQueryService().getStatus();
    expect(east?.clockOffsetSeconds).toBeGreaterThan(-604);
    expect(east?.clockOffsetSeconds).toBeLessThan(-596);
    expect(noticeIds(await readPanel("region-slos"))).toContain("query.note.clock-behind");
    expect(noticeIds(await readPanel("cluster-cpu", "?cluster=gamma&from=now-15m"))).toContain(
      "query.note.clock-behind",
    );
    expect(noticeIds(await readPanel("cluster-cpu", "?cluster=beta&from=now-15m"))).toEqual([]);
    front.clockOffsetMs = 0;
    await refreshNow();
    expect(noticeIds(await readPanel("cluster-cpu", "?cluster=gamma&from=now-10m"))).toEqual([]);
  });
});

describe("a source that is slow", () => {
  test("delays nobody beyond its own deadline, and after a while nobody at all", async () => {
    front.delayMs = 60_000;
    const startedAt = Date.now();
    const beta = await readPanel("cluster-cpu", "?cluster=beta&from=now-14m");
    expect(beta.state).toBe("ok");
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    await refreshNow();
    expect(Date.now() - startedAt).toBeLessThan((2 * (DEADLINE_SECONDS + GRACE_SECONDS) + 2) * 1000);
    expect(await readHealth()).toEqual({ ...WHOLE, gamma: "blind" });
    const againAt = Date.now();
    await refreshNow();
    expect(Date.now() - againAt).toBeLessThan(1_000);
    front.delayMs = 0;
    await expect
      .poll(
        async () => {
          await refreshNow();
          return readHealth();
        },
        { timeout: 5 * BREAKER_PAUSE_MS, interval: 1_000 },
      )
      .toEqual(WHOLE);
  });
});
