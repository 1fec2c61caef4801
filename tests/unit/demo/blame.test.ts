// The incident that a newcomer meets has a cause that the product can name, in a small fleet too, whenever the demo is started.
import { expect, test, vi } from "vitest";
import { buildFleet, type EtcdCluster } from "@/demo/model/fleet";
import { DEFAULT_LIVE, firstSchedule } from "@/demo/model/schedule";
import { segmentIndexAt } from "@/demo/model/timeline";
import { buildWorld, lifeOf, type World } from "@/demo/model/world";
import { findBlastRadius } from "@/lib/server/fleet/blast-radius/find";
import { getValueIndex } from "@/lib/server/fleet/blast-radius/value-index";
import { clearProcessState } from "@/lib/server/process-state";
import { BURN_PAIRS } from "@/lib/slo/burn-pairs";
import { HEALTH_CODES } from "@/lib/slo/vocabulary";
import { type PlantedCluster, plantSnapshot } from "../../support/planted-fleet";
import { ANCHOR_MS } from "./support";

vi.setConfig({ testTimeout: 60_000 });

/** Share of slow writes that burns a 99.9 % budget fast enough to page. */
const BURNING_SHARE = BURN_PAIRS[0].factor * 0.001;

/** Burning writes, or a member that is lost. */
function isBad(world: World, { id }: EtcdCluster, timeMs: number): boolean {
  const { timeline } = lifeOf(world, id);
  const segment = timeline[segmentIndexAt(timeline, timeMs)];
  if (segment === undefined || !segment.cluster.isEtcdScraped) return false;
  return segment.cluster.writeSlowShare > BURNING_SHARE || segment.members.some(({ isUp }) => !isUp);
}

function planted({ id, members, ...cluster }: EtcdCluster): PlantedCluster {
  const { zone, product, scenario, spec, customer } = cluster;
  const version = members.at(-1)?.version ?? "";
  return { id, members, labels: { region: cluster.region.id, zone, product, scenario, spec, customer, version } };
}

function nameCauses(clusterCount: number, startMs: number): { zone: string; causes: string[] } {
  clearProcessState("value-indexes");
  const fleet = buildFleet(1, clusterCount);
  const world = buildWorld(firstSchedule(fleet, DEFAULT_LIVE, startMs));
  const bad = new Set(fleet.clusters.filter((cluster) => isBad(world, cluster, startMs)).map(({ id }) => id));
  const { inventory, now } = plantSnapshot(fleet.clusters.map(planted), ({ id }) => (bad.has(id) ? "burning" : "ok"));
  const population = [...inventory.ids.keys()];
  const index = getValueIndex(inventory);
  const burning = population.filter((at) => now.health[at] === HEALTH_CODES.burning);
  const { findings } = findBlastRadius(index, population, burning);
  const causes = findings.map(({ candidate }) =>
    candidate.values.map((value) => `${index.labels[value]}=${index.texts[value]}`).join(" & "),
  );
  return { zone: world.schedule.occurrences.find(({ id }) => id.startsWith("live-zone"))?.where ?? "", causes };
}

test.each([
  [80, [0, 5_000_000, 444_444_000]],
  [200, [0]],
])("among %i clusters the bad zone is named as the one cause, whenever the demo starts", (count, starts) => {
  for (const laterMs of starts) {
    const { zone, causes } = nameCauses(count, ANCHOR_MS + laterMs);
    expect(causes, String(laterMs)).toEqual([`zone=${zone}`]);
  }
});
