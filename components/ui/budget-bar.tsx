// What is left of an error budget. Not a health: full is grey, never green. Overspent is hatched, beside its negative number.
import type { BudgetState } from "@/lib/slo/vocabulary";
import { cn } from "./cn";

interface BudgetBarProps {
  /** 1 untouched, negative overspent, null unknown */
  remainingRatio: number | null;
  state: BudgetState;
  /** "57 % left": what the bar says, for those who cannot see it; absent when the number stands beside it */
  label?: string;
  /** px: 4 under text, 6 in lists, 8 for shares */
  height?: 4 | 6 | 8;
  className?: string;
}

const HEIGHTS = { 4: "h-1", 6: "h-1.5", 8: "h-2" } as const;

export function BudgetBar({ remainingRatio, state, label, height = 4, className }: BudgetBarProps) {
  const name = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  const isUnknown = state === "unknown" || remainingRatio === null;
  return (
    <span
      data-budget={state}
      className={cn(
        "relative block overflow-hidden rounded-bar",
        HEIGHTS[height],
        isUnknown ? "hatch" : "bg-track",
        className,
      )}
      {...name}
    >
      {isUnknown ? null : <span className={fillClass(state)} style={{ width: fillWidth(remainingRatio) }} />}
    </span>
  );
}

function fillClass(state: BudgetState): string {
  const color = state === "breached" ? "hatch-down" : state === "at-risk" ? "bg-degraded" : "bg-bar";
  return cn("absolute inset-y-0 left-0 rounded-bar", color);
}

/** Overspent by its amount, up to the whole bar; a sliver stays visible for anything that is not zero. */
function fillWidth(remainingRatio: number): string {
  const share = Math.min(1, Math.abs(remainingRatio));
  return `${share === 0 ? 0 : Math.max(3, share * 100)}%`;
}
