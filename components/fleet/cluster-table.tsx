"use client";
// Clusters as rows, one row one link. From 640 px a table with the columns of the design; under it a list for thumbs.
import { BudgetBar } from "@/components/ui/budget-bar";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { BUDGET_TEXT, HEALTH_TEXT } from "@/components/ui/health-tone";
import { HealthWord } from "@/components/ui/health-word";
import { Id, RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useFleetLinks } from "@/lib/client/fleet-links";
import { useWords, type Words } from "@/lib/client/fleet-words";
import type { ClusterRow } from "@/lib/contract/fleet";
import type { ClusterSortKey } from "@/lib/contract/pages";
import { formatMinutes } from "@/lib/units/duration";
import { formatBurn, formatCount } from "@/lib/units/quantity";
import { formatBudget } from "@/lib/units/ratio";
import { hrefCluster } from "@/lib/url/hrefs";
import type { Sort } from "@/lib/url/parameters";

interface ClusterTableProps {
  label: string;
  rows: readonly ClusterRow[];
  /** order in force, for the arrow in the header */
  sort: Sort;
  nowUnixMs: number | null;
}

interface Column {
  readonly key: string;
  readonly sortKey: ClusterSortKey | null;
  /** direction of the first click: worst first */
  readonly isDescending: boolean;
  readonly isNumber: boolean;
}

const text = (key: string, sortKey: ClusterSortKey | null = null): Column => ({
  key,
  sortKey,
  isDescending: false,
  isNumber: false,
});
const number = (key: string, sortKey: ClusterSortKey, isDescending: boolean): Column => ({
  key,
  sortKey,
  isDescending,
  isNumber: true,
});

const COLUMNS: readonly Column[] = [
  { key: "health", sortKey: "health", isDescending: true, isNumber: false },
  text("cluster", "id"),
  text("zone", "zone"),
  text("product", "product"),
  text("scenario", "scenario"),
  text("spec", "spec"),
  text("customer", "customer"),
  text("failing"),
  number("burn", "burn", true),
  number("burn6h", "burn6h", true),
  number("budget", "budget", false),
  number("lost", "badMinutes", true),
  number("margin", "margin", false),
  number("since", "since", true),
];

export function ClusterTable(props: ClusterTableProps) {
  return (
    <>
      <div className="surface overflow-hidden max-sm:hidden">
        <DeskTable {...props} />
      </div>
      <ul className="surface divide-y divide-hair2 overflow-hidden sm:hidden">
        {props.rows.map((row) => (
          <PhoneRow key={row.id} row={row} nowUnixMs={props.nowUnixMs} />
        ))}
      </ul>
    </>
  );
}

function DeskTable({ label, rows, sort, nowUnixMs }: ClusterTableProps) {
  const words = useWords();
  const { t } = words;
  const links = useFleetLinks();
  return (
    <Table label={label}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <Th
              key={column.key}
              isNumber={column.isNumber}
              isSticky={column.key === "cluster"}
              sort={buildSort(column, sort, links.sortedBy)}
            >
              {t(`fleet.col.${column.key}`)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <DeskRow key={row.id} row={row} words={words} nowUnixMs={nowUnixMs} />
        ))}
      </tbody>
    </Table>
  );
}

function buildSort(column: Column, sort: Sort, hrefOf: (sort: Sort) => string) {
  if (column.sortKey === null) return undefined;
  const isCurrent = sort.key === column.sortKey;
  const direction = isCurrent ? (sort.isDescending ? ("descending" as const) : ("ascending" as const)) : null;
  const isDescending = isCurrent ? !sort.isDescending : column.isDescending;
  return { direction, href: hrefOf({ key: column.sortKey, isDescending }) };
}

interface RowProps {
  row: ClusterRow;
  words: Words;
  nowUnixMs: number | null;
}

function DeskRow({ row, words, nowUnixMs }: RowProps) {
  const { t, locale, formatMoment } = words;
  return (
    <Tr>
      <Td>
        <span className="inline-flex items-center gap-2">
          <HealthWord health={row.health} t={t} />
          {row.isInMaintenance ? <HealthIcon health="maintenance" label={t("health.maintenance")} /> : null}
        </span>
      </Td>
      <Td isSticky>
        <RowLink href={hrefCluster(row.id)}>
          <Id>{row.id}</Id>
        </RowLink>
      </Td>
      <Td className="font-mono text-small text-t2">{row.zone || "—"}</Td>
      <TextCell text={row.product} />
      <TextCell text={row.scenario} />
      <TextCell text={row.spec} />
      <TextCell text={row.customer} />
      <Td className="max-w-40 truncate">{formatFailing(row, words) || <span className="text-t3">—</span>}</Td>
      <Td isNumber className={cn(isHot(row.burnRate1h) ? "font-semibold" : "text-t2")}>
        {formatBurn(row.burnRate1h)}
      </Td>
      <Td isNumber className="text-t2">
        {formatBurn(row.burnRate6h)}
      </Td>
      <Td isNumber>
        <span className="inline-flex items-center justify-end gap-2">
          <span className={BUDGET_TEXT[row.budget]}>
            {formatBudget(row.budgetRemainingRatio, { locale, style: "number" })}
          </span>
          <BudgetBar remainingRatio={row.budgetRemainingRatio} state={row.budget} className="w-12" />
        </span>
      </Td>
      <Td isNumber>{formatMinutes(row.badMinutes, { locale })}</Td>
      <Td isNumber className={marginClass(row.quorumMarginCount)}>
        {formatCount(row.quorumMarginCount)}
      </Td>
      <Td isNumber className="text-t2">
        {formatMoment(row.sinceUnixMs, nowUnixMs)}
      </Td>
    </Tr>
  );
}

/** Burning faster than the window sustains. */
function isHot(burnRate: number | null): boolean {
  return burnRate !== null && burnRate > 1;
}

function TextCell({ text: value }: { text: string }) {
  return (
    <Td title={value} className="max-w-36 truncate">
      {value || <span className="text-t3">—</span>}
    </Td>
  );
}

function formatFailing(row: ClusterRow, { t }: Words): string {
  return row.failing.map((part) => t(`failing.${part}`)).join(", ");
}

function marginClass(marginCount: number | null): string {
  if (marginCount === null) return "text-t3";
  return marginCount < 0 ? "font-semibold text-down-text" : marginCount === 0 ? "font-semibold text-degraded-text" : "";
}

function PhoneRow({ row, nowUnixMs }: { row: ClusterRow; nowUnixMs: number | null }) {
  const words = useWords();
  const { t, formatMoment } = words;
  const facts = [formatFailing(row, words), row.customer || row.zone].filter(Boolean).join(" · ");
  return (
    <li className="relative flex min-h-14 items-center gap-2.5 px-3 py-2">
      <HealthIcon health={row.health} size={16} label={t(`health.${row.health}`)} />
      <span className="min-w-0 flex-1">
        <RowLink href={hrefCluster(row.id)} className="block truncate font-mono font-semibold text-body">
          {row.id}
        </RowLink>
        <span className="block truncate text-small text-t2">{facts || t(`health.${row.health}`)}</span>
      </span>
      <span className="whitespace-nowrap text-right">
        <span className={cn("block font-semibold", HEALTH_TEXT[row.health])}>{phoneNumber(row, words)}</span>
        <span className="block text-small text-t3">
          {row.sinceUnixMs === null ? null : t("fleet.sinceAt", { since: formatMoment(row.sinceUnixMs, nowUnixMs) })}
        </span>
      </span>
    </li>
  );
}

/** The one number that matters: a lost quorum, else how fast the budget burns. */
function phoneNumber(row: ClusterRow, { t }: Words): string {
  const margin = row.quorumMarginCount;
  if (margin !== null && margin < 0) return t("fleet.margin", { count: formatCount(margin) });
  return formatBurn(row.burnRate1h);
}
