// Objectives of one thing, a row per SLI: value against objective, budget left as a bar and in words, burn over 1 h and 6 h.
// An SLI that burns carries the burning glyph; one without a value shows a dash and a hatched bar, never a good one.
import type { Slo } from "../contract/views";
import { BUDGET_TOKENS } from "../scales/health";
import { formatDuration, formatMinutes } from "../units/duration";
import { formatBurn } from "../units/quantity";
import { formatBudget, formatObjective, formatRatio } from "../units/ratio";
import type { Draw, DrawContext } from "./context";
import { budgetBar, healthGlyph } from "./marks";
import { drawExplanation, explainNothing } from "./state";
import { type Box, type Child, element, group } from "./svg";
import { label } from "./text";

const ROW_MIN_PX = 34;
const ROW_MAX_PX = 52;

export const drawSlo: Draw<"slo"> = ({ slos }, box, context) => {
  const nothing = explainNothing(context, slos.length > 0);
  if (nothing) return drawExplanation(nothing, box, context);
  const height = Math.min(ROW_MAX_PX, Math.max(ROW_MIN_PX, box.height / slos.length));
  const rowLimit = Math.max(1, Math.floor(box.height / height + 0.01));
  return slos
    .slice(0, rowLimit)
    .map((slo, index) =>
      group({}, drawRow(slo, { x: box.x, y: box.y + index * height, width: box.width, height }, index > 0, context)),
    );
};

function drawRow(slo: Slo, row: Box, hasDivider: boolean, context: DrawContext): readonly Child[] {
  const { t, paint } = context;
  const middle = row.y + row.height / 2;
  const nameWidth = Math.min(120, row.width * 0.24);
  const valueRight = row.x + nameWidth + Math.min(100, row.width * 0.22);
  const barX = valueRight + 24;
  const barWidth = Math.max(24, row.width - (barX - row.x) - 4);
  const value = formatRatio(slo.valueRatio, { objectiveRatio: slo.objectiveRatio });
  const burns = t("picture.burn-of", { short: formatBurn(slo.burnRate1h), long: formatBurn(slo.burnRate6h) });
  return [
    hasDivider ? element("path", { d: `M${row.x} ${Math.round(row.y)}h${row.width}`, stroke: paint("hair2") }) : null,
    slo.isBurning ? healthGlyph("burning", row.x, middle - 13, 12, context) : null,
    label(
      t(`sli.${slo.sli}`),
      {
        x: row.x + (slo.isBurning ? 17 : 0),
        y: middle - 3,
        color: "t1",
        sizePx: 13,
        weight: 600,
        maxWidthPx: nameWidth,
      },
      context,
    ),
    label(formatObjective(slo.objectiveRatio), { x: row.x, y: middle + 13, color: "t3" }, context),
    label(
      value,
      { x: valueRight, y: middle + 5, color: valueColor(slo), sizePx: 14, weight: 600, anchor: "end" },
      context,
    ),
    budgetBar(slo.budget, slo.budgetRemainingRatio, { x: barX, y: middle - 12, width: barWidth, height: 6 }, context),
    label(
      budgetText(slo, context),
      { x: barX, y: middle + 9, color: BUDGET_TOKENS[slo.budget].text, maxWidthPx: barWidth * 0.62 },
      context,
    ),
    barWidth > 220
      ? label(
          burns,
          { x: barX + barWidth, y: middle + 9, color: slo.isBurning ? "health-burning-text" : "t3", anchor: "end" },
          context,
        )
      : null,
  ];
}

function valueColor(slo: Slo): "t1" | "t3" | "health-burning-text" {
  if (slo.valueRatio === null) return "t3";
  return slo.isBurning ? "health-burning-text" : "t1";
}

function budgetText(slo: Slo, { t, locale }: DrawContext): string {
  const parts = [
    slo.budgetRemainingRatio === null ? t(`budget.${slo.budget}`) : formatBudget(slo.budgetRemainingRatio, { locale }),
  ];
  if (slo.exhaustedInHours !== null)
    parts.push(t("picture.gone-in", { time: formatDuration(slo.exhaustedInHours * 3_600, { locale }) }));
  else if (slo.badMinutes !== null && slo.allowedMinutes !== null)
    parts.push(
      t("picture.used-minutes", {
        used: formatMinutes(slo.badMinutes, { locale }),
        allowed: formatMinutes(slo.allowedMinutes, { locale }),
      }),
    );
  return parts.join(" · ");
}
