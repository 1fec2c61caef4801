// When which incident happens: 28 days of history, so that budgets differ, and what is going on now. A schedule is plain data,
// kept with the demo's state; a later start appends to it and never rewrites what has been recorded.
import { logHypergeometricUpperTail } from "../../lib/stats/over-representation";
import type { Fleet } from "./fleet";
import type { IncidentOccurrence } from "./incident";
import { findIncident } from "./incidents";
import { between, hashUnit } from "./random";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export interface Schedule {
  readonly seed: number;
  readonly clusterCount: number;
  /** the first start of the demo: the end of the made-up past */
  readonly anchorMs: number;
  readonly occurrences: readonly IncidentOccurrence[];
}

interface PastKind {
  readonly name: string;
  /** occurrences in 28 days in a fleet of 200 */
  readonly count: number;
  readonly minutes: readonly [number, number];
  readonly strength: readonly [number, number];
  /** happens once more with a larger fleet? zones do not, clusters do */
  readonly growsWithFleet: boolean;
}

const PAST: readonly PastKind[] = [
  { name: "zone-disk-jitter", count: 5, minutes: [12, 45], strength: [0.7, 1.3], growsWithFleet: false },
  { name: "quorum-loss", count: 9, minutes: [3, 34], strength: [1, 1], growsWithFleet: true },
  { name: "member-down", count: 22, minutes: [4, 240], strength: [1, 1], growsWithFleet: true },
  { name: "monitoring-loss", count: 3, minutes: [40, 600], strength: [0.5, 1.5], growsWithFleet: false },
  { name: "leader-flapping", count: 4, minutes: [15, 60], strength: [0.7, 1.4], growsWithFleet: true },
  { name: "list-storm", count: 3, minutes: [10, 40], strength: [0.7, 1.3], growsWithFleet: true },
  { name: "big-values", count: 2, minutes: [15, 60], strength: [0.7, 1.3], growsWithFleet: true },
  { name: "quota-exhaustion", count: 1, minutes: [200, 260], strength: [1, 1], growsWithFleet: true },
  { name: "event-storm", count: 3, minutes: [20, 60], strength: [0.8, 1.2], growsWithFleet: true },
  { name: "defrag-wave", count: 1, minutes: [5, 15], strength: [0.6, 1.2], growsWithFleet: false },
  { name: "data-inconsistency", count: 2, minutes: [90, 400], strength: [1, 1], growsWithFleet: true },
  { name: "partition", count: 3, minutes: [5, 30], strength: [1, 1], growsWithFleet: true },
];

function pastOccurrences(fleet: Fleet, anchorMs: number): IncidentOccurrence[] {
  return PAST.filter(({ name }) => findIncident(name) !== undefined).flatMap((kind) => {
    const scale = kind.growsWithFleet ? fleet.clusters.length / 200 : 1;
    return Array.from({ length: Math.max(1, Math.round(kind.count * scale)) }, (_, index) => {
      const u = (key: string) => hashUnit(fleet.seed, "past", kind.name, index, key);
      return {
        id: `past-${kind.name}-${index}`,
        name: kind.name,
        // the last six hours stay free of them
        fromMs: Math.round(anchorMs - between(u("when"), 0.6, 27.8) * DAY_MS),
        durationSeconds: Math.round(between(u("length") ** 1.5, ...kind.minutes) * 60),
        where: "",
        strength: between(u("strength"), ...kind.strength),
        noise: 0.6,
      };
    });
  });
}

export interface LiveRequest {
  readonly name: string;
  readonly where?: string;
  readonly strength?: number;
  readonly durationSeconds?: number;
}

/** What a newcomer finds: a bad zone, a lost member, a blind group. */
export const DEFAULT_LIVE: readonly LiveRequest[] = [
  { name: "zone-disk-jitter" },
  { name: "member-down" },
  { name: "monitoring-loss" },
];

const LEAD_MINUTES: Readonly<Record<string, number>> = {
  "member-down": 35,
  "monitoring-loss": 50,
  "quota-exhaustion": 190,
};

/**
 * A zone whose trouble can be told from chance best: home to many clusters, and not a zone where every cluster of the fleet has a
 * member. A bad zone hurts those that it is home to; whoever looks for a cause sees all that have a member there.
 */
function tellingZone(fleet: Fleet): string {
  const { clusters, zones } = fleet;
  const scored = zones.map((zone) => {
    const homeCount = clusters.filter((cluster) => cluster.zone === zone).length;
    const memberCount = clusters.filter(({ members }) => members.some((member) => member.zone === zone)).length;
    const counts = { badCount: homeCount, totalCount: memberCount };
    return { zone, score: logHypergeometricUpperTail(counts, { badCount: homeCount, totalCount: clusters.length }) };
  });
  return scored.reduce((best, one) => (one.score < best.score ? one : best)).zone;
}

/** Occurrences that are under way at `nowMs`, none of them begun before `notBeforeMs` (what is recorded stays recorded). */
export function liveOccurrences(
  fleet: Fleet,
  requests: readonly LiveRequest[],
  nowMs: number,
  notBeforeMs: number,
): IncidentOccurrence[] {
  return requests.flatMap((request, index) => {
    const definition = findIncident(request.name);
    if (definition === undefined) return [];
    const lead = (LEAD_MINUTES[request.name] ?? 12) * MINUTE_MS;
    const isZone = definition.place === "zone";
    const fallback = isZone ? tellingZone(fleet) : "";
    return [
      {
        id: `live-${request.name}-${index}-${Math.round(nowMs / 1000)}`,
        name: request.name,
        fromMs: Math.round(Math.max(notBeforeMs, nowMs - lead)),
        durationSeconds: request.durationSeconds ?? definition.defaultDurationSeconds,
        where: request.where ?? fallback,
        strength: request.strength ?? 1,
        noise: 0.6,
      },
    ];
  });
}

/** The schedule of a first start. */
export function firstSchedule(fleet: Fleet, requests: readonly LiveRequest[], anchorMs: number): Schedule {
  return {
    seed: fleet.seed,
    clusterCount: fleet.clusters.length,
    anchorMs,
    occurrences: [
      ...pastOccurrences(fleet, anchorMs),
      ...liveOccurrences(fleet, requests, anchorMs, Number.NEGATIVE_INFINITY),
    ],
  };
}
