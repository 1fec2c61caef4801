import fc from "fast-check";
import { expect, test } from "vitest";
import type { RollupLabel } from "@/lib/contract/pages";
import { ROLLUP_LABELS } from "@/lib/contract/pages";
import { clusterRow } from "@/lib/server/fleet/cluster-row";
import { filterClusters } from "@/lib/server/fleet/filter";
import { rollupBy, summarize } from "@/lib/server/fleet/rollup";
import { HEALTHS } from "@/lib/slo/vocabulary";
import { type FakeCluster, fakeSnapshot } from "../../../support/fleet-frames";

const label = fc.constantFrom("", "a", "b", "c", "名字");
const sli = fc.record({
  objective: fc.constantFrom(0.99, 0.999, 0.9995),
  error: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  total: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: undefined }),
});
const fleet = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 8 }),
    labels: fc.record({ region: label, zone: label, product: label, scenario: label, spec: label, customer: label }),
    hosts: fc.uniqueArray(fc.constantFrom("h1", "h2", "h3", "h4"), { maxLength: 3 }),
    health: fc.option(fc.constantFrom(...HEALTHS), { nil: undefined }),
    isInMaintenance: fc.boolean(),
    budget: fc.option(fc.constantFrom("healthy", "at-risk", "breached", "unknown"), { nil: undefined }),
    burn1h: fc.option(fc.double({ min: 0, max: 1000, noNaN: true }), { nil: undefined }),
    slis: fc.record({ availability: sli, write: sli, read: sli }),
  }),
  { selector: (cluster) => cluster.id, maxLength: 30 },
);
const counted = ROLLUP_LABELS.filter((name) => name !== "host");

test("the rows of every label add up to the fleet: clusters, health, budget, events", () => {
  fc.assert(
    fc.property(fleet, fc.constantFrom(...counted), fc.constantFrom(...counted), (clusters, one, two) => {
      const snapshot = fakeSnapshot(clusters as readonly FakeCluster[]);
      const all = filterClusters(snapshot, {});
      const total = summarize(snapshot, all, false);
      const labels: RollupLabel[] = one === two ? [one] : [one, two];
      const rows = rollupBy(snapshot, labels, all);
      const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((count, row) => count + pick(row), 0);
      expect(sum((row) => row.clusterCount)).toBe(total.clusterCount);
      expect(sum((row) => row.maintenanceCount)).toBe(total.maintenanceCount);
      for (const health of HEALTHS) expect(sum((row) => row.counts[health])).toBe(total.counts[health]);
      expect(sum((row) => row.budgetCounts.breached)).toBe(total.budgetCounts.breached);
      total.slis.forEach((expected, index) => {
        expect(sum((row) => row.slis[index]?.totalCount ?? 0)).toBeCloseTo(expected.totalCount, 3);
        expect(sum((row) => row.slis[index]?.goodCount ?? 0)).toBeCloseTo(expected.goodCount, 3);
      });
    }),
    { numRuns: 60 },
  );
});

test("counts of a summary add up to the clusters", () => {
  fc.assert(
    fc.property(fleet, (clusters) => {
      const snapshot = fakeSnapshot(clusters as readonly FakeCluster[]);
      const { counts, budgetCounts, clusterCount } = summarize(snapshot, filterClusters(snapshot, {}), false);
      expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(clusterCount);
      expect(Object.values(budgetCounts).reduce((a, b) => a + b, 0)).toBe(clusterCount);
    }),
    { numRuns: 40 },
  );
});

test("by host a cluster counts on each host of its members", () => {
  const snapshot = fakeSnapshot([
    { id: "a", hosts: ["h1", "h2"], health: "down" },
    { id: "b", hosts: ["h1"], health: "ok" },
    { id: "c", health: "ok" },
  ]);
  const rows = rollupBy(snapshot, ["host"], filterClusters(snapshot, {}));
  expect(Object.fromEntries(rows.map((row) => [row.values.host, row.clusterCount]))).toEqual({ h1: 2, h2: 1, "": 1 });
});

test("ratios are made from sums of events: ten busy minutes weigh more than a quiet hour", () => {
  const sli = (error: number, total: number) => ({ write: { objective: 0.999, error, total } });
  const snapshot = fakeSnapshot([
    { id: "busy", slis: sli(0.5, 1_000_000) },
    { id: "quiet", slis: sli(0, 1_000) },
  ]);
  const write = summarize(snapshot, [0, 1], false).slis.find((row) => row.sli === "write");
  expect(write?.valueRatio).toBeCloseTo(1 - 500_000 / 1_001_000, 9);
});

test("a roll-up of one cluster has that cluster's budget, and one of unknown budgets has none", () => {
  const slis = { availability: { objective: 0.9995, error: 12 / 25_000, total: 25_000 } };
  const snapshot = fakeSnapshot([
    { id: "known", budget: "healthy", slis },
    { id: "young", budget: "unknown", slis: { availability: { objective: 0.9995, error: 1, total: 60 } } },
  ]);
  const of = (...indexes: number[]) =>
    summarize(snapshot, indexes, false).slis.find((row) => row.sli === "availability");
  expect(of(0)?.budgetRemainingRatio).toBeCloseTo(1 - 12 / 20.16, 9);
  expect(of(0)?.budgetRemainingRatio).toBeCloseTo(clusterRow(snapshot, 0).budgetRemainingRatio ?? Number.NaN, 12);
  expect(of(1)).toMatchObject({ budgetRemainingRatio: null, budgetKnownCount: 0 });
  expect(of(0, 1)).toMatchObject({ budgetRemainingRatio: of(0)?.budgetRemainingRatio, budgetKnownCount: 1 });
  expect(of(0, 1)?.valueRatio).toBeCloseTo(1 - 72 / 25_060, 12);
});

test("rows are worst first and unlabelled clusters have a row of their own", () => {
  const snapshot = fakeSnapshot([
    { id: "a", labels: { region: "calm" }, health: "ok" },
    { id: "b", labels: { region: "bad" }, health: "down" },
    { id: "c", health: "burning" },
  ]);
  expect(rollupBy(snapshot, ["region"], [0, 1, 2]).map((row) => row.values.region)).toEqual(["bad", "", "calm"]);
});

test("a fleet of nothing has no ratio and no coverage", () => {
  const snapshot = fakeSnapshot([]);
  const summary = summarize(snapshot, [], false);
  expect(summary.coverage.coverageRatio).toBeNull();
  expect(summary.slis.every((row) => row.valueRatio === null)).toBe(true);
});
