// Frames to lines: stable keys, colour slots, and the limit of series that a chart can show. What is left out is named.
import type { Line, TimeseriesData } from "../contract/views";
import { lastValue } from "../query/frame";
import type { Frame, FrameSeries } from "../query/types";

export interface NamedSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** colour slot; by default the position */
  readonly slot?: Line["slot"];
}

export interface LinesInput {
  readonly timesUnixMs: readonly number[];
  readonly series: readonly NamedSeries[];
  readonly bounds?: TimeseriesData["bounds"];
  readonly maxSeries: number;
}

function peak(values: readonly (number | null)[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value !== null && value > most) most = value;
  return most;
}

/** Chart data of the series in their order; beyond the limit those with the highest peaks stay. Series without values stay out. */
export function toTimeseries({ timesUnixMs, series, bounds = [], maxSeries }: LinesInput): TimeseriesData {
  const slotted = series.map((one, position) => ({ ...one, slot: one.slot ?? position }));
  const filled = slotted.filter(({ values }) => values.some((value) => value !== null));
  const ranked = [...filled].sort((a, b) => peak(b.values) - peak(a.values));
  const kept = new Set(ranked.slice(0, maxSeries));
  const lines = filled
    .filter((one) => kept.has(one))
    .map(({ name, values, slot }, position) => ({ key: `s${position}`, name, values: [...values], slot }));
  return {
    kind: "timeseries",
    timesUnixMs: lines.length === 0 ? [] : [...timesUnixMs],
    lines,
    bounds: [...bounds],
    omittedNames: filled.filter((one) => !kept.has(one)).map(({ name }) => name),
  };
}

/** One line per value of a label, ordered by name unless `order` says otherwise. */
export function seriesByLabel(
  frame: Frame | undefined,
  label: string,
  nameOf: (value: string) => string = (value) => value,
): NamedSeries[] {
  return [...(frame?.series ?? [])]
    .map((series) => ({ name: nameOf(series.labels[label] ?? ""), values: series.values }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** One line per member; a member keeps the slot of its position in the cluster, members unknown to it follow. */
export function seriesByMember(
  frame: Frame | undefined,
  memberLabel: string,
  members: readonly { readonly id: string }[],
): NamedSeries[] {
  const slotOf = new Map(members.map((member, position) => [member.id, position]));
  let nextSlot = members.length;
  return seriesByLabel(frame, memberLabel)
    .map((series) => ({ ...series, slot: slotOf.get(series.name) ?? nextSlot++ }))
    .sort((a, b) => a.slot - b.slot);
}

/** Values of the frame's only series; empty when there is none. */
export function onlySeries(frame: Frame | undefined): readonly (number | null)[] {
  return frame?.series[0]?.values ?? [];
}

/** Newest value over all series of a frame; null when there is none. */
export function newestValue(frame: Frame | undefined): number | null {
  for (const series of frame?.series ?? []) {
    const value = lastValue(series);
    if (value !== null) return value;
  }
  return null;
}

/** Times of the first frame that has any. */
export function timesOf(...frames: readonly (Frame | undefined)[]): readonly number[] {
  return frames.find((frame) => frame !== undefined && frame.timesUnixMs.length > 0)?.timesUnixMs ?? [];
}

/** The values of `series` at `timesUnixMs`; null where the frame has no such time. */
export function valuesAt(frame: Frame, series: FrameSeries, timesUnixMs: readonly number[]): (number | null)[] {
  const indexOf = new Map(frame.timesUnixMs.map((time, index) => [time, index]));
  return timesUnixMs.map((time) => {
    const index = indexOf.get(time);
    return index === undefined ? null : (series.values[index] ?? null);
  });
}
