// What is recorded about one cluster in two instant queries, and the SLOs made of their answers and of what the fleet holds in memory.
// The cluster page, its SLO panel and its API answer share them, so that they ask once and cannot disagree.
import type { Slo } from "../contract/views";
import { lastValue } from "../query/frame";
import type { Frame, InstantQuery } from "../query/types";
import { computeBadMinutes, computeExhaustedInHours, countsMinutes } from "../slo/budget";
import { RECORDED, SLOW_SERIES_LOOKBACK } from "../slo/recorded-series";
import {
  BUDGET_CODES,
  BUDGET_STATES,
  type BudgetState,
  SLI_IDS,
  SLO_WINDOW,
  SLO_WINDOW_MINUTES,
  type SliId,
} from "../slo/vocabulary";
import type { ClusterFacts, FrameMap, PanelContext, WindowFacts } from "./definition";
import { atNow } from "./requests";
import { recordedNames } from "./selectors";

export const NOW_FRAME = "recordedNow";
export const SLOW_FRAME = "recordedSlow";

const NOW_NAMES = [
  RECORDED.burnRate,
  RECORDED.burnPair,
  RECORDED.witness,
  RECORDED.quorumMargin,
  RECORDED.health,
  RECORDED.maintenance,
];
const SLOW_NAMES = [
  RECORDED.errorRatio,
  RECORDED.totalSum,
  RECORDED.budgetRemaining,
  RECORDED.budgetCode,
  RECORDED.coverage,
  RECORDED.objective,
];

/** What is recorded about a cluster: by the minute, and by ten minutes. */
export function recordedQueries(clusterId: string, ctx: Pick<PanelContext, "config" | "scope">): InstantQuery[] {
  return [
    atNow(NOW_FRAME, recordedNames(NOW_NAMES, clusterId, ctx)),
    atNow(SLOW_FRAME, `last_over_time(${recordedNames(SLOW_NAMES, clusterId, ctx)}[${SLOW_SERIES_LOOKBACK}])`),
  ];
}

/** Value of the series of that name and those labels; null when there is none. */
export function readRecorded(
  frame: Frame | undefined,
  name: string,
  labels: Readonly<Record<string, string>>,
): number | null {
  const wanted = Object.entries({ ...labels, __name__: name });
  const series = frame?.series.find((one) => wanted.every(([label, value]) => one.labels[label] === value));
  return series ? lastValue(series) : null;
}

function budgetOf(code: number | null): BudgetState {
  return BUDGET_STATES.find((state) => BUDGET_CODES[state] === code) ?? "unknown";
}

/** As recorded, for SLIs that the fleet does not carry in memory. */
function readWindow(sli: SliId, slow: Frame | undefined): WindowFacts {
  const window = { sli, window: SLO_WINDOW };
  return {
    errorRatio: readRecorded(slow, RECORDED.errorRatio, window),
    totalCount: readRecorded(slow, RECORDED.totalSum, window),
    budget: budgetOf(readRecorded(slow, RECORDED.budgetCode, { sli })),
    budgetRemainingRatio: readRecorded(slow, RECORDED.budgetRemaining, { sli }),
  };
}

interface SloInput {
  readonly sli: SliId;
  readonly objectiveRatio: number;
  readonly window: WindowFacts;
  readonly coverageRatio: number | null;
  readonly now: Frame | undefined;
}

function readSlo({ sli, objectiveRatio, window, coverageRatio, now }: SloInput): Slo {
  const { errorRatio, totalCount, budget, budgetRemainingRatio } = window;
  const burnRate6h = readRecorded(now, RECORDED.burnRate, { sli, window: "6h" });
  const isMinutes = countsMinutes(sli);
  return {
    sli,
    objectiveRatio,
    valueRatio: errorRatio === null ? null : 1 - errorRatio,
    budget,
    budgetRemainingRatio,
    badMinutes: isMinutes ? computeBadMinutes(errorRatio, totalCount) : null,
    allowedMinutes: isMinutes ? (1 - objectiveRatio) * SLO_WINDOW_MINUTES : null,
    burnRate1h: readRecorded(now, RECORDED.burnRate, { sli, window: "1h" }),
    burnRate6h,
    exhaustedInHours: budgetRemainingRatio === null ? null : computeExhaustedInHours(budgetRemainingRatio, burnRate6h),
    isBurning: readRecorded(now, RECORDED.burnPair, { sli, tier: "page" }) !== null,
    coverageRatio,
  };
}

/**
 * The SLOs that a cluster has an objective for, in the order of the vocabulary. What the 28 days hold comes from the fleet in memory, as
 * its row does: asked anew it would be another moment's. Without answers: values are null, states unknown.
 */
export function readSlos(frames: FrameMap, facts: ClusterFacts | null): Slo[] {
  const now = frames.get(NOW_FRAME);
  const slow = frames.get(SLOW_FRAME);
  const coverageRatio = facts
    ? facts.window.coverageRatio
    : readRecorded(slow, RECORDED.coverage, { window: SLO_WINDOW });
  return SLI_IDS.flatMap((sli) => {
    const objectiveRatio = facts?.objectives[sli] ?? readRecorded(slow, RECORDED.objective, { sli });
    const window = facts?.window.slis[sli] ?? readWindow(sli, slow);
    const isMeasured = sli !== "integrity" || window.errorRatio !== null;
    return objectiveRatio === null || !isMeasured ? [] : [readSlo({ sli, objectiveRatio, window, coverageRatio, now })];
  });
}
