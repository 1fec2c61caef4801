// One body for every engine that can be run here: the same recorded series in Prometheus and in VictoriaMetrics must give the same
// fleet, clusters and panels through the API handlers, called as Next calls them.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import {
  clusterDetailSchema,
  clusterListSchema,
  fleetHealthSchema,
  fleetSummarySchema,
  inventorySchema,
  rollupListSchema,
} from "@/lib/contract/fleet";
import { type PanelResult, panelResultSchema } from "@/lib/contract/panel-result";
import { PANELS } from "@/lib/panels/registry";
import { answerCluster } from "@/lib/server/api/clusters";
import { answerClusters, answerFleet, answerFleetHealth, answerInventory, answerRollup } from "@/lib/server/api/fleet";
import { answerReady } from "@/lib/server/api/own-health";
import { answerPanel } from "@/lib/server/api/panels";
import { refreshNow } from "@/lib/server/fleet/loop";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService } from "@/lib/server/query/service";
import { startPrometheus } from "../support/prometheus";
import { recordedFleet } from "../support/recorded-fleet";
import { startVictoriaMetrics } from "../support/victoria-metrics";

interface Engine {
  readonly url: string;
  readonly stop: () => Promise<void>;
}
/** The same samples for all; seconds for Prometheus, milliseconds for VictoriaMetrics. */
const STARTED_UNIX_MS = Date.now();
const SAMPLES = recordedFleet(STARTED_UNIX_MS);

const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  prometheus: () => startPrometheus({ openMetrics: SAMPLES }),
  victoriametrics: async () => {
    const engine = await startVictoriaMetrics();
    await engine.importText(SAMPLES.replace(/ (\d+)$/gm, " $1000"));
    return engine;
  },
};

const ask = (path: string) => new Request(`http://raftboard${path}`);
async function read<T extends z.ZodType>(schema: T, answer: Promise<Response>): Promise<z.output<T>> {
  const response = await answer;
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return schema.parse(JSON.parse(text));
}

/** A window that both engines know whole: its end is older than what VictoriaMetrics holds back. */
const WINDOW = `from=${STARTED_UNIX_MS - 1_200_000}&to=${STARTED_UNIX_MS - 60_000}`;

async function readAll() {
  const panels: [string, Pick<PanelResult, "state" | "coverage" | "range" | "data" | "notices">][] = [];
  for (const { id } of PANELS) {
    const query = id.startsWith("cluster-") ? `?cluster=beta&${WINDOW}` : `?${WINDOW}`;
    const { state, coverage, range, data, notices } = await read(panelResultSchema, answerPanel(ask(`/p${query}`), id));
    panels.push([id, { state, coverage, range, data, notices }]);
  }
  return {
    summary: await read(fleetSummarySchema, answerFleet(ask("/api/v1/fleet"))),
    inventory: await read(inventorySchema, answerInventory(ask("/api/v1/fleet/inventory"))),
    health: await read(fleetHealthSchema, answerFleetHealth(ask("/api/v1/fleet/health"))),
    regions: await read(rollupListSchema, answerRollup(ask("/api/v1/fleet/rollup?by=region"))),
    clusters: await read(clusterListSchema, answerClusters(ask("/api/v1/fleet/clusters"))),
    beta: await read(clusterDetailSchema, answerCluster(ask("/api/v1/clusters/beta"), "beta")),
    panels: Object.fromEntries(panels),
  };
}

/** Times of answers differ by the run, and the last digits of floats by the engine. */
function comparable(value: unknown, key = ""): unknown {
  if (/^(asOf|since|version|blindSince).*UnixMs$/.test(key)) return "time";
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(9));
  if (Array.isArray(value)) return value.map((item) => comparable(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, comparable(item, name)]));
}

const answers = new Map<string, Awaited<ReturnType<typeof readAll>>>();

describe.each(Object.entries(ENGINES))("%s", (dialect, start) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
    for (const key of ["config", "env", "fleet", "query-service", "metrics", "log"]) clearProcessState(key);
    process.env.RAFTBOARD_CONFIG = "";
    process.env.RAFTBOARD_DATASOURCE_URL = engine.url;
    process.env.RAFTBOARD_LOG_LEVEL = "silent";
    await refreshNow();
  });
  afterAll(async () => {
    await getQueryService().close();
    await engine.stop();
  });

  test("is recognised without being told", async () => {
    expect(getQueryService().getStatus()).toMatchObject([{ dialect, state: "up", lastError: null }]);
    const ready = answerReady();
    expect(await ready.json()).toMatchObject({ status: "ready", sources: [{ id: "main", dialect, isUp: true }] });
  });

  test("gives the fleet, the clusters and every panel", async () => {
    const all = await readAll();
    answers.set(dialect, all);
    expect(all.summary.counts).toEqual({ down: 1, burning: 1, degraded: 0, blind: 1, ok: 1 });
    expect(all.summary.budgetCounts.breached).toBe(1);
    expect(all.clusters.rows.map((row) => row.id).slice(0, 2)).toEqual(["gamma", "beta"]);
    expect(all.beta.members.map(({ isUp }) => isUp)).toEqual([true, true, false]);
    expect(all.beta.slos.find(({ sli }) => sli === "write")?.burnRate1h).toBeCloseTo(20, 6);
    for (const [id, panel] of Object.entries(all.panels)) expect(panel, id).not.toMatchObject({ state: "error" });
    const full = Object.values(all.panels).filter((panel) => panel.state === "ok");
    expect(full.length).toBeGreaterThan(10);
  });
});

test("both engines give the same answers", () => {
  const [first, second] = Object.keys(ENGINES).map((dialect) => comparable(answers.get(dialect)));
  expect(second).toEqual(first);
});
