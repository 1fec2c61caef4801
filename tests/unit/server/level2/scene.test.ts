// Level 2 says the same as level 1 about the same clusters.
import { describe, expect, test } from "vitest";
import { scenarioOf } from "@/lib/config/scenarios";
import type { Frame } from "@/lib/query/types";
import { filterClusters } from "@/lib/server/fleet/filter";
import { summarize } from "@/lib/server/fleet/rollup";
import { anyDownOf, coreIndexes, livedHours } from "@/lib/server/level2/lived";
import { NO_SIZES, rowsBy, type SceneContext, wholeRow } from "@/lib/server/level2/scene";
import { CLUSTER_LABELS, HEALTHS } from "@/lib/slo/vocabulary";
import { AS_OF, type FakeCluster, fakeSnapshot } from "@/tests/support/fleet-frames";

const HOUR_MS = 3_600_000;
const slis = (error: number) => ({ availability: { objective: 0.999, error, total: 40_000 } });
const CLUSTERS: readonly FakeCluster[] = [
  {
    id: "a-1",
    labels: { product: "pay", region: "gz", customer: "acme", scenario: "k8s-main" },
    health: "down",
    slis: slis(0.01),
  },
  {
    id: "a-2",
    labels: { product: "pay", region: "sh", customer: "acme", scenario: "k8s-events" },
    health: "ok",
    slis: slis(0),
  },
  { id: "b-1", labels: { product: "shop", region: "gz", customer: "acme", spec: "large" }, health: "burning" },
  { id: "c-1", labels: { region: "gz" }, health: "ok", slis: slis(0.001) },
  { id: "d-1" },
];
const snapshot = fakeSnapshot(CLUSTERS);
const ctx: SceneContext = { snapshot, sizes: NO_SIZES, titleOf: (_label, value) => value };

describe("rows of level 2", () => {
  test.each(CLUSTER_LABELS)("by %s add up to the fleet's headline", (label) => {
    const rows = rowsBy(ctx, label, {});
    const all = summarize(snapshot, filterClusters(snapshot, {}), false);
    const sum = (read: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + read(row), 0);
    expect(sum((row) => row.rollup.clusterCount)).toBe(all.clusterCount);
    for (const health of HEALTHS) expect(sum((row) => row.rollup.counts[health])).toBe(all.counts[health]);
    for (const [index, sli] of all.slis.entries()) {
      expect(sum((row) => row.rollup.slis[index]?.totalCount ?? 0)).toBeCloseTo(sli.totalCount);
      expect(sum((row) => row.rollup.slis[index]?.goodCount ?? 0)).toBeCloseTo(sli.goodCount);
    }
  });

  test("give the unlabelled a row of their own", () => {
    const unlabelled = rowsBy(ctx, "product", {}).find(({ id }) => id === "");
    expect(unlabelled?.rollup.clusterCount).toBe(2);
  });

  test("equal the fleet page under the filter that their link carries", () => {
    for (const row of rowsBy(ctx, "product", {})) {
      const linked = summarize(snapshot, filterClusters(snapshot, { product: [row.id] }), false);
      expect(row.rollup.counts).toEqual(linked.counts);
      expect(row.rollup.slis).toEqual(linked.slis);
    }
  });

  test("have no cell where a product has no cluster", () => {
    expect(wholeRow(ctx, { product: ["shop"], region: ["sh"] }, { id: "shop", title: "" })).toBeNull();
  });

  test("know no size and no budget where nothing was measured", () => {
    const shop = rowsBy(ctx, "product", {}).find(({ id }) => id === "shop");
    expect(shop?.budget).toBe("unknown");
    expect(shop?.capacity).toMatchObject({ measuredCount: 0, fullestRatio: null, dbSizeBytes: null });
  });
});

const config = { scenarios: {} };
const core = coreIndexes(
  snapshot,
  filterClusters(snapshot, { customer: ["acme"] }),
  (scenario) => scenarioOf(config, scenario).isCore,
);
const TIMES = [AS_OF - 2 * HOUR_MS, AS_OF - HOUR_MS, AS_OF];
const frame = (series: Readonly<Record<string, readonly (number | null)[]>>): Frame => ({
  name: "hours",
  timesUnixMs: TIMES,
  series: Object.entries(series).map(([etcd_cluster, values]) => ({ labels: { etcd_cluster }, values })),
});

describe("what a customer lived", () => {
  test("leaves out stores of events", () => {
    expect(core.map((index) => snapshot.inventory.ids[index])).toEqual(["a-1", "b-1"]);
  });

  test("is at least the worst cluster of each hour and at most all of them, an hour at most", () => {
    const hours = frame({ "a-1": [300, 2, null], "b-1": [null, 3, 50], "c-1": [60, 60, 60] });
    const { atLeastMinutes, atMostMinutes } = anyDownOf(snapshot, core, "acme", {
      badHours: { least: hours, most: hours },
    });
    // a-1 alone lost 1 % of 40,000 minutes: its own sum is more than the tiles tell.
    expect(atLeastMinutes).toBe(400);
    expect(atMostMinutes).toBe(400);
  });

  test("is not known when the hours did not come", () => {
    const unknown = { atLeastMinutes: null, atMostMinutes: null, budget: "unknown" };
    expect(anyDownOf(snapshot, core, "acme", { badHours: null })).toMatchObject(unknown);
  });

  const recorded = (...minutes: readonly (number | null)[]): Frame => ({
    name: "customerDown",
    timesUnixMs: [AS_OF],
    series: [
      ...minutes.map((value, at) => ({ labels: { customer: "acme", ruler: `r${at}` }, values: [value] })),
      { labels: { customer: "other" }, values: [9_000] },
    ],
  });

  test("is exact where it was recorded minute by minute", () => {
    const hours = frame({ "a-1": [300, 2, null], "b-1": [60, 60, 60] });
    const lived = { badHours: { least: hours, most: hours }, recorded: recorded(433) };
    expect(anyDownOf(snapshot, core, "acme", lived)).toMatchObject({ atLeastMinutes: 433, atMostMinutes: 433 });
  });

  test("of a customer in two rulers is between the worse of them and their sum", () => {
    const lived = { badHours: null, recorded: recorded(420, 450) };
    expect(anyDownOf(snapshot, core, "acme", lived)).toMatchObject({ atLeastMinutes: 450, atMostMinutes: 870 });
  });

  test("is at least what its clusters lost, where customers are recorded for a shorter time", () => {
    const hours = frame({ "a-1": [60, 60, 60], "b-1": [null, null, null] });
    const lived = { badHours: { least: hours, most: hours }, recorded: recorded(7) };
    expect(anyDownOf(snapshot, core, "acme", lived)).toMatchObject({ atLeastMinutes: 400, atMostMinutes: 400 });
  });

  test("is null in an hour that nobody saw, and zero in one that was seen and calm", () => {
    const bad = frame({ "a-1": [5, null, null] });
    const seen: Frame = { name: "seen", timesUnixMs: TIMES, series: [{ labels: {}, values: [60, 120, null] }] };
    const hours = livedHours(["a-1", "b-1"], { badHours: { least: bad, most: bad } }, seen);
    expect(hours.map(({ minutes }) => minutes)).toEqual([5, 0, null]);
    expect(hours.map(({ seenRatio }) => seenRatio)).toEqual([0.5, 1, null]);
    expect(hours[0]?.startUnixMs).toBe((TIMES[0] ?? 0) - HOUR_MS);
  });

  test("of an hour in which clusters took turns is the customer's own count, never less than the worst cluster's", () => {
    const bad = frame({ "a-1": [5, 9, null], "b-1": [4, null, null] });
    const seen: Frame = { name: "seen", timesUnixMs: TIMES, series: [{ labels: {}, values: [120, 120, 120] }] };
    const own: Frame = {
      name: "own",
      timesUnixMs: TIMES,
      series: [{ labels: { customer: "acme" }, values: [9, 3, 0] }],
    };
    const hours = livedHours(["a-1", "b-1"], { badHours: { least: bad, most: bad }, recorded: own }, seen);
    expect(hours.map(({ minutes }) => minutes)).toEqual([9, 9, 0]);
  });
});

test("a scenario's own facts win over the defaults, one by one", () => {
  const own = { scenarios: { "k8s-events": { isCore: true } } };
  expect(scenarioOf(own, "k8s-events")).toMatchObject({
    isCore: true,
    indicators: scenarioOf(config, "k8s-events").indicators,
  });
  expect(scenarioOf(config, "constructor").isCore).toBe(true);
});
