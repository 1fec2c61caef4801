// Where each cell of the fleet map lies. Two labels make a matrix (rows = groups, columns = zones); anything else flows in blocks.
// Positions are CSS pixels in typed arrays, and a pointer is matched by arithmetic, so that 10,000 cells cost one pass.
// Cell sizes follow the design tokens: 5 px, 3 px from 20,000 clusters, 9 px under 2,000, and larger where a small fleet leaves room.
import type { Inventory } from "@/lib/contract/fleet";

export interface MapBlock {
  readonly column: number;
  readonly x: number;
  readonly y: number;
  /** first position in `MapLayout.order` */
  readonly start: number;
  readonly count: number;
  readonly perLine: number;
}

export interface MapRow {
  /** label value; "" = clusters without that label */
  readonly value: string;
  readonly count: number;
  readonly y: number;
  readonly height: number;
  readonly blocks: readonly MapBlock[];
}

export interface MapLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly cellPx: number;
  readonly pitchPx: number;
  /** columns of the matrix; 0 when the cells flow */
  readonly columnCount: number;
  readonly columnXs: readonly number[];
  /** what each column holds; empty when every row has columns of its own */
  readonly columnNames: readonly string[];
  readonly rows: readonly MapRow[];
  /** position on the map -> index in the inventory */
  readonly order: Uint32Array;
  /** by index in the inventory: left and top of the cell, and its position on the map */
  readonly xs: Uint16Array;
  readonly ys: Uint32Array;
  readonly positions: Uint32Array;
}

export interface MapLayoutOptions {
  readonly widthPx: number;
  /** room for the row's name, left of its cells; 0 puts the name above them */
  readonly labelWidthPx: number;
  readonly rowLabel: string;
  readonly columnLabel: string | null;
  /** `shared`: a column holds the same value in every row; otherwise each row's values fill its columns in their order */
  readonly columns?: "own" | "shared";
  /** 2 doubles the cells */
  readonly zoom?: 1 | 2;
  /** rows in this order (worst first); values not listed follow by name */
  readonly rowOrder: readonly string[];
}

const MAX_COLUMNS = 4;
const MIN_COLUMN_PX = 160;
const COLUMN_GAP_PX = 14;
const ROW_GAP_PX = 8;
const TOP_LABEL_PX = 20;
const MIN_ROW_PX = 16;
const EDGE_PX = 2;

interface CellSize {
  readonly cellPx: number;
  /** from cell to cell */
  readonly pitchPx: number;
}

/** A map of a small fleet takes this height rather than small cells: beside it stands about as much. */
const ROOM_PX = 720;

/** Sizes for so many clusters, largest first, in CSS pixels. */
export function listCellSizes(clusterCount: number): readonly [CellSize, ...CellSize[]] {
  if (clusterCount >= 20_000) return [{ cellPx: 3, pitchPx: 4 }];
  if (clusterCount >= 2_000) return [{ cellPx: 5, pitchPx: 6 }];
  return [
    { cellPx: 26, pitchPx: 28 },
    { cellPx: 18, pitchPx: 20 },
    { cellPx: 13, pitchPx: 15 },
    { cellPx: 9, pitchPx: 10 },
  ];
}

/** Inventory indexes per label value, each in inventory order. A label that the inventory lacks gives one group "". */
function groupBy(inventory: Inventory, label: string, indexes: Iterable<number>): Map<string, number[]> {
  const column = inventory.labels[label];
  const groups = new Map<string, number[]>();
  for (const index of indexes) {
    const value = column?.values[column.codes[index] ?? -1] ?? "";
    const group = groups.get(value);
    if (group) group.push(index);
    else groups.set(value, [index]);
  }
  return groups;
}

const compareNames = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });

function sortRows(groups: Map<string, number[]>, order: readonly string[]): [string, number[]][] {
  const rank = new Map(order.map((value, index) => [value, index]));
  return [...groups].sort(([a], [b]) => {
    const difference = (rank.get(a) ?? order.length) - (rank.get(b) ?? order.length);
    return difference !== 0 ? difference : compareNames(a, b);
  });
}

/** Places every cluster of the inventory once. An empty inventory gives a layout of height 0. Throws never. */
export function buildMapLayout(inventory: Inventory, options: MapLayoutOptions): MapLayout {
  const [largest, ...smaller] = listCellSizes(inventory.ids.length);
  let layout = placeCells(inventory, options, largest);
  for (const size of smaller) {
    if (layout.heightPx <= ROOM_PX) break;
    layout = placeCells(inventory, options, size);
  }
  if ((options.zoom ?? 1) === 1) return layout;
  const { cellPx, pitchPx } = layout;
  return placeCells(inventory, options, { cellPx: 2 * cellPx, pitchPx: 2 * cellPx + (pitchPx - cellPx) });
}

function placeCells(inventory: Inventory, options: MapLayoutOptions, { cellPx, pitchPx }: CellSize): MapLayout {
  const count = inventory.ids.length;
  const shared = options.columns === "shared" ? listColumnValues(inventory, options.columnLabel) : null;
  const rows = sortRows(groupBy(inventory, options.rowLabel, inventory.ids.keys()), options.rowOrder).map(
    ([value, indexes]) => ({
      value,
      count: indexes.length,
      columns: splitColumns(inventory, indexes, options.columnLabel, shared),
    }),
  );
  const widest = Math.max(1, ...rows.map((row) => row.columns.length));
  const availablePx = options.widthPx - options.labelWidthPx - 2 * EDGE_PX;
  const columnPx = Math.floor((availablePx - (widest - 1) * COLUMN_GAP_PX) / widest);
  const isMatrix = widest > 1 && widest <= MAX_COLUMNS && columnPx >= MIN_COLUMN_PX;
  const perLine = Math.max(1, Math.floor(((isMatrix ? columnPx : availablePx) + pitchPx - cellPx) / pitchPx));
  const columnXs = Array.from(
    { length: isMatrix ? widest : 1 },
    (_, column) => options.labelWidthPx + EDGE_PX + column * (columnPx + COLUMN_GAP_PX),
  );

  const order = new Uint32Array(count);
  const positions = new Uint32Array(count);
  const xs = new Uint16Array(count);
  const ys = new Uint32Array(count);
  let position = 0;
  let top = EDGE_PX;
  const placed = rows.map((row): MapRow => {
    const cellsTop = top + (options.labelWidthPx === 0 ? TOP_LABEL_PX : 0);
    const columns = isMatrix ? row.columns : [row.columns.flat()];
    let linesInRow = 1;
    const blocks = columns.map((indexes, column): MapBlock => {
      const x = columnXs[column] ?? options.labelWidthPx;
      const block = { column, x, y: cellsTop, start: position, count: indexes.length, perLine };
      indexes.forEach((index, place) => {
        xs[index] = x + (place % perLine) * pitchPx;
        ys[index] = cellsTop + Math.floor(place / perLine) * pitchPx;
        positions[index] = position;
        order[position] = index;
        position += 1;
      });
      linesInRow = Math.max(linesInRow, Math.ceil(indexes.length / perLine));
      return block;
    });
    const height = Math.max(MIN_ROW_PX, cellsTop - top + linesInRow * pitchPx);
    const result = { value: row.value, count: row.count, y: top, height, blocks };
    top += height + ROW_GAP_PX;
    return result;
  });
  const heightPx = placed.length === 0 ? 0 : top - ROW_GAP_PX + EDGE_PX;
  const columnCount = isMatrix ? widest : 0;
  const columnNames = isMatrix && shared ? shared : [];
  const { widthPx } = options;
  return {
    widthPx,
    heightPx,
    cellPx,
    pitchPx,
    columnCount,
    columnXs,
    columnNames,
    rows: placed,
    order,
    xs,
    ys,
    positions,
  };
}

function listColumnValues(inventory: Inventory, label: string | null): string[] {
  if (label === null) return [];
  return [...groupBy(inventory, label, inventory.ids.keys()).keys()].sort(compareNames);
}

/** Indexes per column. With `shared` values a row without one of them has an empty column there. */
function splitColumns(
  inventory: Inventory,
  indexes: number[],
  label: string | null,
  shared: readonly string[] | null,
): number[][] {
  if (label === null) return [indexes];
  const groups = groupBy(inventory, label, indexes);
  if (shared) return shared.map((value) => groups.get(value) ?? []);
  return [...groups].sort(([a], [b]) => compareNames(a, b)).map(([, members]) => members);
}

/** Index in the inventory of the cell under a point; null between cells and outside. The gap after a cell belongs to it. */
export function findCell(layout: MapLayout, x: number, y: number): number | null {
  const row = layout.rows.find((candidate) => y >= candidate.y && y < candidate.y + candidate.height);
  const block = row?.blocks.findLast((candidate) => x >= candidate.x);
  if (!block || y < block.y) return null;
  const column = Math.floor((x - block.x) / layout.pitchPx);
  if (column >= block.perLine) return null;
  const place = Math.floor((y - block.y) / layout.pitchPx) * block.perLine + column;
  return place < block.count ? (layout.order[block.start + place] ?? null) : null;
}

export type MapMove = "left" | "right" | "up" | "down" | "first" | "last";

/** The cell that an arrow key leads to; the same cell at the edge of the map. */
export function moveCell(layout: MapLayout, index: number, move: MapMove): number {
  const last = layout.order.length - 1;
  const position = layout.positions[index] ?? 0;
  const at = (target: number) => layout.order[Math.min(last, Math.max(0, target))] ?? index;
  switch (move) {
    case "left":
      return at(position - 1);
    case "right":
      return at(position + 1);
    case "first":
      return at(0);
    case "last":
      return at(last);
    case "up":
    case "down":
      return moveLine(layout, index, move === "up" ? -1 : 1);
  }
}

function moveLine(layout: MapLayout, index: number, direction: -1 | 1): number {
  const position = layout.positions[index] ?? 0;
  const isIn = (block: MapBlock) => position >= block.start && position < block.start + block.count;
  const rowIndex = layout.rows.findIndex((row) => row.blocks.some(isIn));
  const block = layout.rows[rowIndex]?.blocks.find(isIn);
  if (!block) return index;
  const place = position - block.start;
  const line = Math.floor(place / block.perLine) + direction;
  const lineCount = Math.ceil(block.count / block.perLine);
  const column = place % block.perLine;
  if (line >= 0 && line < lineCount) return pickInLine(layout, block, line, column);
  const next = findNearestBlock(layout.rows[rowIndex + direction]?.blocks ?? [], block.column);
  if (!next) return index;
  return pickInLine(layout, next, direction === 1 ? 0 : Math.ceil(next.count / next.perLine) - 1, column);
}

/** The block with cells in that column, or the one nearest to it. */
function findNearestBlock(blocks: readonly MapBlock[], column: number): MapBlock | null {
  const filled = blocks.filter((block) => block.count > 0);
  const byDistance = filled.sort((a, b) => Math.abs(a.column - column) - Math.abs(b.column - column));
  return byDistance[0] ?? null;
}

/** Indexes of all cells that a rectangle touches, in map order. */
export function findCellsIn(
  layout: MapLayout,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): number[] {
  return Array.from(layout.order).filter((index) => {
    const x = layout.xs[index] ?? 0;
    const y = layout.ys[index] ?? 0;
    const isInX = x + layout.cellPx >= box.x && x <= box.x + box.width;
    return isInX && y + layout.cellPx >= box.y && y <= box.y + box.height;
  });
}

function pickInLine(layout: MapLayout, block: MapBlock, line: number, column: number): number {
  const place = Math.min(block.count - 1, line * block.perLine + column);
  return layout.order[block.start + place] ?? 0;
}

/** Next cell, in map order and round the end, for which `matches` holds; null when there is none. */
export function findNextCell(
  layout: MapLayout,
  index: number,
  direction: -1 | 1,
  matches: (index: number) => boolean,
): number | null {
  const count = layout.order.length;
  const from = layout.positions[index] ?? 0;
  for (let distance = 1; distance <= count; distance += 1) {
    const candidate = layout.order[(from + direction * distance + count * 2) % count];
    if (candidate !== undefined && matches(candidate)) return candidate;
  }
  return null;
}
