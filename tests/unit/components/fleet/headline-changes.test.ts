// Changes of the headline: from what was known to what is known, and nothing from nothing.
import { expect, test } from "vitest";
import { compareSummaries } from "@/lib/client/headline-changes";
import type { FleetSummary } from "@/lib/contract/fleet";

const summary = (more: Partial<FleetSummary> = {}): FleetSummary => ({
  asOfUnixMs: 0,
  isStale: false,
  clusterCount: 10,
  regionCount: 1,
  k8sClusterCount: 10,
  counts: { down: 0, burning: 0, degraded: 0, blind: 0, ok: 10 },
  maintenanceCount: 0,
  budgetCounts: { healthy: 9, "at-risk": 0, breached: 1, unknown: 0 },
  slis: [
    {
      sli: "write",
      valueRatio: 0.999,
      objectiveRatio: 0.99,
      goodCount: 999,
      totalCount: 1000,
      budgetKnownCount: 2,
      budgetRemainingRatio: 0.9,
    },
  ],
  alertCounts: { pageCount: 2, ticketCount: 0, pendingCount: 0, byRegion: [] },
  notices: [],
  coverage: { seenCount: 10, expectedCount: 10, coverageRatio: 1 },
  ...more,
});
const BLIND = { seenCount: 0, expectedCount: 10, coverageRatio: 0 };

test("each number is told how far it moved", () => {
  const now = summary({
    budgetCounts: { healthy: 6, "at-risk": 0, breached: 4, unknown: 0 },
    alertCounts: { pageCount: 0, ticketCount: 5, pendingCount: 0, byRegion: [] },
    coverage: { seenCount: 9, expectedCount: 10, coverageRatio: 0.9 },
    slis: summary().slis.map((sli) => ({ ...sli, valueRatio: 0.998, budgetRemainingRatio: 0.8 })),
  });
  const changes = compareSummaries(now, summary());
  expect([changes.overBudgetCount, changes.pageAlertCount]).toEqual([3, -2]);
  expect(changes.coverageRatio).toBeCloseTo(-0.1, 9);
  expect(changes.sliRatio("write")).toBeCloseTo(-0.001, 9);
  expect(changes.budgetRemainingRatio("write")).toBeCloseTo(-0.1, 9);
});

test("what was not known then has not changed", () => {
  const changes = compareSummaries(summary(), summary({ alertCounts: null, slis: [] }));
  expect([changes.pageAlertCount, changes.sliRatio("write"), changes.budgetRemainingRatio("write")]).toEqual([
    null,
    null,
    null,
  ]);
  const unknown = summary({ budgetCounts: { healthy: 0, "at-risk": 0, breached: 0, unknown: 10 } });
  expect(compareSummaries(summary(), unknown).overBudgetCount).toBeNull();
});

test("a moment with nobody in sight is no state to have come from", () => {
  const changes = compareSummaries(summary(), summary({ coverage: BLIND }));
  expect([changes.overBudgetCount, changes.pageAlertCount, changes.coverageRatio, changes.sliRatio("write")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test("what is not known now has not changed either", () => {
  const changes = compareSummaries(summary({ alertCounts: null, slis: [] }), summary());
  expect([changes.pageAlertCount, changes.sliRatio("write")]).toEqual([null, null]);
});
