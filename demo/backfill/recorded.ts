// Writes the recorded series of one cluster's past, by the names and labels of lib/slo/recorded-series.ts.
import { BURN_PAIRS } from "../../lib/slo/burn-pairs";
import { RECORDED } from "../../lib/slo/recorded-series";
import { BUDGET_CODES, SLO_WINDOW_MINUTES, WINDOWS, type Window } from "../../lib/slo/vocabulary";
import { PARTS, sumBetween } from "../model/sli";
import type { BlockWriter } from "../tsdb/block";
import { type ClusterHistory, OBJECTIVES, RECORDED_SLIS, type RecordedSli } from "./history";
import { labelText, rounded } from "./labels";
import { episodeStarts } from "./since";
import type { Moments } from "./times";

const MINUTE_MS = 60_000;
const MIN_EVENTS = 10;
/** Windows that pages draw over hours; the others are read at one moment only. */
const DRAWN_WINDOWS: readonly Window[] = ["5m", "1h"];

interface Target {
  readonly file: BlockWriter;
  readonly history: ClusterHistory;
  readonly moments: Moments;
}

function named(name: string, labels: Readonly<Record<string, string>>): string {
  return `${name}{${labelText(labels)}}`;
}

function writeSeries(
  { file, history }: Target,
  name: string,
  labels: Readonly<Record<string, string>>,
  times: readonly number[],
  valueAt: (timeMs: number) => number,
): void {
  const full = named(name, { etcd_cluster: history.life.cluster.id, ...labels });
  file.series(full, times, (index) => rounded(valueAt(times[index] ?? 0)));
}

/** Totals and goods over the `stepMs` before each time; no sample where nothing was seen. */
function writeCounts(target: Target, names: readonly [string, string], times: readonly number[], stepMs: number): void {
  for (const sli of RECORDED_SLIS) {
    const counts = (timeMs: number) => target.history.counts(sli, timeMs - stepMs, timeMs);
    const ifSeen = (timeMs: number, read: (value: { total: number; good: number }) => number) => {
      const value = counts(timeMs);
      return value.total > 0 ? read(value) : Number.NaN;
    };
    writeSeries(target, names[0], { sli }, times, (timeMs) => ifSeen(timeMs, (value) => value.total));
    writeSeries(target, names[1], { sli }, times, (timeMs) => ifSeen(timeMs, (value) => value.good));
  }
}

function writeBadMinutes(target: Target, name: string, times: readonly number[], stepMs: number): void {
  const { minutes } = target.history;
  for (const part of PARTS)
    writeSeries(target, name, { part }, times, (timeMs) => {
      const bad = sumBetween(minutes, minutes.badByPart[part], timeMs - stepMs, timeMs);
      return bad > 0 ? bad : Number.NaN;
    });
}

/** 0 or 1 in every minute in which the part could be judged. */
function writePartBad(target: Target): void {
  const { history, moments } = target;
  for (const part of PARTS)
    writeSeries(target, RECORDED.partBad, { part }, moments.minutes, (timeMs) => {
      const fromMs = timeMs - MINUTE_MS;
      if (sumBetween(history.minutes, history.minutes.seen, fromMs, timeMs) === 0) return Number.NaN;
      if (part !== "quorum" && history.counts(part, fromMs, timeMs).total < MIN_EVENTS) return Number.NaN;
      return sumBetween(history.minutes, history.minutes.badByPart[part], fromMs, timeMs);
    });
}

function writeWindows(target: Target): void {
  const { history, moments } = target;
  for (const sli of RECORDED_SLIS)
    for (const window of WINDOWS) {
      const isDrawn = DRAWN_WINDOWS.includes(window);
      const times = window === "28d" ? moments.slow : isDrawn ? moments.minutes : moments.lastHalfHour;
      const totalTimes = window === "28d" ? moments.slow : moments.lastHalfHour;
      writeSeries(target, RECORDED.errorRatio, { sli, window }, times, (timeMs) =>
        history.errorRatio(sli, window, timeMs),
      );
      writeSeries(target, RECORDED.totalSum, { sli, window }, totalTimes, (timeMs) => {
        const { total } = history.window(sli, window, timeMs);
        return total > 0 ? total : Number.NaN;
      });
    }
  for (const window of ["1h", "6h", "1d", "3d", "28d"] as const)
    writeSeries(
      target,
      RECORDED.coverage,
      { window },
      window === "28d" ? moments.slow : moments.lastHalfHour,
      (timeMs) => history.coverage(window, timeMs),
    );
  for (const sli of RECORDED_SLIS)
    for (const window of ["1h", "6h"] as const)
      writeSeries(target, RECORDED.burnRate, { sli, window }, moments.day, (timeMs) =>
        history.burnRate(sli, window, timeMs),
      );
}

/** Pairs that hold, as the health of the first seconds is made of them: the rules take a minute to say so again. */
function writeBurnPairs(target: Target): void {
  const { history, moments } = target;
  for (const pair of BURN_PAIRS)
    for (const sli of RECORDED_SLIS)
      writeSeries(target, RECORDED.burnPair, { sli, tier: pair.tier, pair: pair.id }, moments.lastHalfHour, (timeMs) =>
        history.isPairFiring(pair, sli, timeMs) ? 1 : Number.NaN,
      );
}

/** The state of one SLI's budget, by the rules' order of decisions. */
function budgetCode(history: ClusterHistory, sli: RecordedSli, timeMs: number): number {
  const left = history.budgetRemaining(sli, timeMs);
  const isRare = sli === "integrity" && history.window(sli, "28d", timeMs).total < 0.5 * SLO_WINDOW_MINUTES;
  if (isRare || Number.isNaN(left) || history.coverage("28d", timeMs) < 0.5) return BUDGET_CODES.unknown;
  if (left <= 0) return BUDGET_CODES.breached;
  const burn = history.burnRate(sli, "6h", timeMs);
  return left < 0.25 || (burn > 1 && left / burn < 1) ? BUDGET_CODES["at-risk"] : BUDGET_CODES.healthy;
}

function writeBudgets(target: Target): void {
  const { history, moments } = target;
  for (const sli of RECORDED_SLIS) {
    writeSeries(target, RECORDED.budgetRemaining, { sli }, moments.slow, (timeMs) =>
      history.budgetRemaining(sli, timeMs),
    );
    writeSeries(target, RECORDED.budgetCode, { sli }, moments.slow, (timeMs) => budgetCode(history, sli, timeMs));
    writeSeries(target, RECORDED.objective, { sli }, moments.identity, () => OBJECTIVES[sli]);
  }
  const { minutes } = history;
  for (const part of PARTS)
    writeSeries(target, RECORDED.partBadMinutes28d, { part }, moments.slow, (timeMs) => {
      const bad = sumBetween(minutes, minutes.badByPart[part], timeMs - 28 * 24 * 60 * MINUTE_MS, timeMs);
      return bad > 0 ? bad : Number.NaN;
    });
}

function writeHealth(target: Target): void {
  const { history, moments } = target;
  const { day } = moments;
  const codes = new Map(day.map((timeMs) => [timeMs, history.healthCode(timeMs)]));
  const starts = new Map(episodeStarts(day, [...codes.values()]).map((since, index) => [day[index] ?? 0, since]));
  writeSeries(target, RECORDED.health, {}, day, (timeMs) => codes.get(timeMs) ?? Number.NaN);
  writeSeries(target, RECORDED.notOkSince, {}, day, (timeMs) => starts.get(timeMs) ?? Number.NaN);
  writeSeries(target, RECORDED.quorumMargin, {}, moments.day, (timeMs) => history.quorumMargin(timeMs));
}

export function writeRecorded(target: Target): void {
  const { moments } = target;
  writeCounts(target, [RECORDED.sliTotalTile1h, RECORDED.sliGoodTile1h], moments.hours, 60 * MINUTE_MS);
  writeBadMinutes(target, RECORDED.partBadMinutesTile1h, moments.hours, 60 * MINUTE_MS);
  writeCounts(target, [RECORDED.sliTotalTile5m, RECORDED.sliGoodTile5m], moments.tiles, 5 * MINUTE_MS);
  writeBadMinutes(target, RECORDED.partBadMinutesTile5m, moments.tiles, 5 * MINUTE_MS);
  writeCounts(target, [RECORDED.sliTotal, RECORDED.sliGood], moments.minutes, MINUTE_MS);
  writePartBad(target);
  writeWindows(target);
  writeBurnPairs(target);
  writeBudgets(target);
  writeHealth(target);
}
