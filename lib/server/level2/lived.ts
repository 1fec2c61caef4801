import "server-only";
// What a customer lived: minutes in which any of its core clusters was not serving (docs/slo.md, rolling up). A mean over clusters
// would hide a customer with three; the hour tiles give bounds, and both are told where they differ.
import type { AnyDown, LivedHour } from "../../contract/views2";
import { groupByLabel } from "../../query/frame";
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

/** `badHours` null = they did not come, and nothing is claimed. */
export function anyDownOf(snapshot: FleetSnapshot, core: readonly number[], badHours: BadHours | null): AnyDown {
  const { inventory } = snapshot;
  const ids = core.map((index) => inventory.ids[index] ?? "");
  const objectives = core
    .map((index) => inventory.slis.availability.objectiveRatio[index] ?? Number.NaN)
    .filter((ratio) => !Number.isNaN(ratio));
  const isSeen = core.some((index) => badMinutes(snapshot, index) !== null);
  const worst = worstOf(snapshot, core);
  // The worst cluster's own sum is exact; tiles of the running hour come later.
  const isKnown = badHours !== null && isSeen;
  const atLeastMinutes = isKnown ? Math.max(total(joinHours(badHours.least, ids, most)), worst?.minutes ?? 0) : null;
  const atMostMinutes = isKnown ? Math.max(total(joinHours(badHours.most, ids, sum)), atLeastMinutes ?? 0) : null;
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

/** The calendar: one entry per hour of the window. Not seen and without bad minutes is null, not zero. */
export function livedHours(
  ids: readonly string[],
  badHours: BadHours | null,
  seenHours: Frame | undefined,
): LivedHour[] {
  if (!badHours || !seenHours || ids.length === 0) return [];
  const bad = joinHours(badHours.least, ids, most);
  const badAt = new Map(badHours.least.timesUnixMs.map((time, index) => [time, bad[index] ?? null]));
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
