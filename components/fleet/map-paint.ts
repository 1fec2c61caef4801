// Paints the cells: one pass per look, in device pixels, so that edges stay sharp at any zoom of the browser.
// Bad looks are painted last and larger; healthy ones at rest, so that a few bad among thousands are seen at once.
import type { MapLayout } from "@/lib/client/fleet-map-layout";
import type { Coloring, Look } from "@/lib/client/fleet-map-looks";
import {
  DIMMED_ALPHA,
  emptyLooks,
  type LookGroups,
  type MapColors,
  PAINT_ORDER,
  type Pen,
  strikeWidth,
} from "./map-pen";
import { paintSmallCells } from "./map-small-cells";

const GLYPH_FROM_PX = 9;

/** Which cells stand out; the others are shown at 25 %. Null = all. */
export type IsShown = ((index: number) => boolean) | null;

export interface MapPicture {
  readonly layout: MapLayout;
  readonly coloring: Coloring;
  readonly isInMaintenance: (index: number) => boolean;
  readonly isShown: IsShown;
}

export function paintMap(canvas: HTMLCanvasElement, picture: MapPicture, colors: MapColors, pixelRatio: number): void {
  const { layout } = picture;
  const width = Math.max(1, Math.round(layout.widthPx * pixelRatio));
  const height = Math.max(1, Math.round(layout.heightPx * pixelRatio));
  // Setting a size, even the same one, throws the canvas's memory away.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  const groups = groupByLook(picture);
  const pen: Pen = { context, layout, colors, pixelRatio };
  context.clearRect(0, 0, width, height);
  if (layout.cellPx < GLYPH_FROM_PX) paintSmallCells(pen, groups);
  else paintLargeCells(pen, groups);
  paintMaintenance(pen, picture);
}

function paintLargeCells(pen: Pen, groups: LookGroups): void {
  const { context } = pen;
  for (const look of PAINT_ORDER) {
    context.globalAlpha = DIMMED_ALPHA;
    paintLook(pen, look, groups.dimmed[look]);
    context.globalAlpha = 1;
    paintLook(pen, look, groups.shown[look]);
  }
}

function groupByLook({ coloring, isShown }: MapPicture): LookGroups {
  const groups = { shown: emptyLooks(), dimmed: emptyLooks() };
  const looks = coloring.classes.map(({ look }) => look);
  coloring.codes.forEach((code, index) => {
    const group = !isShown || isShown(index) ? groups.shown : groups.dimmed;
    group[looks[code] ?? "blind"].push(index);
  });
  return groups;
}

function paintLook(pen: Pen, look: Look, indexes: readonly number[]): void {
  if (indexes.length === 0) return;
  const { context, layout, colors, pixelRatio } = pen;
  if (look === "blind" || look === "over") {
    paintStruck(pen, look, indexes);
    return;
  }
  const size = Math.round(layout.cellPx * pixelRatio);
  const cells = new Path2D();
  for (const index of indexes) {
    const x = Math.round((layout.xs[index] ?? 0) * pixelRatio);
    const y = Math.round((layout.ys[index] ?? 0) * pixelRatio);
    cells.roundRect(x, y, size, size, 2 * pixelRatio);
  }
  context.fillStyle = colors.fills[look];
  context.fill(cells);
  paintGlyphs(pen, look, indexes);
}

/** Outline and slash: a place that exists and cannot be seen, or a budget that is gone. */
function paintStruck({ context, layout, colors, pixelRatio }: Pen, look: Look, indexes: readonly number[]) {
  const line = strikeWidth(look, pixelRatio);
  const half = line / 2;
  const size = Math.round(layout.cellPx * pixelRatio);
  const cells = new Path2D();
  for (const index of indexes) {
    const x = Math.round((layout.xs[index] ?? 0) * pixelRatio);
    const y = Math.round((layout.ys[index] ?? 0) * pixelRatio);
    cells.rect(x + half, y + half, size - line, size - line);
    cells.moveTo(x + half, y + size - half);
    cells.lineTo(x + size - half, y + half);
  }
  context.strokeStyle = colors.fills[look];
  context.lineWidth = line;
  context.stroke(cells);
}

/** Unit paths of the look's sign, 0..1. */
const GLYPHS: Partial<Record<Look, readonly (readonly (readonly [number, number])[])[]>> = {
  down: [
    [
      [0.3, 0.3],
      [0.7, 0.7],
    ],
    [
      [0.7, 0.3],
      [0.3, 0.7],
    ],
  ],
  burning: [
    [
      [0.28, 0.5],
      [0.5, 0.28],
      [0.72, 0.5],
    ],
    [
      [0.28, 0.74],
      [0.5, 0.52],
      [0.72, 0.74],
    ],
  ],
  degraded: [
    [
      [0.5, 0.25],
      [0.5, 0.56],
    ],
    [
      [0.5, 0.72],
      [0.5, 0.76],
    ],
  ],
};

function paintGlyphs({ context, layout, colors, pixelRatio }: Pen, look: Look, indexes: readonly number[]): void {
  const lines = GLYPHS[look];
  if (!lines) return;
  const size = layout.cellPx * pixelRatio;
  const signs = new Path2D();
  for (const index of indexes) {
    const x = (layout.xs[index] ?? 0) * pixelRatio;
    const y = (layout.ys[index] ?? 0) * pixelRatio;
    for (const line of lines) {
      line.forEach(([dx, dy], step) => {
        if (step === 0) signs.moveTo(x + dx * size, y + dy * size);
        else signs.lineTo(x + dx * size, y + dy * size);
      });
    }
  }
  context.strokeStyle = look === "degraded" ? "#16191D" : look === "burning" ? "#FFFFFF" : colors.core;
  context.lineWidth = Math.max(1, size / 10);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke(signs);
}

/** A blue outline beside the health, never instead of it. */
function paintMaintenance({ context, layout, colors, pixelRatio }: Pen, picture: MapPicture): void {
  const { coloring, isShown, isInMaintenance } = picture;
  const width = Math.max(1, Math.round((layout.cellPx >= GLYPH_FROM_PX ? 1.5 : 1) * pixelRatio));
  const size = Math.round(layout.cellPx * pixelRatio) - width;
  context.strokeStyle = colors.maintenance;
  context.lineWidth = width;
  for (let index = 0; index < coloring.codes.length; index += 1) {
    if (!isInMaintenance(index)) continue;
    context.globalAlpha = !isShown || isShown(index) ? 1 : DIMMED_ALPHA;
    const x = Math.round((layout.xs[index] ?? 0) * pixelRatio) + width / 2;
    const y = Math.round((layout.ys[index] ?? 0) * pixelRatio) + width / 2;
    context.strokeRect(x, y, size, size);
  }
  context.globalAlpha = 1;
}
