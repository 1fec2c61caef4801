// Small statistics and formats of a bench.

/** The value that at least that share of the values is not above; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

export const formatMs = (ms: number) => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
export const formatKb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
export const formatMb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
export const formatTimes = (ratio: number) => `${ratio.toFixed(2)}x`;

/** One line of the table. `isMet` null: nothing to hold it against. */
export interface Finding {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  readonly isMet: boolean | null;
}

export async function timed<T>(run: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const startedMs = performance.now();
  const value = await run();
  return { value, ms: performance.now() - startedMs };
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
