// A panel's data as comma-separated values: the same rows that the chart or table shows, raw numbers, ISO times. Texts come from
// the world: a cell that a spreadsheet would run as a formula is defused by an apostrophe in front.
import type { PanelResult } from "../contract/panel-result";
import type { ViewData } from "../contract/views";
import type { Translate } from "../text/translate";

type Cell = string | number | null;

const FORMULA_START = /^[=+\-@\t\r]/;

/** One cell: null is empty, numbers stay numbers, texts are quoted where they must be. */
export function escapeCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const iso = (unixMs: number | null) => (unixMs === null ? null : new Date(unixMs).toISOString());

function toRows(data: ViewData, words: Translate): Cell[][] {
  switch (data.kind) {
    case "timeseries":
      return [
        ["time", ...data.lines.map(({ name }) => name)],
        ...data.timesUnixMs.map((time, index) => [iso(time), ...data.lines.map(({ values }) => values[index] ?? null)]),
      ];
    case "stats":
      return [
        ["id", "label", "unit", "value"],
        ...data.stats.map(({ id, labelId, unit, value }) => [id, words(labelId), unit, value]),
      ];
    case "slo":
      return [
        [
          "sli",
          "objectiveRatio",
          "valueRatio",
          "budget",
          "budgetRemainingRatio",
          "burnRate1h",
          "burnRate6h",
          "coverageRatio",
        ],
        ...data.slos.map((slo) => [
          slo.sli,
          slo.objectiveRatio,
          slo.valueRatio,
          slo.budget,
          slo.budgetRemainingRatio,
          slo.burnRate1h,
          slo.burnRate6h,
          slo.coverageRatio,
        ]),
      ];
    case "tiles":
      return [
        [
          "id",
          "title",
          "health",
          "down",
          "burning",
          "degraded",
          "blind",
          "ok",
          "totalCount",
          "budgetRemainingRatio",
          "burnRate",
        ],
        ...data.tiles.map(({ id, title, health, counts, totalCount, budgetRemainingRatio, burnRate }) => [
          id,
          title,
          health,
          counts.down,
          counts.burning,
          counts.degraded,
          counts.blind,
          counts.ok,
          totalCount,
          budgetRemainingRatio,
          burnRate,
        ]),
      ];
    case "table":
      return [
        data.columns.map(({ key }) => key),
        ...data.rows.map(({ cells }) =>
          data.columns.map(({ key, unit }) => {
            const cell = cells[key] ?? null;
            if (typeof cell === "number" && unit === "unixMs") return iso(cell);
            return cell === null || typeof cell === "number" || typeof cell === "string" ? cell : cell.join(" ");
          }),
        ),
      ];
    default:
      return data satisfies never;
  }
}

/** The rows with a header line; without data a header that says the state, so that an empty file is never mistaken for zeros. */
export function toCsv({ data, state }: PanelResult, words: Translate): string {
  const rows = data === null ? [["state"], [state]] : toRows(data, words);
  return `${rows.map((row) => row.map(escapeCell).join(",")).join("\r\n")}\r\n`;
}
