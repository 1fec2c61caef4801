// The shaded part of a chart: where the highest line is over the highest bound that is drawn. Crossings are interpolated,
// so that the shade begins where the line crosses and not at the sample before or after.
import type { TimeseriesData } from "../contract/views";
import { findExtent, isBoundShown } from "../scales/domain";
import type { DrawContext } from "./context";
import type { Plot } from "./plot";
import { type Child, closedPath, element, type Point } from "./svg";

const SHADE = 0.16;

export function shadeOver(data: TimeseriesData, plot: Plot, { paint }: DrawContext): Child {
  const extent = findExtent(data.lines.flatMap(({ values }) => values));
  const drawn = data.bounds.filter(({ value }) => isBoundShown(value, extent)).map(({ value }) => value);
  if (drawn.length === 0) return null;
  const bound = Math.max(...drawn);
  const path = findStretchesOver(data.timesUnixMs, envelope(data), bound)
    .map((stretch) => closedPath(stretch.map(({ x, y }) => ({ x: plot.toX(x), y: plot.toY(y) }))))
    .join("");
  return path === "" ? null : element("path", { d: path, fill: paint("health-burning"), opacity: SHADE });
}

/** Greatest value of all lines per time; comparison lines take no part. */
function envelope({ timesUnixMs, lines }: TimeseriesData): readonly (number | null)[] {
  const counted = lines.filter(({ slot }) => slot !== "ghost");
  return timesUnixMs.map((_time, index) => {
    let most: number | null = null;
    for (const { values } of counted) {
      const value = values[index] ?? null;
      if (value !== null && (most === null || value > most)) most = value;
    }
    return most;
  });
}

/** Outlines (time, value) of the parts over the bound, each beginning and ending on it. A gap ends a part. */
export function findStretchesOver(
  times: readonly number[],
  values: readonly (number | null)[],
  bound: number,
): readonly (readonly Point[])[] {
  const stretches: Point[][] = [];
  let open: Point[] | null = null;
  let previous: Point | null = null;
  const close = (x: number) => {
    if (open) stretches.push([...open, { x, y: bound }]);
    open = null;
  };
  for (const [index, x] of times.entries()) {
    const y = values[index] ?? null;
    if (y === null) {
      if (previous) close(previous.x);
      previous = null;
      continue;
    }
    if (y > bound) {
      open ??= [{ x: previous ? crossing(previous, { x, y }, bound) : x, y: bound }];
      open.push({ x, y });
    } else if (previous) close(crossing(previous, { x, y }, bound));
    previous = { x, y };
  }
  if (previous) close(previous.x);
  return stretches;
}

function crossing(from: Point, to: Point, bound: number): number {
  return from.y === to.y ? from.x : from.x + ((to.x - from.x) * (bound - from.y)) / (to.y - from.y);
}
