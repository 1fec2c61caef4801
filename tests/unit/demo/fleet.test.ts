import { expect, test, vi } from "vitest";
import { buildFleet } from "@/demo/model/fleet";

vi.setConfig({ testTimeout: 30_000 });

test("the same seed is the same fleet, another seed another", () => {
  expect(buildFleet(3, 120)).toEqual(buildFleet(3, 120));
  expect(buildFleet(4, 120).clusters).not.toEqual(buildFleet(3, 120).clusters);
});

test.each([80, 200, 2_000])("a fleet of %i has exactly that many clusters with unique ids", (count) => {
  const { clusters, k8sClusters } = buildFleet(1, count);
  expect(clusters).toHaveLength(count);
  expect(new Set(clusters.map(({ id }) => id)).size).toBe(count);
  expect(new Set(k8sClusters.map(({ id }) => id)).size).toBe(k8sClusters.length);
});

test("the default fleet has every region, spec, scenario, line of versions and kind of link", () => {
  const { clusters, k8sClusters } = buildFleet(1, 200);
  const distinct = (values: readonly string[]) => [...new Set(values)].sort();
  expect(distinct(clusters.map(({ region }) => region.id))).toEqual(["dxb", "fra", "gz", "nj", "sg", "sh"]);
  expect(distinct(clusters.map(({ spec }) => spec))).toEqual(["default", "large", "small"]);
  expect(distinct(clusters.map(({ scenario }) => scenario))).toEqual(["k8s-events", "k8s-main", "managed-etcd"]);
  const lines = clusters.flatMap(({ members }) => members.map(({ version }) => version.slice(0, 3)));
  expect(distinct(lines)).toEqual(["3.4", "3.5", "3.6", "3.7"]);
  expect(distinct(clusters.map(({ members }) => String(members.length)))).toEqual(["1", "3", "5"]);
  expect(k8sClusters.some(({ eventsEtcd }) => eventsEtcd !== undefined)).toBe(true);
  expect(k8sClusters.some(({ mainShare }) => mainShare < 1)).toBe(true);
  const isMixed = clusters.some(({ members }) => new Set(members.map(({ version }) => version)).size > 1);
  expect(isMixed).toBe(true);
});

test("clients' shares of a cluster's members add up to one", () => {
  for (const { members } of buildFleet(1, 80).clusters)
    expect(members.reduce((sum, member) => sum + member.trafficShare, 0)).toBeCloseTo(1, 9);
});

test("home zones are spread over each region's zones, and a three-zone cluster's is where its first member lives", () => {
  const { clusters } = buildFleet(1, 2_000);
  const homes = new Map<string, number>();
  for (const { zone } of clusters) homes.set(zone, (homes.get(zone) ?? 0) + 1);
  for (const { region } of clusters) {
    const counts = [1, 2, 3].map((index) => homes.get(`${region.id}-${index}`) ?? 0);
    expect(Math.min(...counts) / Math.max(...counts), region.id).toBeGreaterThan(0.7);
  }
  for (const { zone, members } of clusters)
    if (new Set(members.map((member) => member.zone)).size === members.length) expect(zone).toBe(members[0]?.zone);
  const inOneZone = clusters.filter(({ members }) => new Set(members.map((member) => member.zone)).size === 1);
  expect(inOneZone.length / clusters.length).toBeLessThan(0.25);
});
