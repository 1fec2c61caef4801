// Small helpers for series in the made-up past.

export function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${key}="${value}"`)
    .join(",");
}

/** Seven decimals: enough for every ratio, and shorter than noise. */
export function rounded(value: number): number {
  return Math.round(value * 1e7) / 1e7;
}
