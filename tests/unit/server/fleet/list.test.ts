import fc from "fast-check";
import { expect, test } from "vitest";
import { CLUSTER_SORTS } from "@/lib/contract/pages";
import { filterClusters } from "@/lib/server/fleet/filter";
import { encodeHealthBytes, fleetInventory } from "@/lib/server/fleet/health-bytes";
import { readMapColumn } from "@/lib/server/fleet/map-columns";
import { nearMatches } from "@/lib/server/fleet/near-matches";
import { DEFAULT_SORT, sortClusters, takePage } from "@/lib/server/fleet/sort";
import { fakeSnapshot } from "../../../support/fleet-frames";

const snapshot = fakeSnapshot([
  {
    id: "a",
    labels: { region: "gz", zone: "gz-1", customer: "Paygate" },
    hosts: ["h1", "h2"],
    zones: ["gz-1", "gz-3"],
    health: "ok",
    burn1h: 0.1,
  },
  { id: "b", labels: { region: "gz", zone: "gz-3" }, hosts: ["h3"], health: "burning", burn1h: 9, budget: "breached" },
  { id: "c", labels: { region: "sh", zone: "sh-1" }, health: "down" },
  { id: "d", labels: { region: "sh" }, hosts: ["h2"], isInMaintenance: true, budget: "at-risk" },
]);
const ids = (indexes: readonly number[]) => indexes.map((index) => snapshot.inventory.ids[index]);

test.each([
  [{}, ["a", "b", "c", "d"]],
  [{ region: ["gz"] }, ["a", "b"]],
  [{ region: ["gz", "sh"], health: ["down"] }, ["c"]],
  [{ zone: [""] }, ["d"]],
  [{ host: ["h2"] }, ["a", "d"]],
  [{ zone: ["gz-3"] }, ["b"]],
  [{ member_zone: ["gz-3"] }, ["a", "b"]],
  [{ member_zone: ["gz-1", "sh-1"] }, ["a", "c"]],
  [{ member_zone: ["nowhere"] }, []],
  [{ budget: ["breached"] }, ["b"]],
  [{ q: "PAY" }, ["a"]],
  [{ q: "h3" }, ["b"]],
  [{ region: [] }, []],
  [{ health: ["blind"] }, ["d"]],
])("a filter %j selects %j", (filter, expected) => {
  expect(ids(filterClusters(snapshot, filter))).toEqual(expected);
});

test("the map's column of zones names for each cluster where its members and its home are", () => {
  const { zones, zoneCodes, values, hosts } = readMapColumn(snapshot, "zone");
  const named = zoneCodes.map((codes) => codes.map((code) => zones[code]));
  expect(named).toEqual([["gz-1", "gz-3"], ["gz-3"], ["sh-1"], []]);
  expect([values, hosts]).toEqual([[], []]);
});

test("lists are worst first by default", () => {
  expect(ids(sortClusters(snapshot, [0, 1, 2, 3], DEFAULT_SORT))).toEqual(["c", "b", "d", "a"]);
});

test("a cluster without a value comes last in both directions", () => {
  const sort = (isDescending: boolean) => ids(sortClusters(snapshot, [0, 1, 2, 3], { key: "burn", isDescending }));
  expect(sort(true)).toEqual(["b", "a", "c", "d"]);
  expect(sort(false)).toEqual(["a", "b", "c", "d"]);
});

test("every sort key gives a total order, and pages of it neither overlap nor lose a cluster", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CLUSTER_SORTS),
      fc.boolean(),
      fc.integer({ min: 1, max: 5 }),
      (key, isDescending, size) => {
        const sorted = sortClusters(snapshot, [3, 1, 0, 2], { key, isDescending });
        expect(sortClusters(snapshot, [0, 1, 2, 3], { key, isDescending })).toEqual(sorted);
        const pages = [1, 2, 3, 4, 5].flatMap((page) => takePage(sorted, page, size));
        expect(pages).toEqual(sorted.slice(0, 5 * size));
      },
    ),
  );
});

test("health bytes carry health, maintenance and budget in inventory order", () => {
  const bytes = encodeHealthBytes(snapshot);
  expect([...bytes].map((byte) => [byte & 7, (byte >> 3) & 1, (byte >> 4) & 3])).toEqual([
    [0, 0, 3],
    [2, 0, 2],
    [3, 0, 3],
    [4, 1, 1],
  ]);
});

test("inventory columns decode to the labels", () => {
  const { ids: all, labels } = fleetInventory(snapshot.inventory);
  const zone = labels.zone;
  expect(all.map((_, index) => zone?.values[zone.codes[index] ?? -1])).toEqual(["gz-1", "gz-3", "sh-1", ""]);
});

test("near matches offer parts and typos, best first, and nothing for something else", () => {
  const known = ["pay-core-17", "pay-core-1", "ledger-04", "media-31"];
  expect(nearMatches("pay-core-71", known)[0]).toBe("pay-core-1");
  expect(nearMatches("ledgr-04", known)).toEqual(["ledger-04"]);
  expect(nearMatches("core", known)).toEqual(["pay-core-1", "pay-core-17"]);
  expect(nearMatches("zzzzzzzzzz", known)).toEqual([]);
});
