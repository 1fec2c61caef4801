// Arithmetic of service levels: error, burn, budget, coverage. Rule: docs/slo.md "Numbers"; the recorded rules do the same.
// Everything takes counts and gives ratios; null means "no value", which is neither 0 nor 1.
import { SLO_WINDOW_HOURS, SLO_WINDOW_MINUTES } from "./vocabulary";

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

/** Budget left of many clusters together: 1 - bad / allowed, each with its own objective. Null without events. */
export function computeRollupBudgetRemaining(
  parts: readonly (EventCounts & { readonly objectiveRatio: number })[],
): number | null {
  let badCount = 0;
  let allowedCount = 0;
  for (const { goodCount, totalCount, objectiveRatio } of parts) {
    badCount += Math.max(0, totalCount - goodCount);
    allowedCount += (1 - objectiveRatio) * totalCount;
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
