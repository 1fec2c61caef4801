// Writes the last hours of everything that the targets expose, as scraping them would have stored it: charts are full at the first
// look, and what is wrong now can be compared with the hour before. The same pages as the simulator serves, so that live goes on.
import { roundValue } from "../model/series";
import type { PageSource, Target } from "../model/targets";
import { type BlockWriter, parseLabels, sortLabels } from "../tsdb/block";

type Pairs = readonly (readonly [string, string])[];

/** Label texts repeat on every member: each is taken apart once, and its strings are shared by all series. */
class LabelTexts {
  private readonly known = new Map<string, Pairs>();

  pairsOf(text: string): Pairs {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const pairs = parseLabels(text);
    this.known.set(text, pairs);
    return pairs;
  }
}

/** What scraping saw of the target at each time. */
const ABSENT = 0;
const DOWN = 1;
const UP = 2;

function sightOf(target: Target, timeMs: number): number {
  if (!target.isScrapedAt(timeMs)) return ABSENT;
  return target.isUpAt(timeMs) ? UP : DOWN;
}

export class RawWriter {
  private readonly texts = new LabelTexts();
  private readonly times: Float64Array;
  private cells = new Float64Array(0);

  constructor(
    private readonly file: BlockWriter,
    timesMs: readonly number[],
  ) {
    this.times = Float64Array.from(timesMs);
  }

  write(target: Target): void {
    if (this.times.length === 0) return;
    const own: Pairs = Object.entries({ ...target.labels, job: target.job });
    const sights = Uint8Array.from(this.times, (timeMs) => sightOf(target, timeMs));
    const up = Float64Array.from(sights, (sight) => (sight === ABSENT ? Number.NaN : Number(sight === UP)));
    this.file.column(sortLabels([["__name__", "up"], ...own]), this.times, up);
    for (const page of target.pages()) this.writePage(page, own, sights);
  }

  private writePage({ series, walker }: PageSource, own: Pairs, sights: Uint8Array): void {
    const { times } = this;
    const count = times.length;
    if (this.cells.length < series.length * count) this.cells = new Float64Array(series.length * count);
    const { cells } = this;
    const decimals = Uint8Array.from(series, (one) => one.decimals);
    for (let index = 0; index < count; index += 1) {
      const isUp = sights[index] === UP;
      if (isUp) walker.moveTo(times[index] ?? 0);
      for (let at = 0; at < decimals.length; at += 1)
        cells[at * count + index] = isUp ? roundValue(walker.values[at] ?? 0, decimals[at] ?? 0) : Number.NaN;
    }
    series.forEach(({ name, labels, isLazy }, at) => {
      const column = cells.subarray(at * count, (at + 1) * count);
      if (isLazy === true) dropZeros(column);
      this.file.column(sortLabels([["__name__", name], ...this.texts.pairsOf(labels), ...own]), times, column);
    });
  }
}

/** A series that its first event creates is not on the page before. */
function dropZeros(column: Float64Array): void {
  for (let index = 0; index < column.length; index += 1) if (column[index] === 0) column[index] = Number.NaN;
}
