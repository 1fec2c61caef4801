// The four burn-rate pairs for a 28-day window: both windows must be over the factor. Rule: docs/slo.md "Burn".
import { SERVICE_SLI_IDS, type SliId, type Window } from "./vocabulary";

export type BurnTier = "page" | "ticket";

export interface BurnPair {
  readonly id: "1h5m" | "6h30m" | "1d2h" | "3d6h";
  readonly longWindow: Exclude<Window, "28d">;
  readonly shortWindow: Exclude<Window, "28d">;
  /** multiple of the sustainable pace */
  readonly factor: number;
  /** how long both must hold before an alert fires */
  readonly forSeconds: number;
  readonly tier: BurnTier;
}

export const BURN_PAIRS = [
  { id: "1h5m", longWindow: "1h", shortWindow: "5m", factor: 13.44, forSeconds: 120, tier: "page" },
  { id: "6h30m", longWindow: "6h", shortWindow: "30m", factor: 5.6, forSeconds: 900, tier: "page" },
  { id: "1d2h", longWindow: "1d", shortWindow: "2h", factor: 2.8, forSeconds: 3_600, tier: "ticket" },
  { id: "3d6h", longWindow: "3d", shortWindow: "6h", factor: 1, forSeconds: 10_800, tier: "ticket" },
] as const satisfies readonly BurnPair[];

/** A window that was seen for less than this share says nothing about burn or budget. */
export const MIN_COVERAGE_RATIO = 0.5;

/** True when an error ratio of 1 can exceed the factor: otherwise the pair can never fire for this objective. */
export function isPairReachable(pair: BurnPair, objectiveRatio: number): boolean {
  return pair.factor * (1 - objectiveRatio) < 1;
}

/** Disk and integrity only ever file tickets: what must not wait of them has an alarm of its own. */
export function canPage(sli: SliId): boolean {
  return SERVICE_SLI_IDS.some((service) => service === sli);
}
