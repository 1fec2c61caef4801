// Paints the cells: one pass per state, in device pixels, so that edges stay sharp at any zoom of the browser.
// Bad states are painted last and larger; healthy ones at rest, so that a few bad among thousands are seen at once.
import { getCellHealth, isCellInMaintenance } from "@/lib/client/fleet-map-health";
import type { MapLayout } from "@/lib/client/fleet-map-layout";
import type { Health } from "@/lib/slo/vocabulary";

export interface MapColors {
  readonly fills: Readonly<Record<Health, string>>;
  readonly maintenance: string;
  readonly core: string;
  readonly edge: string;
}

/** Which cells stand out; the others are shown at 25 %. Null = all. */
export type IsShown = ((index: number) => boolean) | null;

const PAINT_ORDER = ["ok", "blind", "degraded", "burning", "down"] as const satisfies readonly Health[];
const DIMMED_ALPHA = 0.25;
const GLYPH_FROM_PX = 9;

/** Colours of the present theme, from the CSS variables in force at that element. */
export function readMapColors(element: Element): MapColors {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    fills: {
      ok: read("--health-ok-rest"),
      degraded: read("--health-degraded"),
      burning: read("--health-burning"),
      down: read("--health-down"),
      blind: read("--health-blind"),
    },
    maintenance: read("--health-maintenance"),
    core: read("--core"),
    edge: read("--health-degraded-edge"),
  };
}

export interface MapPicture {
  readonly layout: MapLayout;
  readonly bytes: Uint8Array;
  readonly isShown: IsShown;
}

export function paintMap(canvas: HTMLCanvasElement, picture: MapPicture, colors: MapColors, pixelRatio: number): void {
  const { layout } = picture;
  canvas.width = Math.max(1, Math.round(layout.widthPx * pixelRatio));
  canvas.height = Math.max(1, Math.round(layout.heightPx * pixelRatio));
  const context = canvas.getContext("2d");
  if (!context) return;
  const groups = groupByHealth(picture.bytes, picture.isShown);
  for (const health of PAINT_ORDER) {
    context.globalAlpha = DIMMED_ALPHA;
    paintState(context, layout, health, groups.dimmed[health], colors, pixelRatio);
    context.globalAlpha = 1;
    paintState(context, layout, health, groups.shown[health], colors, pixelRatio);
  }
  context.globalAlpha = 1;
  paintMaintenance(context, picture, colors, pixelRatio);
}

function groupByHealth(bytes: Uint8Array, isShown: IsShown) {
  const empty = (): Record<Health, number[]> => ({ ok: [], degraded: [], burning: [], down: [], blind: [] });
  const groups = { shown: empty(), dimmed: empty() };
  for (let index = 0; index < bytes.length; index += 1) {
    const group = !isShown || isShown(index) ? groups.shown : groups.dimmed;
    group[getCellHealth(bytes[index] ?? 0)].push(index);
  }
  return groups;
}

function paintState(
  context: CanvasRenderingContext2D,
  layout: MapLayout,
  health: Health,
  indexes: readonly number[],
  colors: MapColors,
  pixelRatio: number,
): void {
  if (indexes.length === 0) return;
  // Where cells are too small for a sign, size and core say "down".
  const grow = health === "down" && layout.cellPx < GLYPH_FROM_PX ? 1 : 0;
  const size = Math.round((layout.cellPx + 2 * grow) * pixelRatio);
  const radius = layout.cellPx >= GLYPH_FROM_PX ? 2 * pixelRatio : pixelRatio;
  const cells = new Path2D();
  for (const index of indexes) {
    const x = Math.round(((layout.xs[index] ?? 0) - grow) * pixelRatio);
    const y = Math.round(((layout.ys[index] ?? 0) - grow) * pixelRatio);
    if (health === "blind") addBlindCell(cells, x, y, size, pixelRatio);
    else cells.roundRect(x, y, size, size, radius);
  }
  if (health === "blind") {
    context.strokeStyle = colors.fills.blind;
    context.lineWidth = Math.max(1, Math.round(pixelRatio));
    context.stroke(cells);
    return;
  }
  context.fillStyle = colors.fills[health];
  context.fill(cells);
  paintGlyphs(context, layout, health, indexes, colors, pixelRatio);
}

/** Outline and slash: a place that exists and cannot be seen. */
function addBlindCell(cells: Path2D, x: number, y: number, size: number, pixelRatio: number): void {
  const half = Math.max(1, Math.round(pixelRatio)) / 2;
  cells.rect(x + half, y + half, size - 2 * half, size - 2 * half);
  cells.moveTo(x + half, y + size - half);
  cells.lineTo(x + size - half, y + half);
}

/** Unit paths of the state's sign, 0..1; small cells of `down` get a core instead. */
const GLYPHS: Partial<Record<Health, readonly (readonly [number, number][])[]>> = {
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

function paintGlyphs(
  context: CanvasRenderingContext2D,
  layout: MapLayout,
  health: Health,
  indexes: readonly number[],
  colors: MapColors,
  pixelRatio: number,
): void {
  if (layout.cellPx < GLYPH_FROM_PX) {
    if (health === "down") paintCores(context, layout, indexes, colors, pixelRatio);
    return;
  }
  const lines = GLYPHS[health];
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
  context.strokeStyle = health === "degraded" ? "#16191D" : health === "burning" ? "#FFFFFF" : colors.core;
  context.lineWidth = Math.max(1, size / 10);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke(signs);
}

function paintCores(
  context: CanvasRenderingContext2D,
  layout: MapLayout,
  indexes: readonly number[],
  colors: MapColors,
  pixelRatio: number,
): void {
  const size = Math.max(1, Math.round((layout.cellPx / 3) * pixelRatio));
  const inset = Math.round((layout.cellPx * pixelRatio - size) / 2);
  context.fillStyle = colors.core;
  for (const index of indexes) {
    const x = Math.round((layout.xs[index] ?? 0) * pixelRatio) + inset;
    const y = Math.round((layout.ys[index] ?? 0) * pixelRatio) + inset;
    context.fillRect(x, y, size, size);
  }
}

/** A blue outline beside the health, never instead of it. */
function paintMaintenance(
  context: CanvasRenderingContext2D,
  { layout, bytes, isShown }: MapPicture,
  colors: MapColors,
  pixelRatio: number,
): void {
  const width = Math.max(1, Math.round((layout.cellPx >= GLYPH_FROM_PX ? 1.5 : 1) * pixelRatio));
  const size = Math.round(layout.cellPx * pixelRatio) - width;
  context.strokeStyle = colors.maintenance;
  context.lineWidth = width;
  for (let index = 0; index < bytes.length; index += 1) {
    if (!isCellInMaintenance(bytes[index] ?? 0)) continue;
    context.globalAlpha = !isShown || isShown(index) ? 1 : DIMMED_ALPHA;
    const x = Math.round((layout.xs[index] ?? 0) * pixelRatio) + width / 2;
    const y = Math.round((layout.ys[index] ?? 0) * pixelRatio) + width / 2;
    context.strokeRect(x, y, size, size);
  }
  context.globalAlpha = 1;
}
