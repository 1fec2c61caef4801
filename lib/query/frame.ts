// Small arithmetic on frames: look up by label, join, add. Null means no sample and stays null; it never counts as zero.
import type { Frame, FrameSeries } from "./types";

export function emptyFrame(name: string): Frame {
  return { name, timesUnixMs: [], series: [] };
}

/** Last value that is not null, with its time; null when there is none. */
export function lastSample(frame: Frame, series: FrameSeries): { timeUnixMs: number; value: number } | null {
  for (let index = series.values.length - 1; index >= 0; index--) {
    const value = series.values[index] ?? null;
    const timeUnixMs = frame.timesUnixMs[index];
    if (value !== null && timeUnixMs !== undefined) return { timeUnixMs, value };
  }
  return null;
}

/** Newest value of a series; null when it has none. For instant answers: the value. */
export function lastValue(series: FrameSeries): number | null {
  return series.values.findLast((value) => value !== null) ?? null;
}

/** Series by the value of one label. Series without it are under "". A later series of the same value is appended. */
export function groupByLabel(frame: Frame, label: string): Map<string, FrameSeries[]> {
  const groups = new Map<string, FrameSeries[]>();
  for (const series of frame.series) {
    const key = series.labels[label] ?? "";
    const group = groups.get(key);
    if (group) group.push(series);
    else groups.set(key, [series]);
  }
  return groups;
}

/** Newest value per value of one label; series without the label or without a value are left out. On repeats the first wins. */
export function valueByLabel(frame: Frame, label: string): Map<string, number> {
  const values = new Map<string, number>();
  for (const series of frame.series) {
    const key = series.labels[label];
    const value = lastValue(series);
    if (key !== undefined && value !== null && !values.has(key)) values.set(key, value);
  }
  return values;
}

/** A label set as one string, equal for equal sets whatever their order. */
export function labelsKey(labels: Readonly<Record<string, string>>): string {
  let key = "";
  for (const name of Object.keys(labels).sort()) key += `${name}\u0000${labels[name]}\u0001`;
  return key;
}

/** All series of all frames on the union of their times. Series of equal labels become one; a later sample wins over an earlier one. */
export function mergeFrames(name: string, frames: readonly Frame[]): Frame {
  const timesUnixMs = [...new Set(frames.flatMap((frame) => frame.timesUnixMs))].sort((a, b) => a - b);
  const indexOf = new Map(timesUnixMs.map((time, index) => [time, index]));
  const merged = new Map<string, { labels: FrameSeries["labels"]; values: (number | null)[] }>();
  for (const frame of frames) {
    const targets = frame.timesUnixMs.map((time) => indexOf.get(time) ?? 0);
    for (const { labels, values } of frame.series) {
      const key = labelsKey(labels);
      const series = merged.get(key) ?? { labels, values: new Array<number | null>(timesUnixMs.length).fill(null) };
      merged.set(key, series);
      for (const [index, value] of values.entries()) {
        const target = targets[index];
        if (value !== null && target !== undefined) series.values[target] = value;
      }
    }
  }
  return { name, timesUnixMs, series: [...merged.values()] };
}

/** One series: the sum of all at each time. Null where no series has a sample. */
export function sumFrame(frame: Frame, labels: Readonly<Record<string, string>> = {}): Frame {
  const values = frame.timesUnixMs.map((_, index) => {
    const present = frame.series.flatMap((series) => series.values[index] ?? []);
    return present.length === 0 ? null : present.reduce((total, value) => total + value, 0);
  });
  return { ...frame, series: frame.series.length === 0 ? [] : [{ labels, values }] };
}

/** Rough memory of a frame in bytes, for cache bounds. */
export function frameBytes(frame: Frame): number {
  let bytes = 64 + frame.timesUnixMs.length * 8;
  if (frame.columns) bytes += frame.columns.ids.length * (64 + 16 * frame.columns.labels.size);
  for (const { labels, values } of frame.series) {
    bytes += 96 + values.length * 8;
    for (const [label, value] of Object.entries(labels)) bytes += 2 * (label.length + value.length) + 32;
  }
  return bytes;
}
