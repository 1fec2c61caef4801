"use client";
// One fact of a cluster as a table cell.
import { BudgetBar } from "@/components/ui/budget-bar";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { BUDGET_TEXT } from "@/components/ui/health-tone";
import { HealthWord } from "@/components/ui/health-word";
import { Id, RowLink, Td } from "@/components/ui/table";
import type { ClusterColumn } from "@/lib/client/fleet-columns";
import { useCourse } from "@/lib/client/fleet-course";
import type { Words } from "@/lib/client/fleet-words";
import type { ClusterRow } from "@/lib/contract/fleet";
import { formatMinutes } from "@/lib/units/duration";
import { formatBurn, formatCount } from "@/lib/units/quantity";
import { formatBudget, formatRatio } from "@/lib/units/ratio";
import { hrefCluster } from "@/lib/url/hrefs";
import { CourseStrip } from "./course-strip";

interface ClusterCellProps {
  column: ClusterColumn;
  row: ClusterRow;
  words: Words;
  nowUnixMs: number | null;
}

export function ClusterCell({ column, row, words, nowUnixMs }: ClusterCellProps) {
  switch (column.key) {
    case "health":
      return <HealthCell row={row} words={words} />;
    case "cluster":
      return (
        <Td isSticky>
          <RowLink href={hrefCluster(row.id)}>
            <Id>{row.id}</Id>
          </RowLink>
        </Td>
      );
    case "budget":
      return <BudgetCell row={row} words={words} />;
    case "zone":
    case "hosts":
      return <MonoCell text={column.key === "zone" ? row.zone : row.hosts.join(", ")} />;
    case "region":
    case "product":
    case "scenario":
    case "spec":
    case "customer":
    case "version":
      return <TextCell text={row[column.key]} />;
    case "failing":
      return <TextCell text={formatFailing(row, words)} />;
    case "course":
      return <CourseCell row={row} />;
    default:
      return <NumberCell column={column} row={row} words={words} nowUnixMs={nowUnixMs} />;
  }
}

function NumberCell({ column, row, words, nowUnixMs }: ClusterCellProps) {
  const { locale, formatMoment } = words;
  const quiet = (text: string) => (
    <Td isNumber className="text-t2">
      {text}
    </Td>
  );
  switch (column.key) {
    case "burn":
      return (
        <Td isNumber className={isHot(row.burnRate1h) ? "font-semibold" : "text-t2"}>
          {formatBurn(row.burnRate1h)}
        </Td>
      );
    case "burn6h":
      return quiet(formatBurn(row.burnRate6h));
    case "lost":
      return <Td isNumber>{formatMinutes(row.badMinutes, { locale })}</Td>;
    case "availability":
      return quiet(formatRatio(row.availabilityRatio));
    case "write":
      return quiet(formatRatio(row.writeRatio));
    case "read":
      return quiet(formatRatio(row.readRatio));
    case "dbUsage":
      return quiet(formatRatio(row.dbUsageRatio));
    case "coverage":
      return quiet(formatRatio(row.coverageRatio));
    case "members":
      return quiet(formatCount(row.memberCount));
    case "margin":
      return (
        <Td isNumber className={marginClass(row.quorumMarginCount)}>
          {formatCount(row.quorumMarginCount)}
        </Td>
      );
    default:
      return quiet(formatMoment(row.sinceUnixMs, nowUnixMs));
  }
}

interface RowProps {
  row: ClusterRow;
  words: Words;
}

function HealthCell({ row, words: { t } }: RowProps) {
  return (
    <Td>
      <span className="inline-flex items-center gap-2">
        <HealthWord health={row.health} t={t} />
        {row.isInMaintenance ? <HealthIcon health="maintenance" label={t("health.maintenance")} /> : null}
      </span>
    </Td>
  );
}

function BudgetCell({ row, words: { locale } }: RowProps) {
  return (
    <Td isNumber>
      <span className="inline-flex items-center justify-end gap-2">
        <span className={BUDGET_TEXT[row.budget]}>
          {formatBudget(row.budgetRemainingRatio, { locale, style: "number" })}
        </span>
        <BudgetBar remainingRatio={row.budgetRemainingRatio} state={row.budget} className="w-12" />
      </span>
    </Td>
  );
}

function CourseCell({ row }: { row: ClusterRow }) {
  const course = useCourse(row.id);
  return <Td>{course ? <CourseStrip course={course} /> : <span className="text-t3">—</span>}</Td>;
}

function TextCell({ text }: { text: string }) {
  return (
    <Td title={text} className="max-w-36 truncate">
      {text || <span className="text-t3">—</span>}
    </Td>
  );
}

function MonoCell({ text }: { text: string }) {
  return (
    <Td title={text} className={cn("max-w-48 truncate text-small text-t2", text !== "" && "font-mono")}>
      {text || "—"}
    </Td>
  );
}

/** Burning faster than the window sustains. */
function isHot(burnRate: number | null): boolean {
  return burnRate !== null && burnRate > 1;
}

export function formatFailing(row: ClusterRow, { t }: Words): string {
  return row.failing.map((part) => t(`failing.${part}`)).join(", ");
}

function marginClass(marginCount: number | null): string {
  if (marginCount === null) return "text-t3";
  return marginCount < 0 ? "font-semibold text-down-text" : marginCount === 0 ? "font-semibold text-degraded-text" : "";
}
