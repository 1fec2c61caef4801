// One body for every engine that can be run here: the same recorded series in Prometheus and in VictoriaMetrics must give the same
// fleet, clusters and panels through the API handlers.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerReady } from "@/lib/server/api/own-health";
import { getQueryService } from "@/lib/server/query/service";
import { comparable, type Engine, leaveEngine, readAll, useEngine } from "../support/engine-body";
import { startPrometheus } from "../support/prometheus";
import { recordedFleet } from "../support/recorded-fleet";
import { startVictoriaMetrics } from "../support/victoria-metrics";

/** The same samples for all; seconds for Prometheus, milliseconds for VictoriaMetrics. */
const STARTED_UNIX_MS = Date.now();
const SAMPLES = recordedFleet(STARTED_UNIX_MS);
/** Both engines know it whole: its end is older than what VictoriaMetrics holds back. */
const WINDOW = { fromUnixMs: STARTED_UNIX_MS - 1_200_000, toUnixMs: STARTED_UNIX_MS - 60_000 };

const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  prometheus: () => startPrometheus({ openMetrics: SAMPLES }),
  victoriametrics: async () => {
    const engine = await startVictoriaMetrics();
    await engine.importText(SAMPLES.replace(/ (\d+)$/gm, " $1000"));
    return engine;
  },
};

const answers = new Map<string, Awaited<ReturnType<typeof readAll>>>();

describe.each(Object.entries(ENGINES))("%s", (dialect, start) => {
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await start();
    await useEngine(engine);
  });
  afterAll(() => leaveEngine(engine));

  test("is recognised without being told", async () => {
    expect(getQueryService().getStatus()).toMatchObject([{ dialect, state: "up", lastError: null }]);
    const ready = answerReady();
    expect(await ready.json()).toMatchObject({ status: "ready", sources: [{ id: "main", dialect, isUp: true }] });
  });

  test("gives the fleet, the clusters and every panel", async () => {
    const all = await readAll("beta", WINDOW);
    answers.set(dialect, all);
    expect(all.summary.counts).toEqual({ down: 1, burning: 1, degraded: 0, blind: 1, ok: 1 });
    expect(all.summary.budgetCounts.breached).toBe(1);
    expect(all.clusters.rows.map((row) => row.id).slice(0, 2)).toEqual(["gamma", "beta"]);
    expect(all.cluster.members.map(({ isUp }) => isUp)).toEqual([true, true, false]);
    expect(all.cluster.slos.find(({ sli }) => sli === "write")?.burnRate1h).toBeCloseTo(20, 6);
    for (const [id, panel] of Object.entries(all.panels)) expect(panel, id).not.toMatchObject({ state: "error" });
    const full = Object.values(all.panels).filter((panel) => panel.state === "ok");
    expect(full.length).toBeGreaterThan(10);
  });
});

test("both engines give the same answers", () => {
  const [first, second] = Object.keys(ENGINES).map((dialect) => comparable(answers.get(dialect), WINDOW.toUnixMs + 1));
  expect(second).toEqual(first);
});
