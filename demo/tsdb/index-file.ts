// The index of a Prometheus block, version 2: symbols, series, postings and their tables. The layout follows Prometheus'
// documentation of its index format; label indices are left empty, which version 2 readers do not use.
import { ByteWriter } from "./byte-writer";
import { crc32c } from "./checksum";

const MAGIC = 0xbaaad700;
const VERSION = 2;
const SERIES_ALIGNMENT = 16;

export interface ChunkMeta {
  readonly minMs: number;
  readonly maxMs: number;
  /** file number in the high 32 bits, offset in the low */
  readonly reference: number;
}

export interface IndexedSeries {
  /** names and values in turn, sorted by name */
  readonly labels: readonly string[];
  readonly chunks: readonly ChunkMeta[];
}

function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A series with its labels as numbers of symbols: symbols are sorted, so that numbers compare as their texts do. */
interface NumberedSeries {
  readonly symbols: Uint32Array;
  readonly chunks: readonly ChunkMeta[];
}

function compareSeries({ symbols: left }: NumberedSeries, { symbols: right }: NumberedSeries): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Length, content, checksum of the content. */
function section(out: ByteWriter, content: ByteWriter): void {
  out.uint32(content.length);
  out.append(content.view());
  out.uint32(crc32c(content.bytes, 0, content.length));
}

function writeSymbols(out: ByteWriter, symbols: readonly string[]): void {
  const content = new ByteWriter(1 << 20);
  content.uint32(symbols.length);
  for (const symbol of symbols) content.text(symbol);
  section(out, content);
}

function writeChunks(content: ByteWriter, chunks: readonly ChunkMeta[]): void {
  content.uvarint(chunks.length);
  let previous: ChunkMeta | undefined;
  for (const chunk of chunks) {
    if (previous === undefined) {
      content.varint(chunk.minMs);
      content.uvarint(chunk.maxMs - chunk.minMs);
      content.uvarint(chunk.reference);
    } else {
      content.uvarint(chunk.minMs - previous.maxMs);
      content.uvarint(chunk.maxMs - chunk.minMs);
      content.varint(chunk.reference - previous.reference);
    }
    previous = chunk;
  }
}

/** Writes all series, in order; returns the id of each: its offset over 16. */
function writeSeries(out: ByteWriter, series: readonly NumberedSeries[]): number[] {
  const content = new ByteWriter();
  return series.map((one) => {
    out.alignTo(SERIES_ALIGNMENT);
    const id = out.length / SERIES_ALIGNMENT;
    content.length = 0;
    content.uvarint(one.symbols.length / 2);
    for (const symbol of one.symbols) content.uvarint(symbol);
    writeChunks(content, one.chunks);
    out.uvarint(content.length);
    out.append(content.view());
    out.uint32(crc32c(content.bytes, 0, content.length));
    return id;
  });
}

interface Postings {
  readonly name: string;
  readonly value: string;
  readonly ids: readonly number[];
}

function collectPostings(
  series: readonly NumberedSeries[],
  ids: readonly number[],
  symbols: readonly string[],
): Postings[] {
  const byLabel = new Map<number, Map<number, number[]>>();
  series.forEach(({ symbols: own }, index) => {
    for (let at = 0; at < own.length; at += 2) {
      const name = own[at] ?? 0;
      const value = own[at + 1] ?? 0;
      const values = byLabel.get(name) ?? new Map<number, number[]>();
      byLabel.set(name, values);
      const list = values.get(value) ?? [];
      values.set(value, list);
      list.push(ids[index] ?? 0);
    }
  });
  const sorted = <Item>(map: ReadonlyMap<number, Item>) => [...map].sort(([left], [right]) => left - right);
  const textOf = (symbol: number) => symbols[symbol] ?? "";
  const rest = sorted(byLabel).flatMap(([name, values]) =>
    sorted(values).map(([value, list]) => ({ name: textOf(name), value: textOf(value), ids: list })),
  );
  return [{ name: "", value: "", ids }, ...rest];
}

function writePostings(out: ByteWriter, postings: readonly Postings[]): ByteWriter {
  const table = new ByteWriter(1 << 20);
  table.uint32(postings.length);
  const content = new ByteWriter();
  for (const { name, value, ids } of postings) {
    out.alignTo(4);
    table.uvarint(2);
    table.text(name);
    table.text(value);
    table.uvarint(out.length);
    content.length = 0;
    content.uint32(ids.length);
    for (const id of ids) content.uint32(id);
    section(out, content);
  }
  return table;
}

/** The whole index file of these series. */
export function buildIndex(unsorted: readonly IndexedSeries[]): Uint8Array {
  const texts = new Set<string>();
  for (const { labels } of unsorted) for (const text of labels) texts.add(text);
  const symbols = [...texts].sort(byCodeUnits);
  const numberOf = new Map(symbols.map((symbol, index) => [symbol, index]));
  const series = unsorted
    .map(({ labels, chunks }) => ({ symbols: Uint32Array.from(labels, (text) => numberOf.get(text) ?? 0), chunks }))
    .sort(compareSeries);
  const out = new ByteWriter(1 << 22);
  out.uint32(MAGIC);
  out.uint8(VERSION);
  const symbolsAt = out.length;
  writeSymbols(out, symbols);
  out.alignTo(SERIES_ALIGNMENT);
  const seriesAt = out.length;
  const ids = writeSeries(out, series);
  out.alignTo(4);
  const postingsAt = out.length;
  const postingsTable = writePostings(out, collectPostings(series, ids, symbols));
  const labelTableAt = out.length;
  const empty = new ByteWriter(8);
  empty.uint32(0);
  section(out, empty);
  const postingsTableAt = out.length;
  section(out, postingsTable);
  const tocAt = out.length;
  // label indices are empty: their place is where the postings begin
  for (const offset of [symbolsAt, seriesAt, postingsAt, labelTableAt, postingsAt, postingsTableAt]) out.uint64(offset);
  out.uint32(crc32c(out.bytes, tocAt, out.length));
  return out.view();
}
