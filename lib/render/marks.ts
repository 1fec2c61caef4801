// Small marks that several pictures share: health glyphs, budget bars, sparks, hatches, chips.
import { BUDGET_TOKENS, HEALTH_GLYPHS, HEALTH_TOKENS, type HealthMark } from "../scales/health";
import { buildRuns, chooseDrawnIndexes } from "../scales/thin";
import type { Token } from "../scales/tokens";
import type { BudgetState } from "../slo/vocabulary";
import type { DrawContext } from "./context";
import { type Box, type Child, closedPath, element, group, hatchPath, linePath, type Markup } from "./svg";
import { label, measureText } from "./text";

type Painted = Pick<DrawContext, "paint">;

/** The shape of a state with its top left corner at x, y. */
export function healthGlyph(health: HealthMark, x: number, y: number, sizePx: number, { paint }: Painted): Markup {
  const shapes = HEALTH_GLYPHS[health].map(({ path, fill, stroke, strokeWidth, dash }) =>
    element("path", {
      d: path,
      fill: fill ? paint(fill) : "none",
      stroke: stroke ? (isLiteral(stroke) ? stroke : paint(stroke)) : null,
      "stroke-width": stroke ? strokeWidth : null,
      "stroke-dasharray": dash,
      "stroke-linecap": stroke && !dash ? "round" : null,
      "stroke-linejoin": stroke ? "round" : null,
    }),
  );
  // Rounding to tenths would deform a glyph scaled to 10 px.
  const scale = sizePx === 12 ? "" : ` scale(${Math.round((sizePx / 12) * 1000) / 1000})`;
  return element(
    "g",
    { transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10})${scale}` },
    shapes,
  );
}

function isLiteral(stroke: Token | `#${string}`): stroke is `#${string}` {
  return stroke.startsWith("#");
}

/** Share of the budget that is left; overspent and unknown are hatched, and nothing is ever green. */
export function budgetBar(
  budget: BudgetState,
  remainingRatio: number | null,
  box: Box,
  { paint, dataOpacity }: Pick<DrawContext, "paint" | "dataOpacity">,
): Markup | null {
  const { fill, isHatched } = BUDGET_TOKENS[budget];
  const { x, y, width, height } = box;
  const share = remainingRatio === null ? 1 : Math.min(1, Math.abs(remainingRatio));
  const radius = Math.min(2, height / 2);
  const track = element("rect", { x, y, width, height, rx: radius, fill: paint("track") });
  const filledBox = { x, y, width: budget === "unknown" ? width : width * share, height };
  const filled = isHatched
    ? hatched(filledBox, fill, 4, { paint }, 1.6)
    : element("rect", { ...filledBox, rx: radius, fill: paint(fill) });
  return group({ opacity: dataOpacity }, [track, remainingRatio === null && budget !== "unknown" ? null : filled]);
}

/** Strokes over a box: "we cannot see", or overspent. */
export function hatched(
  box: Box,
  color: Token,
  gapPx: number,
  { paint }: Painted,
  strokeWidth = 1,
  opacity: number | null = null,
): Markup | null {
  const path = hatchPath(box, gapPx);
  return path === ""
    ? null
    : element("path", { d: path, stroke: paint(color), "stroke-width": strokeWidth, fill: "none", opacity });
}

/** A line without axes. Zero is the floor, the top at least `leastTop`; gaps stay gaps, the worst minute survives thinning. */
export function spark(
  values: readonly (number | null)[],
  box: Box,
  color: Token,
  { paint, dataOpacity }: Pick<DrawContext, "paint" | "dataOpacity">,
  leastTop = 0,
): Markup | null {
  const most = values.reduce<number>((top, value) => (value !== null && value > top ? value : top), leastTop) || 1;
  const step = values.length > 1 ? box.width / (values.length - 1) : box.width;
  const place = (index: number, value: number) => ({
    x: box.x + index * step,
    y: box.y + 1 + (box.height - 2) * (1 - Math.max(0, value) / most),
  });
  const floorY = box.y + box.height;
  const runs = buildRuns(values, place, chooseDrawnIndexes(values, Math.max(16, Math.floor(box.width))));
  const parts: Child[] = runs.flatMap((run) => {
    const first = run[0];
    const last = run.at(-1);
    if (!first || !last) return [];
    const area = closedPath([...run, { x: last.x, y: floorY }, { x: first.x, y: floorY }]);
    return [
      area === "" ? null : element("path", { d: area, fill: paint(color), opacity: 0.08 }),
      element("path", {
        d: linePath(run),
        fill: "none",
        stroke: paint(color),
        "stroke-width": 1.2,
        "stroke-linejoin": "round",
      }),
    ];
  });
  return group({ opacity: dataOpacity }, parts);
}

export interface Chip {
  readonly text: string;
  readonly health: HealthMark;
}

/** A chip whose right edge is at `right`; returns the space it took. */
export function chip(
  { text, health }: Chip,
  right: number,
  y: number,
  context: Painted,
): { readonly mark: Child; readonly widthPx: number } {
  const { text: textToken, tint } = HEALTH_TOKENS[health];
  const widthPx = measureText(text, 12) + 14;
  const ground = element("rect", {
    x: right - widthPx,
    y,
    width: widthPx,
    height: 20,
    rx: 4,
    fill: tint ? context.paint(tint) : "none",
    stroke: tint ? null : context.paint("health-maintenance"),
  });
  const words = label(
    text,
    { x: right - widthPx / 2, y: y + 14, color: textToken, sizePx: 12, anchor: "middle" },
    context,
  );
  return { mark: group({}, [ground, words]), widthPx };
}
