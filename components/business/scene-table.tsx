"use client";
// Values of one label as rows: how many, how they are, and the indicators asked for. The name leads down, every number to the clusters.
import type { ReactNode } from "react";
import { BudgetBar } from "@/components/ui/budget-bar";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { BUDGET_TEXT, HEALTH_TEXT } from "@/components/ui/health-tone";
import { Link } from "@/components/ui/link";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import { NEAR_LIMIT_RATIO, type ScenarioIndicator, type SceneRow } from "@/lib/contract/views2";
import { formatBurn, formatBytes, formatCount, formatPerSecond } from "@/lib/units/quantity";
import { formatBudget, formatRatio } from "@/lib/units/ratio";
import { hrefFleet } from "@/lib/url/hrefs";
import type { Sort, UrlState } from "@/lib/url/parameters";
import { isFailing, sliOf } from "./scene-facts";

const BAD = ["down", "burning", "degraded", "blind"] as const;

const SORTS: Readonly<Record<ScenarioIndicator, Sort | null>> = {
  availability: { key: "availability", isDescending: false },
  write: { key: "write", isDescending: false },
  read: { key: "read", isDescending: false },
  disk: null,
  budget: { key: "budget", isDescending: false },
  burn: { key: "burn", isDescending: true },
  margin: { key: "margin", isDescending: false },
  dbUsage: { key: "dbUsage", isDescending: true },
  dbSize: { key: "dbUsage", isDescending: true },
  keys: null,
  requests: null,
};

export interface ExtraColumn<Row extends SceneRow> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
}

interface SceneTableProps<Row extends SceneRow> {
  label: string;
  /** header of the first column */
  nameTitle: string;
  rows: readonly Row[];
  indicators: readonly ScenarioIndicator[];
  /** filters of the fleet page that give exactly this row's clusters */
  filtersOf: (row: Row) => Partial<UrlState>;
  /** the row's own page */
  hrefOf: (row: Row) => string;
  /** columns between the counts and the indicators */
  extra?: readonly ExtraColumn<Row>[];
}

export function SceneTable<Row extends SceneRow>(props: SceneTableProps<Row>) {
  const { label, nameTitle, rows, indicators, extra = [] } = props;
  const { t } = useWords();
  return (
    <div className="surface overflow-hidden">
      <Table label={label}>
        <thead>
          <tr>
            <Th isSticky>{nameTitle}</Th>
            <Th isNumber>{t("l2.col.clusters")}</Th>
            {BAD.map((health) => (
              <Th key={health} isNumber>
                {t(`health.${health}`)}
              </Th>
            ))}
            {extra.map(({ key, title }) => (
              <Th key={key} isNumber>
                {title}
              </Th>
            ))}
            {indicators.map((indicator) => (
              <Th key={indicator} isNumber>
                {t(`l2.ind.${indicator}`)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SceneLine key={row.id} {...props} row={row} extra={extra} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

type LineProps<Row extends SceneRow> = Omit<SceneTableProps<Row>, "rows" | "label"> & { row: Row };

function SceneLine<Row extends SceneRow>({ row, indicators, filtersOf, hrefOf, extra = [] }: LineProps<Row>) {
  const { t } = useWords();
  const filters = filtersOf(row);
  const { counts, clusterCount, health } = row.rollup;
  return (
    <Tr className="hover:bg-raise">
      <Td isSticky>
        <Link href={hrefOf(row)} className="inline-flex items-center gap-2 font-semibold hover:underline">
          <HealthIcon health={health} label={t(`health.${health}`)} />
          <span className={row.id === "" ? "text-t2" : undefined}>{row.title}</span>
        </Link>
      </Td>
      <NumberCell href={hrefFleet(filters)}>{formatCount(clusterCount)}</NumberCell>
      {BAD.map((bad) => (
        <NumberCell
          key={bad}
          href={counts[bad] > 0 ? hrefFleet({ ...filters, health: [bad] }) : null}
          className={counts[bad] > 0 ? cn(HEALTH_TEXT[bad], "font-semibold") : "text-t3"}
        >
          {formatCount(counts[bad])}
        </NumberCell>
      ))}
      {extra.map(({ key, cell }) => (
        <Td key={key} isNumber>
          {cell(row)}
        </Td>
      ))}
      {indicators.map((indicator) => (
        <IndicatorCell key={indicator} row={row} indicator={indicator} filters={filters} />
      ))}
    </Tr>
  );
}

interface NumberCellProps {
  href: string | null;
  className?: string;
  children: ReactNode;
}

export function NumberCell({ href, className, children }: NumberCellProps) {
  return (
    <Td isNumber className={className}>
      {href === null ? (
        children
      ) : (
        <Link href={href} className="hover:underline">
          {children}
        </Link>
      )}
    </Td>
  );
}

interface IndicatorCellProps {
  row: SceneRow;
  indicator: ScenarioIndicator;
  filters: Partial<UrlState>;
}

function IndicatorCell({ row, indicator, filters }: IndicatorCellProps) {
  const { locale } = useWords();
  const sort = SORTS[indicator];
  const href = hrefFleet(sort === null ? filters : { ...filters, sort });
  if (indicator === "budget")
    return (
      <NumberCell href={href} className={BUDGET_TEXT[row.budget]}>
        <span className="inline-flex items-center gap-2">
          {formatBudget(row.budgetRemainingRatio, { locale, style: "number" })}
          <BudgetBar remainingRatio={row.budgetRemainingRatio} state={row.budget} className="w-12" />
        </span>
      </NumberCell>
    );
  return (
    <NumberCell href={href} className={indicatorTone(row, indicator)}>
      {formatIndicator(row, indicator)}
    </NumberCell>
  );
}

type Plain = Exclude<ScenarioIndicator, "budget">;

function formatIndicator(row: SceneRow, indicator: Plain): string {
  const { capacity } = row;
  switch (indicator) {
    case "burn":
      return formatBurn(capacity.worstBurnRate1h);
    case "margin":
      return formatCount(capacity.leastMarginCount);
    case "dbUsage":
      return formatRatio(capacity.fullestRatio);
    case "dbSize":
      return formatBytes(capacity.dbSizeBytes);
    case "keys":
      return formatCount(capacity.keysCount);
    case "requests":
      return formatPerSecond(capacity.requestsPerSecond);
    default: {
      const rollup = sliOf(row, indicator);
      return formatRatio(rollup?.valueRatio, { objectiveRatio: rollup?.objectiveRatio, style: "number" });
    }
  }
}

function indicatorTone({ capacity, ...row }: SceneRow, indicator: Plain): string {
  switch (indicator) {
    case "burn":
      return (capacity.worstBurnRate1h ?? 0) > 1 ? "font-semibold" : "text-t2";
    case "margin":
      return capacity.leastMarginCount !== null && capacity.leastMarginCount <= 0
        ? "font-semibold text-degraded-text"
        : "text-t2";
    case "dbUsage":
      return (capacity.fullestRatio ?? 0) >= NEAR_LIMIT_RATIO ? "font-semibold text-degraded-text" : "text-t2";
    case "dbSize":
    case "keys":
    case "requests":
      return "text-t2";
    default:
      return isFailing(sliOf({ capacity, ...row }, indicator)) ? "font-semibold text-burning-text" : "";
  }
}
