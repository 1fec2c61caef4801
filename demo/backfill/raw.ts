// Writes the last hours of everything that the targets expose, as scraping them would have stored it: charts are full at the first
// look, and what is wrong now can be compared with the hour before. The same pages as the simulator serves, so that live goes on.
import { roundValue } from "../model/series";
import type { PageSource, Target } from "../model/targets";
import { type BlockWriter, type OpenSeries, parseLabels, sortLabels } from "../tsdb/block";

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

/** `up` as Prometheus writes it. */
function upOf(sights: Uint8Array): Float64Array {
  return Float64Array.from(sights, (sight) => (sight === ABSENT ? Number.NaN : Number(sight === UP)));
}

/** A series that its first event creates is not on the page before. */
function dropZeros(column: Float64Array): void {
  for (let index = 0; index < column.length; index += 1) if (column[index] === 0) column[index] = Number.NaN;
}

interface WrittenPage {
  readonly page: PageSource;
  readonly series: readonly OpenSeries[];
}

interface Written {
  readonly target: Target;
  readonly up: OpenSeries;
  readonly pages: readonly WrittenPage[];
}

export class RawWriter {
  private readonly texts = new LabelTexts();
  private readonly written: Written[] = [];
  private cells = new Float64Array(0);

  constructor(private readonly file: BlockWriter) {}

  write(target: Target, times: Float64Array): void {
    const own: Pairs = Object.entries({ ...target.labels, job: target.job });
    const sights = Uint8Array.from(times, (timeMs) => sightOf(target, timeMs));
    const labels = (name: string, text: string) =>
      sortLabels([["__name__", name], ...this.texts.pairsOf(text), ...own]);
    const up = this.file.column(labels("up", ""), times, upOf(sights));
    const pages = target.pages().map((page): WrittenPage => {
      const columns = this.scrape(page, times, sights);
      const series = page.series.map((one, at) => this.file.column(labels(one.name, one.labels), times, columns(at)));
      return { page, series };
    });
    this.written.push({ target, up, pages });
  }

  /** Later scrapes of all targets that were written. */
  extend(times: Float64Array): void {
    for (const { target, up, pages } of this.written) {
      const sights = Uint8Array.from(times, (timeMs) => sightOf(target, timeMs));
      this.file.extend(up, times, upOf(sights));
      for (const { page, series } of pages) {
        const columns = this.scrape(page, times, sights);
        series.forEach((one, at) => {
          this.file.extend(one, times, columns(at));
        });
      }
    }
  }

  /** Values of each series over these times, NaN where there is none; they last until the next call. */
  private scrape({ series, walker }: PageSource, times: Float64Array, sights: Uint8Array) {
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
    return (at: number): Float64Array => {
      const column = cells.subarray(at * count, (at + 1) * count);
      if (series[at]?.isLazy === true) dropZeros(column);
      return column;
    };
  }
}
