// From which value to which a chart's axis runs. Zero is included unless a panel says otherwise, so that a chart never
// makes a small change look large; what has no value takes no part.

export type YDomain = "zero" | "auto" | "ratio";

export interface Extent {
  readonly min: number;
  readonly max: number;
}

/** A bound so far over the data would press all lines flat; it is then named at the edge instead. */
const MAX_BOUND_FACTOR = 4;

/** Least and greatest value; null when there is none. */
export function findExtent(values: Iterable<number | null>): Extent | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : null;
}

/** Is the bound near enough to the data to be drawn as a line? Without data it always is. */
export function isBoundShown(boundValue: number, extent: Extent | null): boolean {
  if (!extent || boundValue <= extent.max) return true;
  return extent.max > 0 && boundValue <= extent.max * MAX_BOUND_FACTOR;
}

/** The values an axis has to hold, before it is rounded to ticks. Never empty: min < max. */
export function chooseDomain(
  extent: Extent | null,
  options: { readonly yDomain: YDomain; readonly bounds?: readonly number[] },
): Extent {
  const bounds = (options.bounds ?? []).filter((bound) => isBoundShown(bound, extent));
  const held = findExtent([...(extent ? [extent.min, extent.max] : []), ...bounds]) ?? { min: 0, max: 0 };
  if (options.yDomain === "ratio") return { min: Math.min(0, held.min), max: Math.max(1, held.max) };
  if (options.yDomain === "zero") return widen({ min: Math.min(0, held.min), max: Math.max(0, held.max) });
  return widen(held);
}

function widen({ min, max }: Extent): Extent {
  if (min < max) return { min, max };
  if (min === 0) return { min: 0, max: 1 };
  const pad = Math.abs(min) * 0.05;
  return { min: min - pad, max: max + pad };
}
