// Cells too small for a sign: plain rectangles, written as pixels of one picture. Ten thousand drawing orders would hold the page up
// when it hands them on, and outlines most of all.
import type { Look } from "@/lib/client/fleet-map-looks";
import { DIMMED_ALPHA, type LookGroups, PAINT_ORDER, type Pen, strikeWidth } from "./map-pen";

interface Raster {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/** All small cells in one picture, the later over the earlier. The canvas is cleared. */
export function paintSmallCells(pen: Pen, groups: LookGroups): void {
  const { context, colors } = pen;
  const { width, height } = context.canvas;
  const image = context.createImageData(width, height);
  const raster = { pixels: new Uint32Array(image.data.buffer), width, height };
  for (const look of PAINT_ORDER) {
    const paint = look === "blind" || look === "over" ? strikePixels : fillPixels;
    paint(pen, raster, look, groups.dimmed[look], toPixel(context, colors.fills[look], DIMMED_ALPHA));
    paint(pen, raster, look, groups.shown[look], toPixel(context, colors.fills[look], 1));
  }
  context.putImageData(image, 0, 0);
  context.globalAlpha = DIMMED_ALPHA;
  paintCores(pen, groups.dimmed.down);
  context.globalAlpha = 1;
  paintCores(pen, groups.shown.down);
}

function fillPixels(
  { layout, pixelRatio }: Pen,
  raster: Raster,
  look: Look,
  indexes: readonly number[],
  pixel: number,
) {
  // Where cells are too small for a sign, size and core say "down".
  const grow = look === "down" ? 1 : 0;
  const size = Math.round((layout.cellPx + 2 * grow) * pixelRatio);
  for (const index of indexes) {
    const x = Math.round(((layout.xs[index] ?? 0) - grow) * pixelRatio);
    const y = Math.round(((layout.ys[index] ?? 0) - grow) * pixelRatio);
    fillBox(raster, x, y, size, size, pixel);
  }
}

/** The small form of `paintStruck`. */
function strikePixels(
  { layout, pixelRatio }: Pen,
  raster: Raster,
  look: Look,
  indexes: readonly number[],
  pixel: number,
) {
  const line = strikeWidth(look, pixelRatio);
  const size = Math.round(layout.cellPx * pixelRatio);
  for (const index of indexes) {
    const x = Math.round((layout.xs[index] ?? 0) * pixelRatio);
    const y = Math.round((layout.ys[index] ?? 0) * pixelRatio);
    fillBox(raster, x, y, size, line, pixel);
    fillBox(raster, x, y + size - line, size, line, pixel);
    for (let step = line; step < size - line; step += 1) {
      fillBox(raster, x, y + step, line, 1, pixel);
      fillBox(raster, x + size - line, y + step, line, 1, pixel);
      fillBox(raster, x + size - line - step, y + step, line, 1, pixel);
    }
  }
}

function fillBox({ pixels, width, height }: Raster, x: number, y: number, wide: number, high: number, pixel: number) {
  const left = Math.max(0, x);
  const right = Math.min(width, x + wide);
  const bottom = Math.min(height, y + high);
  // Pixel by pixel: of five at a time, a call to fill them takes longer than they do.
  for (let row = Math.max(0, y); row < bottom; row += 1) {
    const end = row * width + right;
    for (let at = row * width + left; at < end; at += 1) pixels[at] = pixel;
  }
}

/** A CSS colour as the bytes of a picture: a context spells an opaque one as #rrggbb. */
function toPixel(context: CanvasRenderingContext2D, color: string, alpha: number): number {
  context.fillStyle = color;
  const rgb = Number.parseInt(String(context.fillStyle).slice(1), 16);
  const bytes = [(rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff, Math.round(alpha * 255)];
  return new Uint32Array(Uint8Array.from(bytes).buffer)[0] ?? 0;
}

function paintCores({ context, layout, colors, pixelRatio }: Pen, indexes: readonly number[]): void {
  const size = Math.max(1, Math.round((layout.cellPx / 3) * pixelRatio));
  const inset = Math.round((layout.cellPx * pixelRatio - size) / 2);
  context.fillStyle = colors.core;
  for (const index of indexes) {
    const x = Math.round((layout.xs[index] ?? 0) * pixelRatio) + inset;
    const y = Math.round((layout.ys[index] ?? 0) * pixelRatio) + inset;
    context.fillRect(x, y, size, size);
  }
}
