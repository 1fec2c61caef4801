// Planted causes are named, and noise never is.
import { beforeEach, describe, expect, test } from "vitest";
import { findBlastRadius } from "@/lib/server/fleet/blast-radius/find";
import { getValueIndex, type ValueIndex } from "@/lib/server/fleet/blast-radius/value-index";
import { clearProcessState } from "@/lib/server/process-state";
import { HEALTH_CODES } from "@/lib/slo/vocabulary";
import { createRandom, type PlantedCluster, plantFleet, plantSnapshot } from "../../../support/planted-fleet";

const BURNING = HEALTH_CODES.burning;

beforeEach(() => clearProcessState("value-indexes"));

function prepare(clusters: readonly PlantedCluster[], isBad: (cluster: PlantedCluster) => boolean) {
  const { inventory, now } = plantSnapshot(clusters, (cluster) => (isBad(cluster) ? "burning" : "ok"));
  const population = [...inventory.ids.keys()];
  return {
    index: getValueIndex(inventory),
    population,
    bad: population.filter((index) => now.health[index] === BURNING),
  };
}

function nameFindings(clusters: readonly PlantedCluster[], isBad: (cluster: PlantedCluster) => boolean): string[] {
  const { index, population, bad } = prepare(clusters, isBad);
  return findBlastRadius(index, population, bad).findings.map(({ candidate }) => nameValues(index, candidate.values));
}

const nameValues = (index: ValueIndex, values: readonly number[]) =>
  values.map((value) => `${index.labels[value]}=${index.texts[value]}`).join(" & ");

const inZone = ({ members }: PlantedCluster, zone: string) => members.some((member) => member.zone === zone);
const onHost = ({ members }: PlantedCluster, host: string) => members.some((member) => member.host === host);

describe.each([200, 2_000, 10_000])("among %d clusters", { timeout: 60_000 }, (count) => {
  const fleet = plantFleet(count, count);

  test("a single zone is named, and its hosts and region fold into it", () => {
    const random = createRandom(3);
    const isBad = (cluster: PlantedCluster) => (inZone(cluster, "r03-2") ? random() < 0.85 : random() < 0.002);
    const { index, population, bad } = prepare(fleet, isBad);
    const { findings } = findBlastRadius(index, population, bad);
    const names = findings.map(({ candidate }) => nameValues(index, candidate.values));
    const folded = findings[0]?.folded.map(({ candidate }) => nameValues(index, candidate.values)) ?? [];
    // In a small fleet every cluster of the region may have a member in the zone: then both names are the same clusters.
    const isSame = findings[0]?.folded.some(({ relation }) => relation === "same") ?? false;
    expect(isSame ? folded[0] : names[0]).toBe("zone=r03-2");
    expect([...names, ...folded]).toContain("region=r03");
    expect(names.length).toBe(1);
  });

  test("a zone whose leaders alone are hit is named, and not the region around it", () => {
    // One of three members leads; only clusters led from the zone burn.
    const random = createRandom(4);
    const leaderOf = (cluster: PlantedCluster) => cluster.members[Math.floor(random() * 3)]?.zone;
    const names = nameFindings(fleet, (cluster) => leaderOf(cluster) === "r04-1");
    expect(names.length).toBeLessThanOrEqual(1);
    if (count >= 2_000) expect(names).toEqual(["zone=r04-1"]);
  });
});

describe("among 10,000 clusters", { timeout: 60_000 }, () => {
  const fleet = plantFleet(10_000, 7);

  test("a single host is named, not its zone", () => {
    const names = nameFindings(fleet, (cluster) => onHost(cluster, "r07-2-h11"));
    expect(names).toEqual(["host=r07-2-h11"]);
  });

  test("one version across all regions is named alone", () => {
    const random = createRandom(5);
    const names = nameFindings(fleet, ({ labels }) =>
      labels.version === "3.4.23" ? random() < 0.3 : random() < 0.003,
    );
    expect(names).toEqual(["version=3.4.23"]);
  });

  test("two unrelated causes at once are two", () => {
    const random = createRandom(6);
    const names = nameFindings(fleet, (cluster) => {
      if (inZone(cluster, "r11-3")) return random() < 0.8;
      return cluster.labels.customer === "customer-4" ? random() < 0.7 : random() < 0.002;
    });
    expect(names.sort()).toEqual(["customer=customer-4", "zone=r11-3"]);
  });

  test("a cause that needs two values is named as the pair", () => {
    const random = createRandom(8);
    const names = nameFindings(fleet, ({ labels }) =>
      labels.product === "mesh" && labels.version === "3.6.1" ? random() < 0.9 : random() < 0.002,
    );
    expect(names).toEqual(["product=mesh & version=3.6.1"]);
  });

  test("only the population counts: inside the bad zone nothing stands out", () => {
    const { index, bad } = prepare(fleet, (cluster) => inZone(cluster, "r03-2") && cluster.id.endsWith("1"));
    const inside = [...index.valuesOf.keys()].filter((at) =>
      [...(index.valuesOf[at] ?? [])].some((value) => index.texts[value] === "r03-2"),
    );
    expect(findBlastRadius(index, inside, bad).findings).toEqual([]);
  });

  // Hundreds of fleets take their time where others work too.
  test("pure noise names nothing over many seeds", { timeout: 120_000 }, () => {
    const snapshot = plantSnapshot(fleet);
    const index = getValueIndex(snapshot.inventory);
    const population = [...snapshot.inventory.ids.keys()];
    const named: string[] = [];
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = createRandom(seed * 7_919);
      const share = [0.001, 0.004, 0.02, 0.1, 0.4][seed % 5] ?? 0.01;
      const bad = population.filter(() => random() < share);
      for (const { candidate } of findBlastRadius(index, population, bad).findings)
        named.push(`${seed}: ${nameValues(index, candidate.values)}`);
    }
    expect(named).toEqual([]);
  });

  test("beside a planted cause, noise adds nothing", { timeout: 120_000 }, () => {
    const snapshot = plantSnapshot(fleet);
    const index = getValueIndex(snapshot.inventory);
    const population = [...snapshot.inventory.ids.keys()];
    const zone = index.texts.findIndex((text, value) => text === "r09-1" && index.labels[value] === "zone");
    const named: string[] = [];
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = createRandom(seed * 104_729);
      const bad = population.filter((at) => random() < (index.valuesOf[at]?.includes(zone) ? 0.7 : 0.01));
      for (const { candidate } of findBlastRadius(index, population, bad).findings)
        named.push(nameValues(index, candidate.values));
    }
    expect(new Set(named)).toEqual(new Set(["zone=r09-1"]));
    expect(named.length).toBe(60);
  });
});

test("few bad clusters, none at all and an empty fleet are no findings", () => {
  const fleet = plantFleet(100, 2);
  expect(nameFindings(fleet, () => false)).toEqual([]);
  expect(nameFindings(fleet, ({ id }) => id.endsWith("00007"))).toEqual([]);
  expect(nameFindings([], () => true)).toEqual([]);
  expect(nameFindings(fleet, () => true)).toEqual([]);
});

test("unicode and very long values are values like any other", () => {
  const long = `客户-${"长".repeat(500)}`;
  const fleet = plantFleet(500, 9).map((cluster, at) =>
    at % 25 === 0 ? { ...cluster, labels: { ...cluster.labels, customer: long } } : cluster,
  );
  expect(nameFindings(fleet, ({ labels }) => labels.customer === long)).toEqual([`customer=${long}`]);
});
