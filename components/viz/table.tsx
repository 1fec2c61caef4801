"use client";
import { BudgetBar } from "@/components/ui/budget-bar";
import { HealthIcon } from "@/components/ui/health-icon";
import { HealthWord } from "@/components/ui/health-word";
import { Spark } from "@/components/ui/spark";
import { EmptyState } from "@/components/ui/states";
import { Id, RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords, type Words } from "@/lib/client/fleet-words";
import type { Column, TableData } from "@/lib/contract/views";
import { BUDGET_STATES, HEALTHS, type Health } from "@/lib/slo/vocabulary";
import { formatCount } from "@/lib/units/quantity";
import { formatBudget } from "@/lib/units/ratio";
import { formatValue } from "@/lib/units/value";
import type { VizProps } from "./types";

type Row = TableData["rows"][number];

/** Rows as the panel names them; a row with an address is one link. */
export function TableView({ data, result }: VizProps<"table">) {
  const words = useWords();
  if (data.rows.length === 0) return <EmptyState>{words.t("fleet.worst.none")}</EmptyState>;
  return (
    <Table label={result.title}>
      <thead>
        <tr>
          {data.columns.map((column) => (
            <Th key={column.key} isNumber={isNumber(column)} isSticky={column.cell === "id"}>
              {words.t(column.labelId)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row) => (
          <Tr key={row.id}>
            {data.columns.map((column) => (
              <Td
                key={column.key}
                isNumber={isNumber(column)}
                isSticky={column.cell === "id"}
                className="max-w-48 truncate"
              >
                <Cell row={row} column={column} words={words} />
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function isNumber({ cell }: Column): boolean {
  return cell === "number" || cell === "budget" || cell === "margin";
}

function Cell({ row, column, words }: { row: Row; column: Column; words: Words }) {
  const value = row.cells[column.key] ?? null;
  if (Array.isArray(value)) return <Spark values={value} health={readHealth(row)} />;
  if (value === null || value === "") return <span className="text-t3">—</span>;
  switch (column.cell) {
    case "health":
      return <HealthCell value={value} words={words} />;
    case "id":
      return <IdCell row={row} text={String(value)} />;
    case "budget":
      return <BudgetCell value={value} words={words} />;
    case "margin":
      return typeof value === "number" ? <MarginCell count={value} /> : value;
    case "text":
    case "number":
    case "spark":
      return formatValue(column.unit, value, words);
    default:
      return column.cell satisfies never;
  }
}

function HealthCell({ value, words }: { value: string | number; words: Words }) {
  const health = HEALTHS.find((known) => known === value);
  return health ? (
    <HealthWord health={health} t={words.t} />
  ) : (
    <HealthIcon health="blind" label={words.t("health.blind")} />
  );
}

function IdCell({ row, text }: { row: Row; text: string }) {
  return row.href === null ? (
    <Id>{text}</Id>
  ) : (
    <RowLink href={row.href}>
      <Id>{text}</Id>
    </RowLink>
  );
}

function BudgetCell({ value, words }: { value: string | number; words: Words }) {
  if (typeof value === "string") {
    const state = BUDGET_STATES.find((known) => known === value);
    return state ? words.t(`budget.${state}`) : value;
  }
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <span className={value < 0 ? "font-semibold text-down-text" : "text-t2"}>
        {formatBudget(value, { locale: words.locale, style: "number" })}
      </span>
      <BudgetBar remainingRatio={value} state={value <= 0 ? "breached" : "healthy"} className="w-12" />
    </span>
  );
}

function MarginCell({ count }: { count: number }) {
  const tone =
    count < 0 ? "font-semibold text-down-text" : count === 0 ? "font-semibold text-degraded-text" : undefined;
  return <span className={tone}>{formatCount(count)}</span>;
}

function readHealth(row: Row): Health | null {
  return HEALTHS.find((health) => health === row.cells.health) ?? null;
}
