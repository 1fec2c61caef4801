// The one decision about a budget's state; `etcd:budget:code` records the same (tests/rules holds both equal).
import { computeExhaustedInHours } from "./budget";
import { MIN_COVERAGE_RATIO } from "./burn-pairs";
import { type BudgetState, SLO_WINDOW_HOURS } from "./vocabulary";

export const AT_RISK_BUDGET_RATIO = 0.25;

export interface BudgetEvidence {
  /** of 28 d, in [0,1]; null = nothing known */
  readonly coverageRatio: number | null;
  /** 1 untouched, negative overspent; null without events */
  readonly budgetRemainingRatio: number | null;
  /** null without events in 6 h */
  readonly burnRate6h: number | null;
}

/** State of one SLI's budget. Unknown while less than half of the window was seen, or without a value. */
export function classifyBudget({ coverageRatio, budgetRemainingRatio, burnRate6h }: BudgetEvidence): BudgetState {
  if (coverageRatio === null || coverageRatio < MIN_COVERAGE_RATIO || budgetRemainingRatio === null) return "unknown";
  if (budgetRemainingRatio <= 0) return "breached";
  if (budgetRemainingRatio < AT_RISK_BUDGET_RATIO) return "at-risk";
  const exhaustedInHours = computeExhaustedInHours(budgetRemainingRatio, burnRate6h);
  return exhaustedInHours !== null && exhaustedInHours < SLO_WINDOW_HOURS ? "at-risk" : "healthy";
}

const BUDGET_STATES_WORST_FIRST = [
  "breached",
  "at-risk",
  "unknown",
  "healthy",
] as const satisfies readonly BudgetState[];

/** Worst of several SLIs' states; unknown when there are none. Known trouble ranks over unknown, unknown over healthy. */
export function worstBudgetState(states: readonly BudgetState[]): BudgetState {
  return BUDGET_STATES_WORST_FIRST.find((state) => states.includes(state)) ?? "unknown";
}
