// What the generated rules really record, taken from a run of them on Prometheus: read from Prometheus and, through its import
// API, from VictoriaMetrics. The fleet, the cluster and every panel's state must be the same.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RECORDED } from "@/lib/slo/recorded-series";
import { comparable, type Engine, leaveEngine, readAll, useEngine } from "../support/engine-body";
import { startPrometheus } from "../support/prometheus";
import { runRules, type StoredSeries } from "../support/rule-run";
import { startVictoriaMetrics } from "../support/victoria-metrics";

/**
 * The run lasts seconds. It is moved so far into the past, and its end held from there until after the last question, that the two
 * engines see the same whenever they are asked: neither the run's own moments nor the rates of counters that grew for some seconds.
 */
const AGO_MS = 900_000;
const HOLD_MS = 240_000;
const HOLD_STEP_MS = 15_000;

let stored: StoredSeries[] = [];
let endUnixMs = 0;

/** The run in the past, and the last value of each series repeated, so that "now" does not run away from it. */
function hold(all: readonly StoredSeries[], untilUnixMs: number): StoredSeries[] {
  return all.map(({ metric, samples }) => {
    const past = samples.map(([time, value]) => [time - AGO_MS, value] as const);
    const last = past.at(-1);
    if (last === undefined) return { metric, samples: past };
    const more: (readonly [number, string])[] = [];
    for (let time = last[0] + HOLD_STEP_MS; time <= untilUnixMs; time += HOLD_STEP_MS) more.push([time, last[1]]);
    return { metric, samples: [...past, ...more] };
  });
}

function printOpenMetrics(all: readonly StoredSeries[]): string {
  return all
    .flatMap(({ metric: { __name__: name, ...labels }, samples }) => {
      const text = Object.entries(labels)
        .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
        .join(",");
      return samples.map(([time, value]) => `${name}{${text}} ${value} ${time / 1000}`);
    })
    .join("\n");
}

function printLines(all: readonly StoredSeries[]): string[] {
  return all.map(({ metric, samples }) => {
    const finite = samples.filter(([, value]) => Number.isFinite(Number(value)));
    return JSON.stringify({
      metric,
      values: finite.map(([, value]) => Number(value)),
      timestamps: finite.map(([time]) => time),
    });
  });
}

const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  prometheus: () => startPrometheus({ openMetrics: printOpenMetrics(stored) }),
  victoriametrics: async () => {
    const engine = await startVictoriaMetrics();
    await engine.importLines(printLines(stored));
    return engine;
  },
};
const answers = new Map<string, Awaited<ReturnType<typeof readAll>>>();

beforeAll(async () => {
  const run = await runRules(`${RECORDED.health}{etcd_cluster="a"}`);
  endUnixMs = Date.now();
  stored = hold(run, endUnixMs + HOLD_MS);
});

describe.each(Object.entries(ENGINES))("%s", (dialect, start) => {
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await start();
    await useEngine(engine);
  });
  afterAll(() => leaveEngine(engine));

  test("reads what the rules recorded", async () => {
    const all = await readAll("a", { fromUnixMs: endUnixMs - 60_000, toUnixMs: endUnixMs });
    answers.set(dialect, all);
    expect(all.summary).toMatchObject({ clusterCount: 1, isStale: false });
    expect(all.clusters.rows).toMatchObject([
      { id: "a", region: "gz", zone: "gz-1", version: "3.5.12", dbUsageRatio: 0.25, quorumMarginCount: 1 },
    ]);
    expect(all.cluster.members.map(({ id, isUp }) => [id, isUp])).toEqual([
      ["m1", true],
      ["m2", true],
      ["m3", true],
    ]);
    for (const [id, panel] of Object.entries(all.panels)) expect(panel.state, id).not.toBe("error");
  });
});

test("both engines give the same fleet, cluster and states", () => {
  const [first, second] = Object.keys(ENGINES).map((dialect) => {
    const all = answers.get(dialect);
    const states = Object.entries(all?.panels ?? {}).map(([id, { state }]) => [id, state]);
    return comparable({ ...all, panels: states }, endUnixMs);
  });
  expect(second).toEqual(first);
});
