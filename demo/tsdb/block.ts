// Writes one Prometheus block: series go to disk as they come, the index follows at the end. A history of ten million samples takes
// seconds and tens of megabytes this way; as OpenMetrics text for promtool it takes gigabytes and minutes.
import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ByteWriter } from "./byte-writer";
import { crc32c } from "./checksum";
import { buildIndex, type ChunkMeta, type IndexedSeries } from "./index-file";
import { XorEncoder } from "./xor-chunk";

const CHUNK_MAGIC = 0x85bd40dd;
const TOMBSTONES_MAGIC = 0x0130ba30;
const XOR_ENCODING = 1;
const SAMPLES_PER_CHUNK = 120;
const FILE_BYTES = 480 << 20;
const FLUSH_BYTES = 4 << 20;
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A block's name: 10 characters of time, 16 of chance. */
export function newUlid(timeMs: number): string {
  let time = "";
  let rest = timeMs;
  for (let index = 0; index < 10; index += 1) {
    time = (CROCKFORD[rest % 32] ?? "0") + time;
    rest = Math.floor(rest / 32);
  }
  return time + [...randomBytes(16)].map((byte) => CROCKFORD[byte % 32]).join("");
}

function byName([left]: readonly [string, string], [right]: readonly [string, string]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Pairs as names and values in turn, sorted by name; an empty label is no label. */
export function sortLabels(pairs: readonly (readonly [string, string])[]): string[] {
  return pairs
    .filter(([, value]) => value !== "")
    .sort(byName)
    .flat();
}

/** Pairs of `a="b",c="d"`. Values are ours and hold no escapes. */
export function parseLabels(text: string): [string, string][] {
  if (text === "") return [];
  return text
    .slice(0, -1)
    .split('",')
    .map((part) => {
      const equals = part.indexOf('="');
      return [part.slice(0, equals), part.slice(equals + 2)];
    });
}

/** Nothing deleted. Snapshots need the file. */
function emptyTombstones(): Uint8Array {
  const out = new ByteWriter(16);
  out.uint32(TOMBSTONES_MAGIC);
  out.uint8(1);
  // checksum of no entries
  out.uint32(0);
  return out.view();
}

/** `name{a="b"}` as sorted names and values in turn. */
function parseSeriesName(text: string): string[] {
  const brace = text.indexOf("{");
  if (brace < 0) return ["__name__", text];
  return sortLabels([["__name__", text.slice(0, brace)], ...parseLabels(text.slice(brace + 1, -1))]);
}

/** A series of a block that is not complete yet. */
export interface OpenSeries extends IndexedSeries {
  readonly chunks: ChunkMeta[];
}

export class BlockWriter {
  sampleCount = 0;
  /** samples of the series at hand; reused, they only grow */
  private times = new Float64Array(1 << 12);
  private values = new Float64Array(1 << 12);
  private readonly series_: IndexedSeries[] = [];
  private readonly interned = new Map<string, string>();
  private readonly encoder = new XorEncoder();
  private readonly out = new ByteWriter(FLUSH_BYTES * 2);
  private readonly id = newUlid(Date.now());
  private readonly directory: string;
  private file = -1;
  private fileNumber = -1;
  private flushedBytes = 0;
  private minMs = Number.POSITIVE_INFINITY;
  private maxMs = Number.NEGATIVE_INFINITY;
  private chunkCount = 0;

  constructor(private readonly parent: string) {
    this.directory = join(parent, `${this.id}.tmp`);
    mkdirSync(join(this.directory, "chunks"), { recursive: true });
    this.openFile();
  }

  /** One series, times ascending; `valueAt(i)` is NaN where there is no sample. A series may be written only once. */
  series(name: string, timesMs: readonly number[], valueAt: (index: number) => number): void {
    this.reserve(timesMs.length);
    let count = 0;
    for (let index = 0; index < timesMs.length; index += 1) {
      const value = valueAt(index);
      if (Number.isNaN(value)) continue;
      this.times[count] = timesMs[index] ?? 0;
      this.values[count] = value;
      count += 1;
    }
    if (count === 0) return;
    this.append({ labels: parseSeriesName(name).map((text) => this.intern(text)), chunks: [] }, count);
  }

  /**
   * The same for many series of one target: labels as names and values in turn, sorted by name, with strings shared by the caller.
   * What it returns can be extended by later samples.
   */
  column(labels: readonly string[], timesMs: Float64Array, values: Float64Array): OpenSeries {
    const series = { labels, chunks: [] };
    this.extend(series, timesMs, values);
    return series;
  }

  /** Later samples of a series of this block. */
  extend(series: OpenSeries, timesMs: Float64Array, values: Float64Array): void {
    this.reserve(timesMs.length);
    let count = 0;
    for (let index = 0; index < timesMs.length; index += 1) {
      const value = values[index] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      this.times[count] = timesMs[index] ?? 0;
      this.values[count] = value;
      count += 1;
    }
    if (count > 0) this.append(series, count);
  }

  private reserve(count: number): void {
    if (count <= this.times.length) return;
    this.times = new Float64Array(count * 2);
    this.values = new Float64Array(count * 2);
  }

  private append(series: OpenSeries, count: number): void {
    const { times, values } = this;
    // a series without samples is none
    if (series.chunks.length === 0) this.series_.push(series);
    for (let from = 0; from < count; from += SAMPLES_PER_CHUNK) {
      series.chunks.push(this.writeChunk(times, values, from, Math.min(count, from + SAMPLES_PER_CHUNK)));
      this.chunkCount += 1;
    }
    this.minMs = Math.min(this.minMs, times[0] ?? 0);
    this.maxMs = Math.max(this.maxMs, times[count - 1] ?? 0);
    this.sampleCount += count;
  }

  /** Completes the block and gives it its name; without samples nothing is left. Returns the block's folder. */
  end(): string | undefined {
    this.flush();
    closeSync(this.file);
    if (this.sampleCount === 0) return undefined;
    writeFileSync(join(this.directory, "index"), buildIndex(this.series_));
    writeFileSync(join(this.directory, "tombstones"), emptyTombstones());
    const meta = {
      ulid: this.id,
      minTime: this.minMs,
      // half-open
      maxTime: this.maxMs + 1,
      stats: { numSamples: this.sampleCount, numSeries: this.series_.length, numChunks: this.chunkCount },
      compaction: { level: 1, sources: [this.id] },
      version: 1,
    };
    writeFileSync(join(this.directory, "meta.json"), JSON.stringify(meta, undefined, "\t"));
    const final = join(this.parent, this.id);
    renameSync(this.directory, final);
    return final;
  }

  private intern(text: string): string {
    const known = this.interned.get(text);
    if (known !== undefined) return known;
    this.interned.set(text, text);
    return text;
  }

  private writeChunk(times: Float64Array, values: Float64Array, from: number, to: number): ChunkMeta {
    const data = this.encoder.encode(times, values, from, to);
    if (this.flushedBytes + this.out.length + data.length > FILE_BYTES) this.openFile();
    const reference = this.fileNumber * 0x1_0000_0000 + this.flushedBytes + this.out.length;
    this.out.uvarint(data.length);
    const start = this.out.length;
    this.out.uint8(XOR_ENCODING);
    this.out.append(data);
    this.out.uint32(crc32c(this.out.bytes, start, this.out.length));
    if (this.out.length > FLUSH_BYTES) this.flush();
    return { minMs: times[from] ?? 0, maxMs: times[to - 1] ?? 0, reference };
  }

  private openFile(): void {
    if (this.file >= 0) {
      this.flush();
      closeSync(this.file);
    }
    this.fileNumber += 1;
    this.flushedBytes = 0;
    const name = String(this.fileNumber + 1).padStart(6, "0");
    this.file = openSync(join(this.directory, "chunks", name), "w");
    this.out.uint32(CHUNK_MAGIC);
    this.out.uint8(1);
    for (let pad = 0; pad < 3; pad += 1) this.out.uint8(0);
  }

  private flush(): void {
    writeSync(this.file, this.out.view());
    this.flushedBytes += this.out.length;
    this.out.length = 0;
  }
}
