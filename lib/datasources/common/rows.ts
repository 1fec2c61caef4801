// Rows of an answer to a columnar frame. Numbers arrive as strings and seconds: both end here, once. NaN and infinities become
// null, as does every step without a sample. Hand-written checks, since this is the hot path of 10,000-row answers.
import { ColumnWriter } from "../../query/columns";
import { countPoints, listTimes } from "../../query/range";
import { err, type Frame, type FrameSeries, ok, type QueryRequest, type Result } from "../../query/types";
import type { QueryData } from "./wire";

export interface Rows {
  readonly frame: Frame;
  /** native histograms, which have no number to show */
  readonly droppedCount: number;
}
/** The error is the reason why the answer cannot be read. */
type Read<T> = Result<T, string>;

/** Rows as they are read, some at a time: those of one batch are forgotten before the next. */
export type Batches = Iterable<readonly unknown[]>;

/** Frame on the grid of a range query; on the sample's own times otherwise. */
export function parseRows(resultType: QueryData["resultType"], batches: Batches, query: QueryRequest): Read<Rows> {
  switch (resultType) {
    case "vector":
      return parseVector(batches, query);
    case "matrix":
      return query.kind === "range" ? parseGrid(batches, query) : parseFreeMatrix(batches, query.name);
    case "scalar":
      return parseVector([[{ metric: {}, value: [...batches].flat() }]], query);
    case "string":
      return err("a string where numbers were asked for");
  }
}

function parseVector(batches: Batches, query: QueryRequest): Read<Rows> {
  const keptLabels = query.kind === "instant" ? query.keptLabels : undefined;
  const columns = keptLabels === undefined ? null : new ColumnWriter(keptLabels);
  const series: FrameSeries[] = [];
  let timeUnixMs = query.kind === "instant" ? (query.atUnixMs ?? null) : null;
  let droppedCount = 0;
  for (const rows of batches) {
    for (const row of rows) {
      if (!isRecord(row) || !isLabels(row.metric)) return err(NO_LABELS);
      if (row.value === undefined && row.histogram !== undefined) {
        droppedCount++;
        continue;
      }
      // Without an object in between: tens of thousands of rows come at once, and what lives for a moment is collected with them.
      const { value: pair } = row;
      if (!isPair(pair)) return err(NO_PAIR);
      const value = parseSampleValue(pair[1]);
      if (value === undefined) return err(NO_PAIR);
      timeUnixMs ??= Math.round(pair[0] * 1000);
      if (columns === null) series.push({ labels: row.metric, values: [value] });
      else columns.add(row.metric, value);
    }
  }
  const timesUnixMs = timeUnixMs === null ? [] : [timeUnixMs];
  const frame: Frame = { name: query.name, timesUnixMs, series };
  return ok({ frame: columns === null ? frame : { ...frame, columns: columns.finish() }, droppedCount });
}

function parseGrid(batches: Batches, query: Extract<QueryRequest, { kind: "range" }>): Read<Rows> {
  const { range, stepSeconds, name } = query;
  const stepMs = stepSeconds * 1000;
  const pointCount = countPoints(range, stepSeconds);
  const series: FrameSeries[] = [];
  let droppedCount = 0;
  for (const row of eachOf(batches)) {
    if (!isRecord(row) || !isLabels(row.metric)) return err(NO_LABELS);
    if (row.histograms !== undefined) droppedCount++;
    if (row.values === undefined && row.histograms !== undefined) continue;
    if (!Array.isArray(row.values)) return err("a row without values");
    const values = new Array<number | null>(pointCount).fill(null);
    for (const raw of row.values) {
      const pair = parsePair(raw);
      if (pair === null) return err(NO_PAIR);
      const index = (pair.timeUnixMs - range.fromUnixMs) / stepMs;
      if (!Number.isInteger(index) || index < 0 || index >= pointCount)
        return err("a sample beside the steps asked for");
      values[index] = pair.value;
    }
    series.push({ labels: row.metric, values });
  }
  return ok({ frame: { name, timesUnixMs: listTimes(range, stepSeconds), series }, droppedCount });
}

/** A range selector in an instant query: raw samples at their own times, put on the union of them. */
function parseFreeMatrix(batches: Batches, name: string): Read<Rows> {
  const rows: { labels: Record<string, string>; samples: Map<number, number | null> }[] = [];
  const times = new Set<number>();
  for (const row of eachOf(batches)) {
    if (!isRecord(row) || !isLabels(row.metric) || !Array.isArray(row.values)) return err("a row without values");
    const samples = new Map<number, number | null>();
    for (const raw of row.values) {
      const pair = parsePair(raw);
      if (pair === null) return err(NO_PAIR);
      samples.set(pair.timeUnixMs, pair.value);
      times.add(pair.timeUnixMs);
    }
    rows.push({ labels: row.metric, samples });
  }
  const timesUnixMs = [...times].sort((a, b) => a - b);
  const series = rows.map(({ labels, samples }) => ({
    labels,
    values: timesUnixMs.map((time) => samples.get(time) ?? null),
  }));
  return ok({ frame: { name, timesUnixMs, series }, droppedCount: 0 });
}

function* eachOf(batches: Batches): Generator<unknown> {
  for (const rows of batches) yield* rows;
}

const NO_LABELS = "a row without labels";
const NO_PAIR = `a sample that is no [time, "value"] pair`;

function isPair(raw: unknown): raw is readonly [seconds: number, text: string] {
  return Array.isArray(raw) && raw.length === 2 && typeof raw[0] === "number" && typeof raw[1] === "string";
}

function parsePair(raw: unknown): { timeUnixMs: number; value: number | null } | null {
  if (!isPair(raw)) return null;
  const value = parseSampleValue(raw[1]);
  return value === undefined ? null : { timeUnixMs: Math.round(raw[0] * 1000), value };
}

/** Number of a sample; null for NaN and infinities; undefined when the text is no number at all. */
export function parseSampleValue(text: string): number | null | undefined {
  const value = Number(text);
  if (Number.isFinite(value) && (value !== 0 || text.trim() !== "")) return value;
  return /^(NaN|[+-]?Inf)$/.test(text) ? null : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isLabels(value: unknown): value is Record<string, string> {
  if (!isRecord(value)) return false;
  for (const name in value) if (typeof value[name] !== "string") return false;
  return true;
}
