// Tiles, worst first as they come: edge in the state's colour, counts per bad state, the service SLIs, budget left and the burn
// of the last day. A blind tile is hatched and says since when; it never looks like a good one.

import type { Tile } from "../contract/views";
import { HEALTH_TOKENS } from "../scales/health";
import { HEALTHS_WORST_FIRST } from "../slo/vocabulary";
import { formatBurn, formatCount } from "../units/quantity";
import { formatBudget, formatRatio } from "../units/ratio";
import { formatDateTime } from "../units/time";
import type { Draw, DrawContext } from "./context";
import { budgetBar, hatched, healthGlyph, spark } from "./marks";
import { drawExplanation, explainNothing } from "./state";
import { type Box, type Child, element, group } from "./svg";
import { label, measureText } from "./text";

const TILE_MIN_WIDTH_PX = 216;
const TILE_HEIGHT_PX = 132;
const GAP_PX = 8;
const BAD_WORST_FIRST = HEALTHS_WORST_FIRST.filter((health) => health !== "ok");

/** burn rate at which the budget lasts exactly its window: less lies low in the spark */
const AS_FAST_AS_ALLOWED = 1;

export const drawTiles: Draw<"tiles"> = ({ tiles }, box, context) => {
  const nothing = explainNothing(context, tiles.length > 0);
  if (nothing) return drawExplanation(nothing, box, context);
  const columns = Math.max(1, Math.min(tiles.length, Math.floor((box.width + GAP_PX) / (TILE_MIN_WIDTH_PX + GAP_PX))));
  const rowLimit = Math.max(1, Math.floor((box.height + GAP_PX) / (TILE_HEIGHT_PX + GAP_PX)));
  const width = (box.width - GAP_PX * (columns - 1)) / columns;
  const shown = tiles.slice(0, columns * rowLimit);
  const marks = shown.map((tile, index) => {
    const x = box.x + (index % columns) * (width + GAP_PX);
    const y = box.y + Math.floor(index / columns) * (TILE_HEIGHT_PX + GAP_PX);
    return group({}, drawTile(tile, { x, y, width, height: TILE_HEIGHT_PX }, context));
  });
  return shown.length === tiles.length ? marks : [...marks, drawRest(shown.length, tiles.length, box, context)];
};

/** What did not fit is counted, since a picture with silent omissions would look complete. */
function drawRest(shown: number, total: number, box: Box, context: DrawContext): Child {
  const words = context.t("picture.more-rows", { shown, total });
  return label(words, { x: box.x + box.width, y: box.y + box.height - 2, color: "t3", anchor: "end" }, context);
}

function drawTile(tile: Tile, box: Box, context: DrawContext): readonly Child[] {
  const { paint, t } = context;
  const { x, y, width, height } = box;
  const left = x + 12;
  const isBlind = tile.health === "blind";
  return [
    element("rect", { x, y, width, height, rx: 6, fill: paint("panel"), stroke: paint("hair") }),
    isBlind ? hatched(box, "health-blind", 8, context, 2, 0.22) : null,
    element("rect", {
      x,
      y: y + 1,
      width: 3,
      height: height - 2,
      rx: 1.5,
      fill: paint(HEALTH_TOKENS[tile.health].fill),
    }),
    isBlind ? element("rect", { ...inset(box, 6), rx: 4, fill: paint("panel"), opacity: 0.85 }) : null,
    healthGlyph(tile.health, left, y + 13, 12, context),
    label(
      tile.title,
      { x: left + 18, y: y + 24, color: "t1", sizePx: 13, weight: 600, maxWidthPx: width * 0.55 },
      context,
    ),
    label(
      t(`health.${tile.health}`),
      { x: x + width - 12, y: y + 24, color: HEALTH_TOKENS[tile.health].text, sizePx: 12, anchor: "end" },
      context,
    ),
    ...(isBlind ? [drawBlindLine(tile, left, y + 46, context)] : drawCounts(tile, left, y + 46, context)),
    ...drawSlis(tile, box, context),
    ...drawBudget(tile, box, context),
  ];
}

function inset({ x, y, width, height }: Box, byPx: number): Box {
  return { x: x + byPx, y: y + byPx, width: width - 2 * byPx, height: height - 2 * byPx };
}

function drawBlindLine({ blindSinceUnixMs }: Tile, x: number, y: number, context: DrawContext): Child {
  const { t, timeZone, locale, nowUnixMs } = context;
  const time = formatDateTime(blindSinceUnixMs, { timeZone, locale, nowUnixMs });
  const words = blindSinceUnixMs === null ? t("picture.cannot-be-seen") : t("picture.cannot-be-seen-since", { time });
  return label(words, { x, y, color: "t2", sizePx: 12 }, context);
}

function drawCounts({ counts, totalCount }: Tile, x: number, y: number, context: DrawContext): readonly Child[] {
  const marks: Child[] = [];
  let at = x;
  for (const health of BAD_WORST_FIRST) {
    if (counts[health] === 0) continue;
    const text = formatCount(counts[health]);
    marks.push(healthGlyph(health, at, y - 9, 10, context));
    marks.push(label(text, { x: at + 14, y, color: "t1", sizePx: 12, weight: 600 }, context));
    at += 22 + measureText(text, 12);
  }
  const total = context.t("picture.of-total", { total: formatCount(totalCount) });
  return [...marks, label(total, { x: at, y, color: "t3", sizePx: 12 }, context)];
}

function drawSlis({ slos }: Tile, { x, y, width }: Box, context: DrawContext): readonly Child[] {
  const column = (width - 24) / Math.max(3, slos.length);
  return slos.flatMap(({ sli, valueRatio, objectiveRatio, isFailing }, index): Child[] => {
    const at = x + 12 + index * column;
    const value = formatRatio(valueRatio, { objectiveRatio, style: "tile" });
    const color = valueRatio === null ? "t3" : isFailing ? "health-burning-text" : "t1";
    return [
      label(context.t(`sli.${sli}`), { x: at, y: y + 68, color: "t3", maxWidthPx: column - 4 }, context),
      label(value, { x: at, y: y + 84, color, sizePx: 12, weight: isFailing ? 600 : 400 }, context),
    ];
  });
}

function drawBudget(tile: Tile, { x, y, width }: Box, context: DrawContext): readonly Child[] {
  const { locale, t } = context;
  const half = (width - 24) / 2;
  const sparkColor = tile.health === "ok" || tile.health === "blind" ? "bar" : HEALTH_TOKENS[tile.health].fill;
  const left =
    tile.budgetRemainingRatio === null
      ? t(`budget.${tile.budget}`)
      : formatBudget(tile.budgetRemainingRatio, { locale });
  const burnRight = x + width - 12;
  return [
    budgetBar(tile.budget, tile.budgetRemainingRatio, { x: x + 12, y: y + 100, width: half - 12, height: 4 }, context),
    label(
      left,
      { x: x + 12, y: y + 120, color: tile.budget === "breached" ? "health-down-text" : "t2", maxWidthPx: half },
      context,
    ),
    spark(
      tile.burnSpark,
      { x: x + 12 + half, y: y + 96, width: Math.max(8, half - 44), height: 22 },
      sparkColor,
      context,
      AS_FAST_AS_ALLOWED,
    ),
    label(
      formatBurn(tile.burnRate),
      { x: burnRight, y: y + 112, color: tile.burnRate === null ? "t3" : "t2", anchor: "end" },
      context,
    ),
  ];
}
