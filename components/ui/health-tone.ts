// Classes of each state, in full, so that the style compiler finds them.
import type { BudgetState } from "@/lib/slo/vocabulary";
import type { HealthMark } from "./health-icon";

export const HEALTH_TEXT: Record<HealthMark, string> = {
  ok: "text-ok-text",
  degraded: "text-degraded-text",
  burning: "text-burning-text",
  down: "text-down-text",
  blind: "text-blind-text",
  maintenance: "text-maintenance-text",
};

export const HEALTH_FILL: Record<HealthMark, string> = {
  ok: "bg-ok",
  degraded: "bg-degraded",
  burning: "bg-burning",
  down: "bg-down",
  blind: "hatch",
  maintenance: "bg-maintenance",
};

export const HEALTH_CHIP: Record<HealthMark, string> = {
  ok: "bg-ok-tint text-ok-text",
  degraded: "bg-degraded-tint text-degraded-text",
  burning: "bg-burning-tint text-burning-text",
  down: "bg-down-tint text-down-text",
  blind: "bg-blind-tint text-blind-text",
  maintenance: "bg-transparent text-maintenance-text outline-1 -outline-offset-1 outline-maintenance",
};

/** Healthy budget is grey: colour is spent only on what is wrong. */
export const BUDGET_TEXT: Record<BudgetState, string> = {
  healthy: "text-t2",
  "at-risk": "text-degraded-text",
  breached: "text-down-text font-semibold",
  unknown: "text-t3",
};
