// Headline numbers as a grid: label, number, note. Counts are ink; only what is wrong takes a colour.

import type { Stat } from "../contract/views";
import { HEALTH_TOKENS } from "../scales/health";
import { formatObjective } from "../units/ratio";
import { formatValue } from "../units/value";
import type { Draw, DrawContext } from "./context";
import { budgetBar, healthGlyph } from "./marks";
import { drawExplanation, explainNothing } from "./state";
import { type Box, type Child, element, group } from "./svg";
import { label } from "./text";

const CELL_MIN_PX = 132;
const CELL_HEIGHT_PX = 76;

export const drawStats: Draw<"stats"> = ({ stats }, box, context) => {
  const nothing = explainNothing(context, stats.length > 0);
  if (nothing) return drawExplanation(nothing, box, context);
  const columns = Math.max(1, Math.min(stats.length, Math.floor(box.width / CELL_MIN_PX)));
  const rowLimit = Math.max(1, Math.floor(box.height / CELL_HEIGHT_PX));
  const width = box.width / columns;
  return stats.slice(0, columns * rowLimit).map((stat, index) => {
    const cell = {
      x: box.x + (index % columns) * width,
      y: box.y + Math.floor(index / columns) * CELL_HEIGHT_PX,
      width,
      height: CELL_HEIGHT_PX,
    };
    return group({}, drawStat(stat, cell, index % columns > 0, context));
  });
};

function drawStat(stat: Stat, { x, y, width }: Box, hasDivider: boolean, context: DrawContext): readonly Child[] {
  const { t, locale, timeZone, nowUnixMs, paint } = context;
  const left = x + 12;
  const isWrong = stat.health !== null && stat.health !== "ok" && stat.value !== null && stat.value !== 0;
  const value = formatValue(stat.unit, stat.value, {
    locale,
    timeZone,
    nowUnixMs,
    objectiveRatio: stat.objectiveRatio,
  });
  const color = stat.value === null ? "t3" : isWrong && stat.health ? HEALTH_TOKENS[stat.health].text : "t1";
  const labelX = stat.health ? left + 17 : left;
  const objective = stat.objectiveRatio === null ? null : formatObjective(stat.objectiveRatio);
  const note = stat.note ? t(stat.note.messageId, stat.note.values) : objective;
  return [
    hasDivider ? element("path", { d: `M${Math.round(x)} ${y + 6}v60`, stroke: paint("hair") }) : null,
    stat.health ? healthGlyph(stat.health, left, y + 5, 12, context) : null,
    label(
      t(stat.labelId),
      { x: labelX, y: y + 16, color: "t2", sizePx: 12, maxWidthPx: x + width - labelX - 4 },
      context,
    ),
    label(value, { x: left, y: y + 42, color, sizePx: 22, weight: 600 }, context),
    note === null ? null : label(note, { x: left, y: y + 60, color: "t3", maxWidthPx: width - 16 }, context),
    stat.budgetRemainingRatio === null
      ? null
      : budgetBar(
          stat.budgetRemainingRatio <= 0 ? "breached" : "healthy",
          stat.budgetRemainingRatio,
          { x: left, y: y + 66, width: Math.min(120, width - 24), height: 4 },
          context,
        ),
  ];
}
