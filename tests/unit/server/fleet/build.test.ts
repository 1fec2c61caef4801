import { expect, test } from "vitest";
import { buildInventory } from "@/lib/server/fleet/build-inventory";
import { buildNow, hasUnknownClusters } from "@/lib/server/fleet/build-now";
import { clusterRow } from "@/lib/server/fleet/cluster-row";
import { restrictSnapshot } from "@/lib/server/fleet/restrict";
import { healthOfCode } from "@/lib/server/fleet/snapshot";
import { AS_OF, fakeAnswers, fakeFrames, fakeSnapshot, keepFrames } from "../../../support/fleet-frames";

test("a cluster of the inventory without a health sample is blind", () => {
  const snapshot = fakeSnapshot([{ id: "a", health: "ok" }, { id: "b" }]);
  expect(clusterRow(snapshot, 0).health).toBe("ok");
  expect(clusterRow(snapshot, 1).health).toBe("blind");
});

test("a code that nobody knows reads as blind, never as ok", () => {
  expect(healthOfCode(17)).toBe("blind");
  expect(healthOfCode(undefined)).toBe("blind");
});

test("a label that the series lacks reads as an empty text", () => {
  const row = clusterRow(fakeSnapshot([{ id: "a", labels: { region: "gz" }, health: "ok" }]), 0);
  expect(row.region).toBe("gz");
  expect(row.customer).toBe("");
});

test("numbers without a sample are null and never zero", () => {
  const row = clusterRow(fakeSnapshot([{ id: "a", health: "ok" }]), 0);
  expect([row.burnRate1h, row.budgetRemainingRatio, row.availabilityRatio, row.quorumMarginCount]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(row.budget).toBe("unknown");
});

test("a lost margin is named where there was one to lose, and not for one member", () => {
  const snapshot = fakeSnapshot([
    { id: "three", hosts: ["h1", "h2", "h3"], health: "degraded", margin: 0 },
    { id: "one", hosts: ["h1"], health: "ok", margin: 0 },
  ]);
  expect(snapshot.inventory.ids).toEqual(["one", "three"]);
  expect(clusterRow(snapshot, 0).failing).toEqual([]);
  expect(clusterRow(snapshot, 1).failing).toEqual(["margin"]);
});

test("a failing list names quorum before parts, parts before burns", () => {
  const frames = fakeFrames([{ id: "a", hosts: ["h1", "h2", "h3"], health: "down", margin: -1 }]);
  const labels = { etcd_cluster: "a" };
  frames.set("partBad", {
    name: "partBad",
    timesUnixMs: [AS_OF],
    series: [
      { labels: { ...labels, part: "write" }, values: [1] },
      { labels: { ...labels, part: "quorum" }, values: [1] },
    ],
  });
  frames.set("burnPair", {
    name: "burnPair",
    timesUnixMs: [AS_OF],
    series: [
      { labels: { ...labels, sli: "disk", tier: "ticket", pair: "1d2h" }, values: [1] },
      { labels: { ...labels, sli: "write", tier: "page", pair: "1h5m" }, values: [1] },
      { labels: { ...labels, sli: "availability", tier: "page", pair: "1h5m" }, values: [1] },
    ],
  });
  const answers = keepFrames(frames);
  const inventory = buildInventory({ answers, asOfUnixMs: AS_OF, carryOver: null, previous: null });
  const snapshot = { inventory, now: buildNow(answers, inventory, AS_OF) };
  expect(clusterRow(snapshot, 0).failing).toEqual(["quorum", "write", "availability", "disk", "margin"]);
});

test("an incomplete answer keeps the clusters that it lacks, blind", () => {
  const previous = fakeSnapshot([{ id: "a", labels: { region: "gz" }, hosts: ["h1"], health: "ok" }, { id: "b" }]);
  const answers = fakeAnswers([{ id: "b", health: "ok" }]);
  const inventory = buildInventory({
    answers,
    asOfUnixMs: AS_OF + 1,
    carryOver: previous.inventory,
    previous: previous.inventory,
  });
  const row = clusterRow({ inventory, now: buildNow(answers, inventory, AS_OF + 1) }, 0);
  expect(row).toMatchObject({ id: "a", region: "gz", hosts: ["h1"], health: "blind" });
});

test("the inventory version stays while nobody comes, goes or moves, and keeps its date", () => {
  const clusters = [{ id: "a", labels: { region: "gz" }, hosts: ["h1"] }];
  const first = fakeSnapshot(clusters).inventory;
  const again = buildInventory({
    answers: fakeAnswers(clusters),
    asOfUnixMs: AS_OF + 9,
    carryOver: null,
    previous: first,
  });
  expect(again.version).toBe(first.version);
  expect(again.versionUnixMs).toBe(AS_OF);
  const moved = fakeSnapshot([{ id: "a", labels: { region: "gz" }, hosts: ["h2"] }]).inventory;
  expect(moved.version).not.toBe(first.version);
});

test("a cluster that reports health without being in the inventory is noticed", () => {
  const { inventory } = fakeSnapshot([{ id: "a" }]);
  expect(hasUnknownClusters(fakeAnswers([{ id: "a", health: "ok" }]), inventory)).toBe(false);
  expect(hasUnknownClusters(fakeAnswers([{ id: "z", health: "ok" }]), inventory)).toBe(true);
});

test("an empty scope sees an empty fleet, and a scope sees only what it names", () => {
  const snapshot = fakeSnapshot([{ id: "a", health: "down" }, { id: "b", health: "ok" }, { id: "c" }]);
  expect(restrictSnapshot(snapshot, { kind: "clusters", clusterIds: [] }).inventory.ids).toEqual([]);
  const seen = restrictSnapshot(snapshot, { kind: "clusters", clusterIds: ["c", "b", "nope"] });
  expect(seen.inventory.ids).toEqual(["b", "c"]);
  expect(clusterRow(seen, 0).health).toBe("ok");
  expect(seen.inventory.version).not.toBe(snapshot.inventory.version);
});
