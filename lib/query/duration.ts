// Durations as PromQL writes them. Windows and steps are whole seconds; anything else is a bug of the caller.

const UNITS = [
  ["d", 86_400],
  ["h", 3_600],
  ["m", 60],
  ["s", 1],
] as const;

/** Seconds as the largest single unit that keeps them whole: 300 -> "5m", 90 -> "90s". Throws unless a positive integer. */
export function formatPromDuration(seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds <= 0)
    throw new RangeError(`not a positive whole number of seconds: ${seconds}`);
  for (const [suffix, unitSeconds] of UNITS) {
    if (seconds % unitSeconds === 0) return `${seconds / unitSeconds}${suffix}`;
  }
  return `${seconds}s`;
}

/** Seconds of a PromQL duration such as "5m" or "1h30m"; null when it is not one. */
export function parsePromDuration(text: string): number | null {
  if (!/^(\d+d)?(\d+h)?(\d+m)?(\d+s)?$/.test(text) || text === "") return null;
  let seconds = 0;
  for (const [, amount, suffix] of text.matchAll(/(\d+)([dhms])/g)) {
    const unit = UNITS.find(([known]) => known === suffix);
    seconds += Number(amount) * (unit?.[1] ?? 0);
  }
  return seconds > 0 ? seconds : null;
}

/**
 * Window for `rate` and its kin, in seconds: at least four scrapes (so that one lost scrape leaves a slope), and at least one
 * step plus a scrape (so that no increase falls between two points).
 */
export function chooseRateWindow(stepSeconds: number, scrapeIntervalSeconds: number): number {
  return Math.ceil(Math.max(4 * scrapeIntervalSeconds, stepSeconds + scrapeIntervalSeconds));
}
