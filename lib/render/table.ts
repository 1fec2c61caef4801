// A table as a picture: header, as many rows and columns as fit, and a last line that counts what did not.
// Numbers stand right and are never cut; names stand left and end in an ellipsis.
import type { Column, TableData } from "../contract/views";
import { BUDGET_TOKENS, HEALTH_TOKENS } from "../scales/health";
import type { Token } from "../scales/tokens";
import { BUDGET_STATES, type BudgetState, HEALTHS, type Health } from "../slo/vocabulary";
import { formatBudget } from "../units/ratio";
import { formatValue } from "../units/value";
import type { Draw, DrawContext } from "./context";
import { budgetBar, healthGlyph, spark } from "./marks";
import { drawExplanation, explainNothing } from "./state";
import { type Box, type Child, element, round } from "./svg";
import { label, measureText } from "./text";

type Cell = TableData["rows"][number]["cells"][string];

const ROW_PX = 28;
const HEADER_PX = 26;
const LAST_LINE_PX = 20;
const CELL_GAP_PX = 16;
const MAX_TEXT_PX = 168;
const SPARK_PX = 64;
const BUDGET_PX = 112;

export const drawTable: Draw<"table"> = (data, box, context) => {
  const nothing = explainNothing(context, data.rows.length > 0);
  if (nothing) return drawExplanation(nothing, box, context);
  const rowLimit = Math.max(1, Math.floor((box.height - HEADER_PX - LAST_LINE_PX) / ROW_PX));
  const rows = data.rows.slice(0, rowLimit);
  const columns = layOut(data.columns, rows, box, context);
  const hairs = rows.map(
    (_row, index) => `M${round(box.x)} ${Math.round(box.y + HEADER_PX + index * ROW_PX)}h${round(box.width)}`,
  );
  return [
    ...columns.map(({ column, left, right }) =>
      label(
        context.t(column.labelId),
        {
          x: isRight(column) ? right : left,
          y: box.y + 16,
          color: "t3",
          anchor: isRight(column) ? "end" : "start",
          maxWidthPx: right - left,
        },
        context,
      ),
    ),
    element("path", { d: hairs.join(""), stroke: context.paint("hair2"), "shape-rendering": "crispEdges" }),
    ...rows.flatMap((row, index) =>
      columns.flatMap((placed) =>
        drawCell(row.cells[placed.column.key] ?? null, placed, box.y + HEADER_PX + index * ROW_PX, context),
      ),
    ),
    drawLastLine(data, rows.length, columns.length, box, context),
  ];
};

interface PlacedColumn {
  readonly column: Column;
  readonly left: number;
  readonly right: number;
}

function layOut(
  columns: readonly Column[],
  rows: TableData["rows"],
  box: Box,
  context: DrawContext,
): readonly PlacedColumn[] {
  const widths = columns.map((column) => {
    const header = measureText(context.t(column.labelId), 11);
    const cells = rows.map((row) => naturalWidth(row.cells[column.key] ?? null, column, context));
    return Math.ceil(Math.max(header, ...cells));
  });
  const placed: PlacedColumn[] = [];
  let at = box.x;
  for (const [index, column] of columns.entries()) {
    const width = widths[index] ?? 0;
    if (placed.length > 0 && at + width > box.x + box.width) break;
    placed.push({ column, left: at, right: at + width });
    at += width + CELL_GAP_PX;
  }
  const last = placed.at(-1);
  const spare = last ? box.x + box.width - last.right : 0;
  // Spare room goes between the columns, evenly, so that the table spans its picture.
  const extra = placed.length > 1 ? spare / (placed.length - 1) : 0;
  return placed.map(({ column, left, right }, index) => ({
    column,
    left: left + extra * index,
    right: right + extra * index,
  }));
}

function naturalWidth(cell: Cell, column: Column, context: DrawContext): number {
  if (column.cell === "spark") return SPARK_PX;
  if (column.cell === "budget") return BUDGET_PX;
  if (column.cell === "health") return 17 + measureText(cellText(cell, column, context), 12);
  const width = measureText(cellText(cell, column, context), 12);
  return isRight(column) ? width : Math.min(MAX_TEXT_PX, width * (column.cell === "id" ? 1.15 : 1));
}

function isRight({ cell, unit }: Column): boolean {
  return cell === "number" || cell === "margin" || (cell === "text" && unit !== "text");
}

function cellText(cell: Cell, column: Column, { t, locale, timeZone, nowUnixMs }: DrawContext): string {
  if (Array.isArray(cell)) return "";
  if (column.cell === "health" && isHealth(cell)) return t(`health.${cell}`);
  if (column.cell === "budget" && isBudget(cell)) return t(`budget.${cell}`);
  return formatValue(column.unit, cell, { locale, timeZone, nowUnixMs });
}

function drawCell(cell: Cell, placed: PlacedColumn, top: number, context: DrawContext): readonly Child[] {
  const { column, left, right } = placed;
  const y = top + 18;
  const text = cellText(cell, column, context);
  if (column.cell === "spark") {
    const box = { x: left, y: top + 4, width: SPARK_PX, height: 20 };
    return Array.isArray(cell) ? [spark(cell, box, "bar", context)] : [];
  }
  if (column.cell === "health" && isHealth(cell)) {
    return [
      healthGlyph(cell, left, top + 8, 12, context),
      label(text, { x: left + 17, y, color: HEALTH_TOKENS[cell].text, sizePx: 12 }, context),
    ];
  }
  if (column.cell === "budget") return drawBudgetCell(cell, text, placed, top, context);
  const isEmpty = cell === null || cell === "";
  const color: Token = isEmpty
    ? "t3"
    : column.cell === "margin" && typeof cell === "number" && cell <= 0
      ? "health-down-text"
      : "t1";
  return [
    label(
      text,
      {
        x: isRight(column) ? right : left,
        y,
        color,
        sizePx: 12,
        weight: column.cell === "id" ? 600 : 400,
        anchor: isRight(column) ? "end" : "start",
        maxWidthPx: isRight(column) ? undefined : right - left,
        isMono: column.cell === "id",
      },
      context,
    ),
  ];
}

function drawBudgetCell(
  cell: Cell,
  text: string,
  { left }: PlacedColumn,
  top: number,
  context: DrawContext,
): readonly Child[] {
  const bar = { x: left + 62, y: top + 12, width: BUDGET_PX - 62, height: 4 };
  if (isBudget(cell))
    return [label(text, { x: left, y: top + 18, color: BUDGET_TOKENS[cell].text, sizePx: 12 }, context)];
  if (typeof cell !== "number")
    return [
      label("—", { x: left, y: top + 18, color: "t3", sizePx: 12 }, context),
      budgetBar("unknown", null, bar, context),
    ];
  const budget: BudgetState = cell <= 0 ? "breached" : cell < 0.25 ? "at-risk" : "healthy";
  return [
    label(
      formatBudget(cell, { style: "number" }),
      { x: left + 54, y: top + 18, color: BUDGET_TOKENS[budget].text, sizePx: 12, anchor: "end" },
      context,
    ),
    budgetBar(budget, cell, bar, context),
  ];
}

function drawLastLine(data: TableData, shownRows: number, shownColumns: number, box: Box, context: DrawContext): Child {
  const parts: string[] = [];
  if (shownRows < data.totalCount)
    parts.push(context.t("picture.more-rows", { shown: shownRows, total: data.totalCount }));
  if (shownColumns < data.columns.length)
    parts.push(context.t("picture.more-columns", { shown: shownColumns, total: data.columns.length }));
  if (parts.length === 0) return null;
  return label(parts.join(" · "), { x: box.x, y: box.y + box.height - 4, color: "t3", maxWidthPx: box.width }, context);
}

function isHealth(cell: Cell): cell is Health {
  return HEALTHS.some((health) => health === cell);
}

function isBudget(cell: Cell): cell is BudgetState {
  return BUDGET_STATES.some((budget) => budget === cell);
}
