// Fleets that nobody drew in a design: ten thousand values of one label, names in any script and of any length, nothing at all.
import { beforeAll, expect, test } from "vitest";
import { findBlastRadius } from "@/lib/server/fleet/blast-radius/find";
import { getValueIndex } from "@/lib/server/fleet/blast-radius/value-index";
import { filterClusters } from "@/lib/server/fleet/filter";
import { fleetHealth, fleetInventory } from "@/lib/server/fleet/health-bytes";
import { listLosses } from "@/lib/server/fleet/loss";
import { readMapColumn } from "@/lib/server/fleet/map-columns";
import { rollupBy, summarize } from "@/lib/server/fleet/rollup";
import type { FleetSnapshot } from "@/lib/server/fleet/snapshot";
import { searchFleet } from "@/lib/server/search/service";
import { type PlantedCluster, plantSnapshot } from "../../../support/planted-fleet";

const MANY = 10_000;

/** Each cluster on a host of its own. */
function plantHosts(count: number): PlantedCluster[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `etcd-${String(at).padStart(5, "0")}`,
    labels: { region: "r0", zone: "r0-1", product: `p${at % 7}` },
    members: [{ zone: "r0-1", host: `host-${at}` }],
  }));
}

let many: FleetSnapshot;
beforeAll(() => {
  many = plantSnapshot(plantHosts(MANY), ({ id }) => (id.endsWith("0000") ? "burning" : "ok"));
});

test("ten thousand hosts are ten thousand rows that add up to the fleet, the bad one first", () => {
  const rows = rollupBy(many, ["host"], filterClusters(many, {}));
  expect(rows).toHaveLength(MANY);
  expect(rows.reduce((sum, { clusterCount }) => sum + clusterCount, 0)).toBe(MANY);
  expect(rows[0]).toMatchObject({ values: { host: "host-0" }, health: "burning" });
  expect(listLosses(many, "host", filterClusters(many, {}))).toHaveLength(MANY);
});

test("the map gets each of ten thousand hosts once, and each cluster its own", () => {
  const { hosts, hostCodes } = readMapColumn(many, "host");
  expect(new Set(hosts).size).toBe(MANY);
  expect(hostCodes.map((codes) => codes.map((code) => hosts[code]))[4_321]).toEqual(["host-4321"]);
});

test("of ten thousand hosts with one cluster each, none is blamed for one bad cluster on it", () => {
  const all = filterClusters(many, {});
  const bad = all.filter((index) => index % 1_000 === 0);
  expect(findBlastRadius(getValueIndex(many.inventory), all, bad).findings).toEqual([]);
});

test("a host among ten thousand is found by its name, and filters to its cluster", () => {
  expect(searchFleet(many, "host-4321", "en").hits[0]).toMatchObject({ kind: "host", id: "host-4321" });
  expect(filterClusters(many, { host: ["host-4321"] })).toHaveLength(1);
});

const LONG = `zone-${"长".repeat(300)}-🙂-\u202e-"quoted"-\\-{x="y"}-<b>`;
const ODD_NAMES = ["华南-广州", "données", "данные", "🙂", LONG, "a b/c?d#e%", "__proto__", "constructor"];

test("names in any script, of any length and with any sign group, filter and search like others", () => {
  const fleet = ODD_NAMES.map((name, at) => ({
    id: `${name}-${at}`,
    labels: { region: name, zone: name, customer: name },
    members: [{ zone: name, host: name }],
  }));
  const snapshot = plantSnapshot(fleet, () => "down");
  const all = filterClusters(snapshot, {});
  const names = [...ODD_NAMES].sort();
  for (const label of ["region", "zone", "customer", "host"] as const) {
    const rows = rollupBy(snapshot, [label], all);
    expect(rows.map(({ values }) => values[label]).sort()).toEqual(names);
    expect(rows.every(({ clusterCount, counts }) => clusterCount === 1 && counts.down === 1)).toBe(true);
  }
  for (const name of ODD_NAMES) {
    expect(filterClusters(snapshot, { region: [name] })).toHaveLength(1);
    const ids = searchFleet(snapshot, name, "zh-CN").hits.map(({ id }) => id);
    expect(ids.some((id) => id === name || id.startsWith(name))).toBe(true);
  }
  const { values, codes } = fleetInventory(snapshot.inventory).labels.region ?? { values: [], codes: [] };
  expect(codes.map((code) => values[code]).sort()).toEqual(names);
});

test("a fleet of nothing is nothing everywhere: no rows, no bytes, no loss, no finding, and no claim to be covered", () => {
  const nothing = plantSnapshot([]);
  expect(rollupBy(nothing, ["host"], [])).toEqual([]);
  expect(listLosses(nothing, "zone", [])).toEqual([]);
  expect(fleetHealth(nothing, false).healthBase64).toBe("");
  expect(readMapColumn(nothing, "burn").values).toEqual([]);
  expect(findBlastRadius(getValueIndex(nothing.inventory), [], []).findings).toEqual([]);
  expect(searchFleet(nothing, "gz-3", "en").hits.filter(({ kind }) => kind === "cluster")).toEqual([]);
  expect(summarize(nothing, [], false)).toMatchObject({ clusterCount: 0, coverage: { coverageRatio: null } });
});
