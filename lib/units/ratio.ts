// Ratios and budgets as text. A ratio shows enough decimals to tell it from its objective, and is never rounded up to 100
// or up to an objective that it misses: a failed objective must not read as a kept one.
import { floorAt, formatDigits, isValue, MINUS, NONE, roundAt } from "./number";
import type { UnitLocale } from "./unit";

export interface RatioOptions {
  /** In (0,1). Two decimals more than this one has are shown. Absent or null: as many as the value needs. */
  readonly objectiveRatio?: number | null;
  /** `full` "99.9962 %" (default) · `number` "99.9962" · `tile` "99.996", three decimals, no sign */
  readonly style?: "full" | "number" | "tile";
}

const MAX_OBJECTIVE_DECIMALS = 6;
const TILE_DECIMALS = 3;

/** A ratio 0..1 in per cent; "—" for null and for what is not a number. */
export function formatRatio(ratio: number | null | undefined, options: RatioOptions = {}): string {
  if (!isValue(ratio)) return NONE;
  const { objectiveRatio, style = "full" } = options;
  const digits = formatPercentDigits(ratio, isValue(objectiveRatio) ? objectiveRatio : null, style === "tile");
  return style === "full" ? `${digits} %` : digits;
}

/** "≥ 99.95 %": an objective with exactly the decimals that it was written with. */
export function formatObjective(objectiveRatio: number | null | undefined): string {
  if (!isValue(objectiveRatio)) return NONE;
  const percent = objectiveRatio * 100;
  return `≥ ${formatDigits(percent, countObjectiveDecimals(objectiveRatio))} %`;
}

/** Decimals that an objective has in per cent: 0.9995 -> 2. */
export function countObjectiveDecimals(objectiveRatio: number): number {
  const percent = objectiveRatio * 100;
  for (let decimals = 0; decimals < MAX_OBJECTIVE_DECIMALS; decimals += 1) {
    if (Math.abs(roundAt(percent, decimals) - percent) < 1e-9) return decimals;
  }
  return MAX_OBJECTIVE_DECIMALS;
}

function formatPercentDigits(ratio: number, objectiveRatio: number | null, isTile: boolean): string {
  if (ratio === 0) return "0";
  if (ratio === 1) return "100";
  const percent = ratio * 100;
  const { max, min } = chooseDecimals(percent, objectiveRatio, isTile);
  const rounded = roundAt(percent, max);
  const reaches = (bound: number) => percent < bound && rounded >= bound;
  const mustFloor = reaches(100) || (objectiveRatio !== null && reaches(roundAt(objectiveRatio * 100, 9)));
  const shown = mustFloor ? floorAt(percent, max) : rounded;
  if (shown === 0) return percent > 0 ? `<${10 ** -max}` : `${MINUS}${formatDigits(10 ** -max, max)}`;
  return formatDigits(shown, max, min);
}

function chooseDecimals(
  percent: number,
  objectiveRatio: number | null,
  isTile: boolean,
): { readonly max: number; readonly min: number } {
  if (isTile) return { max: TILE_DECIMALS, min: TILE_DECIMALS };
  if (objectiveRatio !== null) {
    const decimals = countObjectiveDecimals(objectiveRatio) + 2;
    return { max: decimals, min: decimals };
  }
  const size = Math.abs(percent);
  // Near 100 the distance to it is what matters: two digits of that distance.
  if (size >= 99 && size < 100) {
    const max = Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(100 - size))));
    return { max, min: 2 };
  }
  if (size >= 1) return { max: 1, min: 0 };
  return { max: Math.min(6, 1 - Math.floor(Math.log10(size))), min: 0 };
}

const BUDGET_LEFT = {
  en: (digits: string) => `${digits} % left`,
  "zh-CN": (digits: string) => `剩余 ${digits} %`,
} as const satisfies Record<UnitLocale, (digits: string) => string>;

/**
 * Share of the error budget that is left, 1 = untouched, negative = overspent: "57 % left", "−12 %".
 * Anything left never reads as 0, anything spent never as 100, anything overspent never as 0.
 */
export function formatBudget(
  remainingRatio: number | null | undefined,
  options: { readonly locale?: UnitLocale; readonly style?: "full" | "number" } = {},
): string {
  if (!isValue(remainingRatio)) return NONE;
  const { locale = "en", style = "full" } = options;
  const digits = formatBudgetDigits(remainingRatio * 100);
  return remainingRatio < 0 || style === "number" ? `${digits} %` : BUDGET_LEFT[locale](digits);
}

function formatBudgetDigits(percent: number): string {
  if (percent === 0 || percent >= 100) return formatDigits(Math.floor(percent), 0);
  if (percent > 0) {
    if (percent < 0.1) return "<0.1";
    return percent < 0.95 ? formatDigits(percent, 1) : formatDigits(Math.min(99, Math.round(percent)), 0);
  }
  // Rounded away from zero under one per cent: an overspent budget is overspent.
  return percent > -0.95 ? formatDigits(Math.min(-0.1, roundAt(percent, 1)), 1) : formatDigits(Math.round(percent), 0);
}
