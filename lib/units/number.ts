// How a bare number becomes digits: grouping, true minus, and a dash for what has no value.
// Intl formatters are cached, since building one costs far more than using it.

/** Shown where there is no value. Never an empty string, never a zero. */
export const NONE = "—";
/** U+2212: as wide as the digits, unlike the hyphen. */
export const MINUS = "\u2212";

/** False for null, undefined, NaN and the infinities: none of them is a value that may be shown. */
export function isValue(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Grouped digits with between `minDecimals` and `maxDecimals` decimals; a true minus; zero never has a sign. */
export function formatDigits(value: number, maxDecimals: number, minDecimals = maxDecimals): string {
  const key = `${minDecimals}-${maxDecimals}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat("en-US", {
      minimumFractionDigits: minDecimals,
      maximumFractionDigits: maxDecimals,
      signDisplay: "negative",
    });
    formatters.set(key, formatter);
  }
  return formatter.format(value).replace("-", MINUS);
}

/** Rounds down at a decimal; the tolerance keeps 99.9 (stored as 99.90000000000001 or 99.8999999999999) what it says. */
export function floorAt(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 1e-9) / scale;
}

export function roundAt(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
