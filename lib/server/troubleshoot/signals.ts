import "server-only";
// The signals of both sides: one range query per indicator and cluster, all in parallel, over the window and the hour before it.
import type { Evidence } from "../../contract/evidence";
import type { Notice } from "../../contract/panel-result";
import type { TroubleSignal } from "../../contract/troubleshoot";
import {
  ETCD_SIGNALS,
  judgeLine,
  K8S_SIGNALS,
  lastingSamples,
  orderOnsets,
  type SignalFacts,
} from "../../diagnosis/signals";
import { buildIndicatorQuery, findIndicator, indicatorTitle, lineLabel } from "../../indicators/registry";
import type { Indicator } from "../../indicators/types";
import { chooseRateWindow } from "../../query/duration";
import { planRange, type RangePlan } from "../../query/range";
import type { Frame, RangeQuery, Scope, TimeRange } from "../../query/types";
import type { Translate } from "../../text/translate";
import { getConfig } from "../config";
import { ask } from "../upstream/ask";
import { SIGNALS_PER_SIDE, type Subjects } from "./subjects";

const PAST_SECONDS = 3_600;
const MAX_POINTS = 240;
const MAX_LINES = 3;
const LEAST_RATE_WINDOW_SECONDS = 120;
/** Departures within this count as together: sampling cannot tell them apart. */
const TOGETHER_SECONDS = 30;

interface Asked {
  readonly indicator: Indicator;
  readonly subject: string;
}

/** What is asked: at most SIGNALS_PER_SIDE a side, shared evenly among the clusters drawn. */
export function chooseSignals(subjects: Subjects): Asked[] {
  const pick = (ids: readonly string[], clusters: readonly { id: string; isShown: boolean }[]) => {
    const shown = clusters.filter(({ isShown }) => isShown);
    const each = Math.floor(SIGNALS_PER_SIDE / Math.max(1, shown.length));
    return shown.flatMap(({ id: subject }) =>
      ids.slice(0, each).flatMap((id) => {
        const indicator = findIndicator(id);
        return indicator ? [{ indicator, subject }] : [];
      }),
    );
  };
  return [...pick(ETCD_SIGNALS, subjects.etcd), ...pick(K8S_SIGNALS, subjects.k8s)];
}

function rateWindowOf({ stepSeconds }: RangePlan): number {
  return Math.max(LEAST_RATE_WINDOW_SECONDS, chooseRateWindow(stepSeconds, getConfig().scrapeIntervalSeconds));
}

function queryOf({ indicator, subject }: Asked, index: number, plan: RangePlan, scope: Scope): RangeQuery {
  const { labels, selectors } = getConfig();
  const ctx = { labels, selectors, scope, subjectId: subject, rateWindowSeconds: rateWindowOf(plan) };
  return {
    kind: "range",
    name: `${index} ${indicator.id}`,
    promql: buildIndicatorQuery(indicator, ctx),
    range: plan.range,
    stepSeconds: plan.stepSeconds,
  };
}

export interface SignalsAnswer {
  readonly range: TimeRange & { readonly stepSeconds: number };
  readonly timesUnixMs: readonly number[];
  readonly signals: readonly TroubleSignal[];
  readonly evidence: Evidence;
  readonly notices: readonly Notice[];
  readonly isStale: boolean;
  readonly upstreamMs: number;
}

interface Line extends SignalFacts {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** Departed lines by their onset, then the highest (or lowest, where low is bad). */
function compareLines(indicator: Indicator): (a: Line, b: Line) => number {
  const sign = indicator.worse === "lower" ? 1 : -1;
  const level = ({ values, onset }: Line) =>
    onset?.peak ?? values.findLast((value) => value !== null) ?? Number.NEGATIVE_INFINITY * -sign;
  const start = ({ onset }: Line) => onset?.index ?? Number.POSITIVE_INFINITY;
  return (a, b) => (start(a) === start(b) ? sign * (level(a) - level(b)) : start(a) - start(b));
}

function toSignal(
  { indicator, subject }: Asked,
  frame: Frame | undefined,
  grid: Grid,
  words: Translate,
): TroubleSignal {
  const label = lineLabel(indicator, getConfig().labels);
  const indexOf = new Map(frame?.timesUnixMs.map((time, index) => [time, index]));
  const lines = (frame?.series ?? []).map((series): Line => {
    const values = grid.allUnixMs.map((time) => series.values[indexOf.get(time) ?? -1] ?? null);
    return {
      name: label === null ? "" : (series.labels[label] ?? ""),
      values,
      ...judgeLine(values, grid.fromIndex, indicator, grid.lastingSampleCount),
    };
  });
  const sorted = lines
    .filter(({ values }) => values.slice(grid.fromIndex).some((value) => value !== null))
    .sort(compareLines(indicator));
  const [worst] = sorted;
  const newest = worst?.values.findLast((value) => value !== null) ?? null;
  return {
    side: indicator.side,
    id: indicator.id,
    subject,
    title: words(indicatorTitle(indicator)),
    unit: indicator.unit,
    onsetUnixMs: worst?.onset ? (grid.allUnixMs[worst.onset.index] ?? null) : null,
    order: null,
    baseline: worst?.baseline ?? null,
    baselineFrom: sorted.find(({ baselineFrom }) => baselineFrom !== null)?.baselineFrom ?? null,
    peak: worst?.onset?.peak ?? newest,
    bound: indicator.limits?.warning ?? null,
    lines: sorted.slice(0, MAX_LINES).map(({ name, values }) => ({ name, values: values.slice(grid.fromIndex) })),
  };
}

interface Grid {
  readonly allUnixMs: readonly number[];
  /** where the window begins */
  readonly fromIndex: number;
  /** samples that make a departure last */
  readonly lastingSampleCount: number;
}

function gridOf(plan: RangePlan, window: TimeRange): Grid {
  const stepMs = plan.stepSeconds * 1000;
  const count = Math.floor((plan.range.toUnixMs - plan.range.fromUnixMs) / stepMs) + 1;
  const allUnixMs = Array.from({ length: count }, (_, index) => plan.range.fromUnixMs + index * stepMs);
  const fromIndex = allUnixMs.findIndex((time) => time >= window.fromUnixMs);
  return {
    allUnixMs,
    fromIndex: fromIndex === -1 ? allUnixMs.length : fromIndex,
    lastingSampleCount: lastingSamples(rateWindowOf(plan), plan.stepSeconds),
  };
}

/** All signals with their onsets numbered. Never rejects for what the data source does. */
export async function fetchSignals(
  subjects: Subjects,
  window: TimeRange,
  scope: Scope,
  words: Translate,
  signal?: AbortSignal,
): Promise<SignalsAnswer> {
  const past = { fromUnixMs: window.fromUnixMs - PAST_SECONDS * 1000, toUnixMs: window.toUnixMs };
  const plan = planRange(past, MAX_POINTS, getConfig().scrapeIntervalSeconds);
  const grid = gridOf(plan, window);
  const asked = chooseSignals(subjects);
  const requests = asked.map((one, index) => queryOf(one, index, plan, scope));
  const gathered = await ask(requests, { scope, signal });
  const plain = asked.map((one, index) => toSignal(one, gathered.frames.get(requests[index]?.name ?? ""), grid, words));
  const orders = orderOnsets(
    plain.map(({ onsetUnixMs }) => onsetUnixMs),
    Math.max(TOGETHER_SECONDS, plan.stepSeconds) * 1000,
  );
  const timesUnixMs = grid.allUnixMs.slice(grid.fromIndex);
  return {
    range: {
      fromUnixMs: timesUnixMs[0] ?? window.fromUnixMs,
      toUnixMs: timesUnixMs.at(-1) ?? window.toUnixMs,
      stepSeconds: plan.stepSeconds,
    },
    timesUnixMs,
    signals: plain.map((one, index) => ({ ...one, order: orders[index] ?? null })),
    evidence: gathered,
    notices: gathered.notices,
    isStale: gathered.isStale,
    upstreamMs: gathered.upstreamMs ?? 0,
  };
}
