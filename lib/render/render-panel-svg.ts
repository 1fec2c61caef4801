// A panel's result as SVG text: first paint of pages, embeds, pictures, link previews. Pure: the same result and options always give
// the same bytes. It draws whatever state the result is in, since an honest picture of missing data is the point.
import type { PanelResult } from "../contract/panel-result";
import type { ViewData, ViewKind } from "../contract/views";
import { type Chrome, createContext, type Draw, type DrawContext, type RenderOptions } from "./context";
import { layOutEmbed, layOutPicture, type PictureLayout } from "./picture";
import { drawSlo } from "./slo";
import { drawExplanation, explainNothing } from "./state";
import { drawStats } from "./stats";
import { type Box, type Child, element, textNode } from "./svg";
import { drawTable } from "./table";
import { drawTiles } from "./tiles";
import { drawTimeseries } from "./timeseries";

export type { Chrome, RenderOptions };

const DRAW = {
  timeseries: drawTimeseries,
  stats: drawStats,
  slo: drawSlo,
  tiles: drawTiles,
  table: drawTable,
} as const satisfies { readonly [K in ViewKind]: Draw<K> };

const UI_FONT =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Inter, Roboto, "Helvetica Neue", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
const MIN_WIDTH_PX = 120;
const MAX_WIDTH_PX = 4_000;
const MIN_HEIGHT_PX = 40;
const MAX_HEIGHT_PX = 4_000;

/** SVG text. Sizes outside 120..4000 x 40..4000 px are clamped. Never throws for a result of the contract. */
export function renderPanelSvg(result: PanelResult, options: RenderOptions): string {
  const widthPx = clamp(options.widthPx, MIN_WIDTH_PX, MAX_WIDTH_PX);
  const heightPx = clamp(options.heightPx, MIN_HEIGHT_PX, MAX_HEIGHT_PX);
  const context = createContext(result, options);
  const isPicture = options.chrome === "picture";
  const layout = layOut(widthPx, heightPx, context);
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: widthPx,
      height: heightPx,
      viewBox: `0 0 ${widthPx} ${heightPx}`,
      role: "img",
      "font-size": 11,
      "font-family": isPicture ? UI_FONT : null,
    },
    [
      isPicture ? element("title", {}, [textNode(result.title)]) : null,
      ...layout.frame,
      ...drawBody(layout.body, context),
    ],
  );
  return svg.svg;
}

function layOut(widthPx: number, heightPx: number, context: DrawContext): PictureLayout {
  if (context.chrome === "picture") return layOutPicture(widthPx, heightPx, context);
  if (context.chrome === "embed") return layOutEmbed(widthPx, heightPx, context);
  return { body: { x: 0, y: 0, width: widthPx, height: heightPx }, frame: [] };
}

function drawBody(box: Box, context: DrawContext): readonly Child[] {
  const { data } = context.result;
  if (data) return drawData(data, box, context);
  const nothing = explainNothing(context, false);
  return nothing ? drawExplanation(nothing, box, context) : [];
}

function drawData(data: ViewData, box: Box, context: DrawContext): readonly Child[] {
  switch (data.kind) {
    case "timeseries":
      return DRAW.timeseries(data, box, context);
    case "stats":
      return DRAW.stats(data, box, context);
    case "slo":
      return DRAW.slo(data, box, context);
    case "tiles":
      return DRAW.tiles(data, box, context);
    case "table":
      return DRAW.table(data, box, context);
    default:
      return data satisfies never;
  }
}

function clamp(value: number, min: number, max: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : min;
}
