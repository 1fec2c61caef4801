// Durations as text and back. Shown in one unit with at most three digits; inside the program they are seconds.
import { formatDigits, isValue, MINUS, NONE } from "./number";
import type { UnitLocale } from "./unit";

interface Step {
  readonly unit: "us" | "ms" | "s" | "min" | "h" | "d" | "y";
  readonly seconds: number;
  /** The unit is used under this many seconds. */
  readonly under: number;
}
// Minutes run to 120 and hours to 72, since people compare "63 min" and "41 h" more easily than "1.1 h" and "1.7 d".
const STEPS: readonly Step[] = [
  { unit: "us", seconds: 1e-6, under: 99.5e-6 },
  { unit: "ms", seconds: 1e-3, under: 0.9995 },
  { unit: "s", seconds: 1, under: 119.5 },
  { unit: "min", seconds: 60, under: 7_170 },
  { unit: "h", seconds: 3_600, under: 257_400 },
  { unit: "d", seconds: 86_400, under: 86_400 * 999.5 },
  { unit: "y", seconds: 31_557_600, under: Number.POSITIVE_INFINITY },
];
const WORDS = {
  en: { us: "µs", ms: "ms", s: "s", min: "min", h: "h", d: "d", y: "y" },
  "zh-CN": { us: "µs", ms: "ms", s: "秒", min: "分钟", h: "小时", d: "天", y: "年" },
} as const satisfies Record<UnitLocale, Record<Step["unit"], string>>;

/** "480 ms", "1.9 s", "41 h", "29 d". Zero is "0 s"; negative has a true minus. `isWhole`: rounded down, for ages. */
export function formatDuration(
  durationSeconds: number | null | undefined,
  options: { readonly locale?: UnitLocale; readonly isWhole?: boolean } = {},
): string {
  if (!isValue(durationSeconds)) return NONE;
  const words = WORDS[options.locale ?? "en"];
  if (durationSeconds === 0) return `0 ${words.s}`;
  const sign = durationSeconds < 0 ? MINUS : "";
  const size = Math.abs(durationSeconds);
  const step = STEPS.find(({ under }) => size < under);
  if (!step) return NONE;
  const scaled = size / step.seconds;
  if (step.unit === "us" && scaled < 1) return `${sign}<1 ${words.us}`;
  if (options.isWhole) return `${sign}${formatDigits(Math.floor(scaled), 0)} ${words[step.unit]}`;
  return `${sign}${formatDigits(scaled, scaled < 9.95 ? 1 : 0, 0)} ${words[step.unit]}`;
}

/** Bad minutes of incidents and budgets: "12.4 min", from 100 "212 min"; whole numbers without a decimal. */
export function formatMinutes(
  minutes: number | null | undefined,
  options: { readonly locale?: UnitLocale } = {},
): string {
  if (!isValue(minutes)) return NONE;
  const decimals = Math.abs(minutes) >= 99.95 ? 0 : 1;
  const shown = minutes > 0 && minutes < 0.05 ? "<0.1" : formatDigits(minutes, decimals, 0);
  return `${shown} ${WORDS[options.locale ?? "en"].min}`;
}

const TOKEN_SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
};
const TOKEN = /(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/y;

/** "6h", "1h30m", "250ms" -> seconds; null for anything else, zero included. */
export function parseDurationSeconds(text: string): number | null {
  if (text.length > 40) return null;
  let totalSeconds = 0;
  let position = 0;
  while (position < text.length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (!match) return null;
    totalSeconds += Number(match[1]) * (TOKEN_SECONDS[match[2] ?? ""] ?? Number.NaN);
    position = TOKEN.lastIndex;
  }
  return totalSeconds > 0 && Number.isFinite(totalSeconds) ? Number(totalSeconds.toFixed(3)) : null;
}

/** Seconds -> the shortest token that reads back as the same number: 21600 -> "6h". Whole milliseconds, over 0. */
export function formatDurationToken(durationSeconds: number): string {
  if (durationSeconds > 0) {
    for (const unit of ["d", "h", "m", "s"] as const) {
      const amount = durationSeconds / (TOKEN_SECONDS[unit] ?? 1);
      if (Number.isInteger(amount)) return `${amount}${unit}`;
    }
  }
  return `${Math.max(0, Math.round(durationSeconds * 1000))}ms`;
}
