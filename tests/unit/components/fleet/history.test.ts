import { expect, test } from "vitest";
import { getRunSeconds } from "@/lib/client/fleet-course";
import {
  buildBands,
  countChange,
  decodeHistory,
  findStep,
  getStepUnixMs,
  isWorse,
  listCourses,
  listRuns,
  readStepBytes,
} from "@/lib/client/fleet-history";
import { encodeHealthRuns } from "@/lib/contract/health-runs";
import type { HealthHistory } from "@/lib/contract/level1";
import { HEALTH_CODES, type Health } from "@/lib/slo/vocabulary";

const { ok, degraded, burning, down, blind } = HEALTH_CODES;
const START = 1_795_000_000_000;
/** three clusters over four minutes */
const CODES = Uint8Array.of(ok, ok, blind, ok, degraded, blind, burning, degraded, ok, down, ok, ok);

function count(code: number): number[] {
  return [0, 1, 2, 3].map((step) => CODES.subarray(step * 3, step * 3 + 3).filter((one) => one === code).length);
}

const history: HealthHistory = {
  asOfUnixMs: START,
  isStale: false,
  inventoryVersion: "v1",
  clusterCount: 3,
  fromUnixMs: START,
  toUnixMs: START + 180_000,
  stepSeconds: 60,
  stepCount: 4,
  sampling: "moment",
  counts: { down: count(down), burning: count(burning), degraded: count(degraded), blind: count(blind), ok: count(ok) },
  countedCount: 3,
  worstStep: 3,
  availableFromUnixMs: START,
  runsBase64: Buffer.from(encodeHealthRuns(CODES, 3, 4)).toString("base64"),
  notices: [],
};

test("a step and its moment lead to each other, and moments outside stay inside the window", () => {
  for (const step of [0, 1, 2, 3]) expect(findStep(history, getStepUnixMs(history, step))).toBe(step);
  expect(findStep(history, START - 1e9)).toBe(0);
  expect(findStep(history, START + 1e9)).toBe(3);
});

test("codes of another inventory, or that do not fit their counts, are not shown as this fleet's", () => {
  expect(decodeHistory(history, "v1", 3)).toEqual(CODES);
  expect(decodeHistory(history, "v2", 3)).toBeNull();
  expect(decodeHistory(history, "v1", 4)).toBeNull();
  expect(decodeHistory({ ...history, runsBase64: "AAAA" }, "v1", 3)).toBeNull();
});

test("a step that the answer does not have is blind", () => {
  expect(readStepBytes(CODES, 3, 2)).toEqual(Uint8Array.of(burning, degraded, ok));
  expect(readStepBytes(CODES, 3, 9)).toEqual(Uint8Array.of(blind, blind, blind));
});

test("bands stack what is not ok and leave out what never was", () => {
  const { bands, most } = buildBands(history, 300, 50);
  expect(most).toBe(2);
  expect(bands.map(({ health }) => health)).toEqual(["down", "burning", "degraded", "blind"]);
  const calm = { ...history, counts: { ...history.counts, down: [0, 0, 0, 0], burning: [0, 0, 0, 0] } };
  expect(buildBands(calm, 300, 50).bands.map(({ health }) => health)).toEqual(["degraded", "blind"]);
  const none: Record<Health, number[]> = { down: [], burning: [], degraded: [], blind: [], ok: [] };
  expect(buildBands({ counts: none, stepCount: 0 }, 300, 50)).toEqual({ bands: [], most: 0 });
});

test("change is counted from the first step that is known", () => {
  expect(countChange(history, 3)).toEqual({ down: 1, burning: 0, degraded: 0, blind: -1, ok: 0 });
  expect(countChange({ ...history, availableFromUnixMs: START + 120_000 }, 3)?.burning).toBe(-1);
  expect(countChange({ ...history, availableFromUnixMs: null }, 3)).toBeNull();
  expect(countChange(history, 0)).toBeNull();
});

test("changes name the health before and after and when the present one began, worst first", () => {
  expect(listCourses(history, CODES, 3, 3)).toEqual([
    { index: 0, from: "ok", to: "down", atUnixMs: START + 180_000 },
    { index: 2, from: "blind", to: "ok", atUnixMs: START + 120_000 },
  ]);
  expect(listCourses({ ...history, stepSeconds: 3_600 }, CODES, 3, 15)).toEqual([]);
});

test("blind is worse than ok and better than any known trouble", () => {
  expect(isWorse({ from: "ok", to: "blind" })).toBe(true);
  expect(isWorse({ from: "blind", to: "degraded" })).toBe(true);
  expect(isWorse({ from: "down", to: "burning" })).toBe(false);
});

test("a cluster's runs fill the window without gaps, each a change of health", () => {
  for (const index of [0, 1, 2]) {
    const runs = listRuns(history, CODES, index);
    expect(runs.reduce((sum, run) => sum + run.stepCount, 0)).toBe(history.stepCount);
    expect(runs.map((run) => run.start)).toEqual(
      runs.map((_, at) => runs.slice(0, at).reduce((sum, run) => sum + run.stepCount, 0)),
    );
    for (const [at, run] of runs.entries()) expect(run.health).not.toBe(runs[at + 1]?.health);
  }
  expect(listRuns(history, CODES, 0).map(({ health, stepCount }) => [health, stepCount])).toEqual([
    ["ok", 2],
    ["burning", 1],
    ["down", 1],
  ]);
});

test("seconds of each health add up to the window, and the newest health always has some", () => {
  const secondsOf = (index: number) =>
    getRunSeconds({ runs: listRuns(history, CODES, index), stepCount: 4, stepSeconds: 60 });
  expect(secondsOf(2)).toEqual({ ok: 120, degraded: 0, burning: 0, down: 0, blind: 60 });
  expect(secondsOf(0)).toEqual({ ok: 60, degraded: 0, burning: 60, down: 60, blind: 0 });
  for (const index of [0, 1, 2]) {
    const total = Object.values(secondsOf(index)).reduce((sum, seconds) => sum + seconds, 0);
    expect(total * 1000).toBe(history.toUnixMs - history.fromUnixMs);
  }
});
