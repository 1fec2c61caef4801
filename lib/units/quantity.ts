// Counts, burn rates, bytes, rates and cores as text. Counts are grouped and compact only over 100,000; bytes are binary.
import { formatDigits, isValue, MINUS, NONE } from "./number";
import type { UnitLocale } from "./unit";

const COMPACT_OVER = 100_000;
const COMPACT_STEPS = [
  { factor: 1e3, suffix: "k" },
  { factor: 1e6, suffix: "M" },
  { factor: 1e9, suffix: "G" },
  { factor: 1e12, suffix: "T" },
  { factor: 1e15, suffix: "P" },
] as const;
const BYTE_UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"] as const;

/** "9,912"; from 100,000 "118.4 M". Fractions (of rates, means) keep up to two decimals under 10, one under 100. */
export function formatCount(count: number | null | undefined): string {
  return isValue(count) ? formatAmount(count, "").trimEnd() : NONE;
}

/** "14 of 9,823", in Chinese "14 / 9,823". */
export function formatCountOf(
  part: number | null | undefined,
  whole: number | null | undefined,
  locale: UnitLocale = "en",
): string {
  return `${formatCount(part)} ${locale === "en" ? "of" : "/"} ${formatCount(whole)}`;
}

/** "212 /s", "118.4 M/s". */
export function formatPerSecond(rate: number | null | undefined): string {
  return isValue(rate) ? formatAmount(rate, "/s") : NONE;
}

/** "9.3×", from 100 "194×". A multiple of the sustainable speed, never a share. */
export function formatBurn(burnRate: number | null | undefined): string {
  if (!isValue(burnRate)) return NONE;
  const hasDecimal = Math.abs(burnRate) < 99.95;
  return `${formatDigits(burnRate, hasDecimal ? 1 : 0)}×`;
}

/** "3.4 GiB": binary, one decimal under 100 unless the number is whole. */
export function formatBytes(bytes: number | null | undefined): string {
  return isValue(bytes) ? formatBinary(bytes, "") : NONE;
}

/** "11.4 MiB/s". */
export function formatBytesPerSecond(bytesPerSecond: number | null | undefined): string {
  return isValue(bytesPerSecond) ? formatBinary(bytesPerSecond, "/s") : NONE;
}

/** "1.4 cores". */
export function formatCores(cores: number | null | undefined, locale: UnitLocale = "en"): string {
  if (!isValue(cores)) return NONE;
  const word = locale === "en" ? (cores === 1 ? "core" : "cores") : "核";
  return `${formatSmall(cores)} ${word}`;
}

/** The factor and suffix that a value of this size is shown with; also decides the unit of a chart's axis. */
export function chooseByteScale(sizeBytes: number): { readonly factor: number; readonly suffix: string } {
  const size = Math.abs(sizeBytes);
  let index = 0;
  // 1,023.6 KiB would be rounded to 1,024 KiB: from there on the next unit is used.
  while (index < BYTE_UNITS.length - 1 && size / 1024 ** index >= 1023.5) index += 1;
  return { factor: 1024 ** index, suffix: BYTE_UNITS[index] ?? "B" };
}

function formatBinary(bytes: number, per: string): string {
  const { factor, suffix } = chooseByteScale(bytes);
  const scaled = bytes / factor;
  const decimals = Math.abs(scaled) >= 99.95 || Number.isInteger(scaled) ? 0 : 1;
  const digits = formatDigits(scaled, decimals);
  const shown = scaled !== 0 && Number.parseFloat(digits.replace(MINUS, "")) === 0 ? "<0.1" : digits;
  return `${shown} ${suffix}${per}`;
}

function formatAmount(amount: number, per: string): string {
  const size = Math.abs(amount);
  if (size <= COMPACT_OVER) return `${formatSmall(amount)} ${per}`;
  const step = COMPACT_STEPS.findLast(({ factor }) => size >= factor * 0.99995) ?? COMPACT_STEPS[0];
  return `${formatDigits(amount / step.factor, 1)} ${step.suffix}${per}`;
}

function formatSmall(amount: number): string {
  const size = Math.abs(amount);
  if (Number.isInteger(amount) || size >= 99.95) return formatDigits(amount, 0);
  if (size < 0.005) return amount < 0 ? `${MINUS}<0.01` : "<0.01";
  return formatDigits(amount, size < 9.995 ? 2 : 1, 0);
}
