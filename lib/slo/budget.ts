// Arithmetic of service levels: error, burn, budget, coverage. Rule: docs/slo.md "Numbers"; the recorded rules do the same.
// Everything takes counts and gives ratios; null means "no value", which is neither 0 nor 1.
import { SLO_WINDOW_HOURS, SLO_WINDOW_MINUTES, type SliId } from "./vocabulary";

export interface EventCounts {
  readonly goodCount: number;
  readonly totalCount: number;
}

/** Bad share of the events in [0,1]; null when there were none. Good above total (replicas, late scrapes) counts as all good. */
export function computeErrorRatio({ goodCount, totalCount }: EventCounts): number | null {
  if (!(totalCount > 0)) return null;
  return Math.min(1, Math.max(0, 1 - goodCount / totalCount));
}

/** How many times faster than sustainable the budget is spent; null without events. */
export function computeBurnRate(errorRatio: number | null, objectiveRatio: number): number | null {
  return errorRatio === null ? null : errorRatio / (1 - objectiveRatio);
}

/** Share of the minute budget left: 1 untouched, negative overspent. Of the whole 28 days, also when history is young. */
export function computeMinuteBudgetRemaining(badMinutes: number, objectiveRatio: number): number {
  const budgetMinutes = (1 - objectiveRatio) * SLO_WINDOW_MINUTES;
  return (budgetMinutes - badMinutes) / budgetMinutes;
}

/** Minutes of the 28-day budget left; negative when overspent. */
export function computeBudgetMinutesLeft(badMinutes: number, objectiveRatio: number): number {
  return (1 - objectiveRatio) * SLO_WINDOW_MINUTES - badMinutes;
}

/** Share of the event budget left: 1 untouched, negative overspent; null without events in the window. */
export function computeEventBudgetRemaining(counts: EventCounts, objectiveRatio: number): number | null {
  const errorRatio = computeErrorRatio(counts);
  return errorRatio === null ? null : 1 - errorRatio / (1 - objectiveRatio);
}

/** SLIs that count minutes: their budget is of the whole window. Those that count events allow a share of the events that there were. */
export function countsMinutes(sli: SliId): boolean {
  return sli === "availability" || sli === "integrity";
}

/** Bad minutes of a window, to the thousandth; null when no minute was seen. */
export function computeBadMinutes(errorRatio: number | null, totalCount: number | null): number | null {
  return errorRatio === null || totalCount === null ? null : Math.round(errorRatio * totalCount * 1000) / 1000;
}

/** Share of a budget left from what the window holds; null without a value. `errorRatio` and the rest may be NaN: nothing known. */
export function computeBudgetRemaining(
  sli: SliId,
  errorRatio: number,
  totalCount: number,
  objectiveRatio: number,
): number | null {
  const left = countsMinutes(sli)
    ? computeMinuteBudgetRemaining(errorRatio * totalCount, objectiveRatio)
    : 1 - errorRatio / (1 - objectiveRatio);
  return Number.isNaN(left) ? null : left;
}

/** What one cluster adds to a roll-up's budget. */
export interface BudgetPart {
  readonly badCount: number;
  readonly totalCount: number;
  readonly objectiveRatio: number;
}

/**
 * Budget left of many clusters together: 1 - bad / allowed, each with its own objective, so that of one cluster it is its own.
 * Null where nothing is allowed: no clusters, or no events.
 */
export function computeRollupBudgetRemaining(sli: SliId, parts: Iterable<BudgetPart>): number | null {
  let badCount = 0;
  let allowedCount = 0;
  for (const part of parts) {
    badCount += part.badCount;
    allowedCount += (1 - part.objectiveRatio) * (countsMinutes(sli) ? SLO_WINDOW_MINUTES : part.totalCount);
  }
  return allowedCount > 0 ? 1 - badCount / allowedCount : null;
}

/** Hours until the budget is gone at the present burn of 6 h; null unless burn is over 1 and budget is left. */
export function computeExhaustedInHours(budgetRemainingRatio: number, burnRate6h: number | null): number | null {
  if (burnRate6h === null || !(burnRate6h > 1) || !(budgetRemainingRatio > 0)) return null;
  return (budgetRemainingRatio / burnRate6h) * SLO_WINDOW_HOURS;
}

/** Seen minutes over the minutes that could have been seen, at most 1; null when all of the window was maintenance. */
export function computeCoverage(seenMinutes: number, windowMinutes: number, maintenanceMinutes: number): number | null {
  const expectedMinutes = windowMinutes - maintenanceMinutes;
  return expectedMinutes > 0 ? Math.min(1, seenMinutes / expectedMinutes) : null;
}
