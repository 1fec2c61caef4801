// Own arithmetic on raw series, written from docs/slo.md: what was counted in one minute is the difference of two readings a minute
// apart, both as old as one scrape. Nothing here comes from the product's formulas; only the moments at which it recorded do.
import type { Series } from "../live";

const MINUTE_MS = 60_000;
const LOOKBACK_MS = 300_000;

/** Last reading at or before a moment, at most five minutes old; undefined where there is none. */
function readingAt({ times, values }: Series, atMs: number): number | undefined {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  const time = times[low - 1];
  return time === undefined || time <= atMs - LOOKBACK_MS ? undefined : values[low - 1];
}

export class Raw {
  private readonly byName = new Map<string, Series[]>();

  constructor(
    all: readonly Series[],
    private readonly intervalMs: number,
  ) {
    for (const series of all) {
      const name = series.labels.__name__ ?? "";
      this.byName.set(name, [...(this.byName.get(name) ?? []), series]);
    }
  }

  select(name: string, wanted: Readonly<Record<string, string>>): Series[] {
    const pairs = Object.entries(wanted);
    return (this.byName.get(name) ?? []).filter(({ labels }) => pairs.every(([key, value]) => labels[key] === value));
  }

  /** Events of one process in the minute that was recorded at `atMs`; undefined before its second reading. `mayRestart`: what a new
   * process has counted counts. */
  private grownIn(series: readonly Series[], atMs: number, mayRestart: boolean): number | undefined {
    const sum = (moment: number) => {
      const values = series.flatMap((one) => readingAt(one, moment) ?? []);
      return values.length === 0 ? undefined : values.reduce((left, right) => left + right, 0);
    };
    const after = sum(atMs - this.intervalMs);
    const before = sum(atMs - this.intervalMs - MINUTE_MS);
    if (after === undefined || before === undefined) return undefined;
    return after >= before ? after - before : mayRestart ? after : 0;
  }

  /** Sum over processes, told apart by `per`; undefined where no process has two readings. */
  events(all: readonly Series[], per: string, atMs: number, mayRestart = false): number | undefined {
    const groups = new Map<string, Series[]>();
    for (const series of all) {
      const key = series.labels[per] ?? "";
      groups.set(key, [...(groups.get(key) ?? []), series]);
    }
    const grown = [...groups.values()].flatMap((group) => this.grownIn(group, atMs, mayRestart) ?? []);
    return grown.length === 0 ? undefined : grown.reduce((left, right) => left + right, 0);
  }

  /** Newest value of a gauge of each series at a moment. */
  values(all: readonly Series[], atMs: number): number[] {
    return all.flatMap((series) => readingAt(series, atMs) ?? []);
  }

  /** The moments at which a series was recorded. */
  moments(name: string, wanted: Readonly<Record<string, string>>): number[] {
    const all = this.select(name, wanted).flatMap(({ times }) => times);
    return [...new Set(all)].sort((left, right) => left - right);
  }

  valueOf(name: string, wanted: Readonly<Record<string, string>>, atMs: number): number | undefined {
    return this.select(name, wanted).flatMap((series) => readingAt(series, atMs) ?? [])[0];
  }
}
