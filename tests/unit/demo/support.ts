// A small world for the tests of the simulator, and a reader of its metrics pages.
import { buildFleet } from "@/demo/model/fleet";
import { findIncident } from "@/demo/model/incidents";
import type { Schedule } from "@/demo/model/schedule";
import { buildTargets, Page, type Target } from "@/demo/model/targets";
import { buildWorld, type World } from "@/demo/model/world";

export const ANCHOR_MS = Date.UTC(2026, 10, 20, 12, 0, 0);
export const CLUSTER_COUNT = 60;

export function quietSchedule(seed = 7, clusterCount = CLUSTER_COUNT): Schedule {
  return { seed, clusterCount, anchorMs: ANCHOR_MS, occurrences: [] };
}

/** A world in which one incident starts at the anchor and nothing else happens but everyday life. */
export function worldWith(name: string, where = "", seed = 7): World {
  const durationSeconds = findIncident(name)?.defaultDurationSeconds ?? 0;
  const occurrence = { id: `test-${name}`, name, fromMs: ANCHOR_MS, durationSeconds, where, strength: 1, noise: 0.5 };
  return buildWorld({ ...quietSchedule(seed), occurrences: [occurrence] });
}

export function fleetOf(seed = 7) {
  return buildFleet(seed, CLUSTER_COUNT);
}

const targetsOf = new WeakMap<World, Map<string, Target>>();

export function targetOf(world: World, path: string): Target {
  const known = targetsOf.get(world) ?? new Map(buildTargets(world).map((target) => [target.path, target]));
  targetsOf.set(world, known);
  const found = known.get(path);
  if (found === undefined) throw new Error(`no target ${path}`);
  return found;
}

/** Value by series, as a scrape would read it. */
export function scrape(target: Target, timeMs: number): Map<string, number> {
  return readPage(new Page(target).textAt(timeMs));
}

export function readPage(text: string): Map<string, number> {
  const values = new Map<string, number>();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const space = line.lastIndexOf(" ");
    values.set(line.slice(0, space), Number(line.slice(space + 1)));
  }
  return values;
}

/** Sum of all series whose text holds every one of these parts. */
export function sumOf(values: ReadonlyMap<string, number>, ...parts: readonly string[]): number {
  let sum = 0;
  for (const [name, value] of values) if (parts.every((part) => name.includes(part))) sum += value;
  return sum;
}
