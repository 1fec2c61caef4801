"use client";
// From an answer to its visualization: the one place that knows all kinds.
import type { ReactNode } from "react";
import { VIZ } from "@/components/viz";
import type { DataOf, Viz } from "@/components/viz/types";
import type { PanelResult } from "@/lib/contract/panel-result";
import type { ViewData, ViewKind } from "@/lib/contract/views";

export type Part = "View" | "Table" | "Unit" | "Summary";

/** A part of the visualization; null where its kind has none. */
export function draw(part: Part, result: PanelResult, data: ViewData): ReactNode {
  switch (data.kind) {
    case "timeseries":
      return drawWith(VIZ.timeseries, part, result, data);
    case "stats":
      return drawWith(VIZ.stats, part, result, data);
    case "slo":
      return drawWith(VIZ.slo, part, result, data);
    case "tiles":
      return drawWith(VIZ.tiles, part, result, data);
    case "table":
      return drawWith(VIZ.table, part, result, data);
    default:
      return data satisfies never;
  }
}

export function hasTable(data: ViewData | null): boolean {
  return data !== null && VIZ[data.kind].Table !== null;
}

function drawWith<K extends ViewKind>(viz: Viz<K>, part: Part, result: PanelResult, data: DataOf<K>): ReactNode {
  const Component = viz[part];
  return Component ? <Component result={result} data={data} /> : null;
}
