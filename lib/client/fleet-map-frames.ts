// Where on the map the named cause lies: a frame around each block, or each row, of clusters that have the value.
import type { LabelValue } from "@/lib/contract/level1";
import type { GroupLabel } from "@/lib/url/parameters";
import type { Grouping } from "./fleet-map-groups";
import type { MapBlock, MapLayout } from "./fleet-map-layout";

/** CSS pixels on the map. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN_PX = 3;

/** `labels`: what the map is grouped by. None where the map does not put clusters with the value together. */
export function findCauseFrames(
  values: readonly LabelValue[],
  labels: readonly GroupLabel[],
  { cells }: Pick<Grouping, "cells">,
  layout: MapLayout,
): Frame[] {
  const [only, second] = values;
  if (only === undefined || second !== undefined) return [];
  const level = labels.indexOf(only.label);
  if (level < 0) return [];
  const column = cells.labels[level === 0 ? "row" : "column"];
  const hasValue = ({ start }: MapBlock) =>
    column?.values[column.codes[layout.order[start] ?? -1] ?? -1] === only.value;
  // Cells that flow keep the order of their groups, but no block of their own.
  if (level > 0 && layout.columnCount === 0) return [];
  return layout.rows.flatMap((row) => {
    const filled = row.blocks.filter(({ count }) => count > 0);
    const found = filled.filter(hasValue);
    if (level > 0) return found.map((block) => frameOf([block], layout));
    return found.length > 0 ? [frameOf(filled, layout)] : [];
  });
}

function frameOf(blocks: readonly MapBlock[], { cellPx, pitchPx }: MapLayout): Frame {
  const extent = (count: number) => (count - 1) * pitchPx + cellPx;
  const left = Math.min(...blocks.map(({ x }) => x));
  const top = Math.min(...blocks.map(({ y }) => y));
  const right = Math.max(...blocks.map(({ x, count, perLine }) => x + extent(Math.min(count, perLine))));
  const bottom = Math.max(...blocks.map(({ y, count, perLine }) => y + extent(Math.ceil(count / perLine))));
  return {
    left: left - MARGIN_PX,
    top: top - MARGIN_PX,
    width: right - left + 2 * MARGIN_PX,
    height: bottom - top + 2 * MARGIN_PX,
  };
}
