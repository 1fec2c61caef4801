// When a panel's data says nothing at all: no line, no row, no value. Zero is a value.
import type { ViewData } from "../contract/views";

/** True when there is nothing to draw. */
export function isEmptyData(data: ViewData): boolean {
  switch (data.kind) {
    case "timeseries":
      return data.lines.length === 0;
    case "stats":
      return data.stats.length === 0;
    case "tiles":
      return data.tiles.length === 0;
    case "table":
      return data.rows.length === 0;
    case "slo":
      return data.slos.every(({ valueRatio, burnRate1h }) => valueRatio === null && burnRate1h === null);
    default:
      return data satisfies never;
  }
}
