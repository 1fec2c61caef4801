import { expect, test } from "vitest";
import {
  computeBudgetMinutesLeft,
  computeBurnRate,
  computeCoverage,
  computeErrorRatio,
  computeEventBudgetRemaining,
  computeExhaustedInHours,
  computeMinuteBudgetRemaining,
  computeRollupBudgetRemaining,
} from "@/lib/slo/budget";
import { BURN_PAIRS, isPairReachable } from "@/lib/slo/burn-pairs";
import { classifyBudget, worstBudgetState } from "@/lib/slo/classify-budget";
import { computeQuorumMargin } from "@/lib/slo/classify-health";

test.each([
  [{ goodCount: 0, totalCount: 0 }, null],
  [{ goodCount: 0, totalCount: Number.NaN }, null],
  [{ goodCount: 0, totalCount: 10 }, 1],
  [{ goodCount: 9, totalCount: 10 }, 0.1],
  [{ goodCount: 11, totalCount: 10 }, 0],
] as const)("error ratio of %o is %s", (counts, expected) => {
  const ratio = computeErrorRatio(counts);
  if (expected === null) expect(ratio).toBeNull();
  else expect(ratio).toBeCloseTo(expected, 12);
});

test("no events: no burn and no event budget, rather than zero", () => {
  expect(computeBurnRate(null, 0.999)).toBeNull();
  expect(computeEventBudgetRemaining({ goodCount: 0, totalCount: 0 }, 0.999)).toBeNull();
  expect(computeRollupBudgetRemaining("write", [])).toBeNull();
});

test("a minute budget is of the whole 28 days, and negative when overspent", () => {
  expect(computeMinuteBudgetRemaining(0, 0.9995)).toBe(1);
  expect(computeMinuteBudgetRemaining(20.16, 0.9995)).toBeCloseTo(0, 9);
  expect(computeMinuteBudgetRemaining(60, 0.9995)).toBeLessThan(-1.9);
  expect(computeBudgetMinutesLeft(60, 0.9995)).toBeCloseTo(-39.84, 9);
});

test("a roll-up weighs each cluster by its own objective and traffic", () => {
  const parts = [
    { badCount: 10, totalCount: 1_000, objectiveRatio: 0.99 },
    { badCount: 0, totalCount: 1_000, objectiveRatio: 0.999 },
  ];
  expect(computeRollupBudgetRemaining("write", parts)).toBeCloseTo(1 - 10 / 11, 12);
});

test("a roll-up of minutes allows each cluster its whole window, also where little of it was seen", () => {
  const young = { badCount: 12, totalCount: 60, objectiveRatio: 0.9995 };
  expect(computeRollupBudgetRemaining("availability", [young])).toBeCloseTo(1 - 12 / 20.16, 9);
  expect(computeRollupBudgetRemaining("availability", [young, { ...young, badCount: 0 }])).toBeCloseTo(
    1 - 12 / 40.32,
    9,
  );
});

test("exhaustion is told only while burning over 1 with budget left", () => {
  expect(computeExhaustedInHours(0.5, 1)).toBeNull();
  expect(computeExhaustedInHours(0.5, null)).toBeNull();
  expect(computeExhaustedInHours(0, 5)).toBeNull();
  expect(computeExhaustedInHours(0.5, 8)).toBeCloseTo(42, 9);
});

test("coverage is at most 1, and unknown when all of the window was maintenance", () => {
  expect(computeCoverage(61, 60, 0)).toBe(1);
  expect(computeCoverage(30, 60, 0)).toBe(0.5);
  expect(computeCoverage(30, 60, 20)).toBe(0.75);
  expect(computeCoverage(0, 60, 60)).toBeNull();
});

test("unknown wins over any number while less than half was seen", () => {
  expect(classifyBudget({ coverageRatio: 0.49, budgetRemainingRatio: 1, burnRate6h: 0 })).toBe("unknown");
  expect(classifyBudget({ coverageRatio: 0.5, budgetRemainingRatio: 1, burnRate6h: 0 })).toBe("healthy");
  expect(classifyBudget({ coverageRatio: 1, budgetRemainingRatio: -3, burnRate6h: null })).toBe("breached");
});

test("a cluster's budget is its worst SLI's, and nothing known is unknown", () => {
  expect(worstBudgetState(["healthy", "unknown", "at-risk"])).toBe("at-risk");
  expect(worstBudgetState(["healthy", "unknown"])).toBe("unknown");
  expect(worstBudgetState([])).toBe("unknown");
});

test("a factor that an objective can never reach is told", () => {
  expect(BURN_PAIRS.every((pair) => isPairReachable(pair, 0.95))).toBe(true);
  expect(isPairReachable(BURN_PAIRS[0], 0.9)).toBe(false);
});

test.each([
  [3, 3, 1],
  [2, 3, 0],
  [1, 3, -1],
  [1, 1, 0],
  [4, 4, 1],
  [5, 5, 2],
] as const)("%i of %i members leave a margin of %i", (seen, expected, margin) => {
  expect(computeQuorumMargin(seen, expected)).toBe(margin);
});
