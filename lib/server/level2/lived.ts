import "server-only";
// What a customer lived: minutes in which any of its core clusters was not serving (docs/slo.md, rolling up). A mean over clusters
// would hide a customer with three. Recorded minute by minute; without that the clusters' hours give bounds, told where they differ.
import type { AnyDown, LivedHour } from "../../contract/views2";
import { groupByLabel, lastValue } from "../../query/frame";
import type { Frame } from "../../query/types";
import { classifyBudget } from "../../slo/classify-budget";
import { SLO_WINDOW_MINUTES } from "../../slo/vocabulary";
import { badMinutes } from "../fleet/cluster-row";
import type { FleetSnapshot } from "../fleet/snapshot";
import { type BadHours, HOUR_SECONDS } from "./read";

const HOUR_MINUTES = 60;

/** Positions of the clusters whose outage the customer feels: not those of scenarios that are not core, nor pure events stores. */
export function coreIndexes(
  { inventory }: FleetSnapshot,
  indexes: readonly number[],
  isCoreScenario: (scenario: string) => boolean,
): number[] {
  return indexes.filter((index) => {
    const links = inventory.k8sClusters[index] ?? [];
    const isEventsOnly = links.length > 0 && links.every((link) => link.role === "events");
    return !isEventsOnly && isCoreScenario(inventory.labels.scenario[index] ?? "");
  });
}

type Hours = readonly (number | null)[];

/** One number per hour from the clusters' own; null where none of them had a bad minute. */
function joinHours(frame: Frame, ids: readonly string[], join: (minutes: readonly number[]) => number): Hours {
  const byCluster = groupByLabel(frame, "etcd_cluster");
  const own = ids.flatMap((id) => byCluster.get(id) ?? []);
  return frame.timesUnixMs.map((_, index) => {
    const minutes = own.flatMap((series) => series.values[index] ?? []);
    return minutes.length === 0 ? null : Math.min(HOUR_MINUTES, join(minutes));
  });
}

const most = (minutes: readonly number[]) => Math.max(...minutes);
const sum = (minutes: readonly number[]) => minutes.reduce((all, one) => all + one, 0);
const total = (hours: Hours) => sum(hours.flatMap((minutes) => minutes ?? []));

function worstOf(snapshot: FleetSnapshot, indexes: readonly number[]): AnyDown["worst"] {
  let worst: AnyDown["worst"] = null;
  for (const index of indexes) {
    const minutes = badMinutes(snapshot, index) ?? 0;
    if (minutes > (worst?.minutes ?? 0)) worst = { id: snapshot.inventory.ids[index] ?? "", minutes };
  }
  return worst;
}

interface Bounds {
  readonly leastMinutes: number;
  readonly mostMinutes: number;
}

/** From the customer's own series: exact where one ruler saw all of its clusters, else between the worst ruler's and their sum. */
function boundsAsRecorded(frame: Frame | undefined, customer: string): Bounds | null {
  const minutes = (frame && groupByLabel(frame, "customer").get(customer))?.flatMap(
    (series) => lastValue(series) ?? [],
  );
  return minutes && minutes.length > 0 ? { leastMinutes: most(minutes), mostMinutes: sum(minutes) } : null;
}

/** From the clusters' hours: minutes of several clusters in one hour may or may not be the same ones. */
function boundsFromHours({ least, most: all }: BadHours, ids: readonly string[]): Bounds {
  return { leastMinutes: total(joinHours(least, ids, most)), mostMinutes: total(joinHours(all, ids, sum)) };
}

export interface Lived {
  /** null = they did not come */
  readonly badHours: BadHours | null;
  /** what customers lived, as recorded; absent = not asked, or it did not come */
  readonly recorded?: Frame;
}

/** Where nothing came, nothing is claimed. `customer`: whose clusters these are. */
export function anyDownOf(
  snapshot: FleetSnapshot,
  core: readonly number[],
  customer: string,
  { badHours, recorded }: Lived,
): AnyDown {
  const { inventory } = snapshot;
  const ids = core.map((index) => inventory.ids[index] ?? "");
  const objectives = core
    .map((index) => inventory.slis.availability.objectiveRatio[index] ?? Number.NaN)
    .filter((ratio) => !Number.isNaN(ratio));
  const isSeen = core.some((index) => badMinutes(snapshot, index) !== null);
  const worst = worstOf(snapshot, core);
  const fromHours = badHours && boundsFromHours(badHours, ids);
  const bounds = boundsAsRecorded(recorded, customer) ?? fromHours;
  // The worst cluster's own sum is exact, also in the running hour, whose tiles come later; and clusters may be recorded for longer
  // than customers are.
  const least = Math.max(bounds?.leastMinutes ?? 0, fromHours?.leastMinutes ?? 0, worst?.minutes ?? 0);
  const atLeastMinutes = bounds && isSeen ? least : null;
  const atMostMinutes = bounds && isSeen ? Math.max(bounds.mostMinutes, least) : null;
  const allowedMinutes = objectives.length === 0 ? null : (1 - Math.max(...objectives)) * SLO_WINDOW_MINUTES;
  const budgetRemainingRatio =
    atLeastMinutes === null || allowedMinutes === null ? null : (allowedMinutes - atLeastMinutes) / allowedMinutes;
  return {
    coreCount: core.length,
    atLeastMinutes,
    atMostMinutes,
    allowedMinutes,
    budgetRemainingRatio,
    budget: classifyBudget({ coverageRatio: isSeen ? 1 : null, budgetRemainingRatio, burnRate6h: null }),
    worst,
  };
}

/** Minutes by the end of the hour: the customer's own where they are recorded, and of the worst cluster of the hour. */
function minutesAt(ids: readonly string[], { badHours, recorded }: Lived): Map<number, number> {
  const found = new Map<number, number>();
  const note = (time: number | undefined, minutes: number | null) => {
    if (time !== undefined && minutes !== null) found.set(time, Math.max(found.get(time) ?? 0, minutes));
  };
  if (badHours)
    joinHours(badHours.least, ids, most).forEach((minutes, index) => {
      note(badHours.least.timesUnixMs[index], minutes);
    });
  for (const { values } of recorded?.series ?? [])
    values.forEach((minutes, index) => {
      note(recorded?.timesUnixMs[index], minutes);
    });
  return found;
}

/** The calendar: one entry per hour of the window. Not seen and without bad minutes is null, not zero. */
export function livedHours(ids: readonly string[], lived: Lived, seenHours: Frame | undefined): LivedHour[] {
  if ((!lived.badHours && !lived.recorded) || !seenHours || ids.length === 0) return [];
  const badAt = minutesAt(ids, lived);
  const seen = seenHours.series[0]?.values ?? [];
  return seenHours.timesUnixMs.map((endUnixMs, index) => {
    const seenMinutes = seen[index] ?? null;
    const minutes = badAt.get(endUnixMs) ?? null;
    return {
      startUnixMs: endUnixMs - HOUR_SECONDS * 1000,
      minutes: minutes ?? (seenMinutes === null || seenMinutes === 0 ? null : 0),
      seenRatio: seenMinutes === null ? null : Math.min(1, seenMinutes / (HOUR_MINUTES * ids.length)),
    };
  });
}
