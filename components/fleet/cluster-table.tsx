"use client";
// Clusters as rows, one row one link. From 640 px a table with the columns that the reader chose; under it a list for thumbs.
// Of long lists only the rows in sight exist; the code for that comes when such a list does.
import { lazy, Suspense } from "react";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { HEALTH_TEXT } from "@/components/ui/health-tone";
import { RowLink, Table, Th, Tr } from "@/components/ui/table";
import { type ClusterColumn, pickColumns } from "@/lib/client/fleet-columns";
import { useFleetLinks } from "@/lib/client/fleet-links";
import { useWords, type Words } from "@/lib/client/fleet-words";
import { useListState } from "@/lib/client/url-state";
import type { ClusterRow } from "@/lib/contract/fleet";
import { formatBurn, formatCount } from "@/lib/units/quantity";
import { hrefCluster } from "@/lib/url/hrefs";
import type { Sort } from "@/lib/url/parameters";
import { ClusterCell, formatFailing } from "./cluster-cell";

const VirtualRows = lazy(async () => ({ default: (await import("@/components/ui/virtual-table")).VirtualRows }));

interface ClusterTableProps {
  label: string;
  rows: readonly ClusterRow[];
  /** order in force, for the arrow in the header */
  sort: Sort;
  nowUnixMs: number | null;
}

/** Longer lists are drawn in part. */
const PLAIN_ROWS = 100;
const ROW_PX = 33;

export function ClusterTable(props: ClusterTableProps) {
  const shown = props.rows.slice(0, PLAIN_ROWS);
  return (
    <>
      <div className="surface overflow-hidden max-sm:hidden">
        <DeskTable {...props} />
      </div>
      <ul className="surface divide-y divide-hair2 overflow-hidden sm:hidden">
        {shown.map((row) => (
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
  const columns = pickColumns(useListState().cols);
  const renderRow = (row: ClusterRow) => (
    <Tr key={row.id}>
      {columns.map((column) => (
        <ClusterCell key={column.key} column={column} row={row} words={words} nowUnixMs={nowUnixMs} />
      ))}
    </Tr>
  );
  const plain = <tbody>{rows.slice(0, PLAIN_ROWS).map(renderRow)}</tbody>;
  return (
    <Table label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
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
      {rows.length <= PLAIN_ROWS ? (
        plain
      ) : (
        <Suspense fallback={plain}>
          <VirtualRows
            count={rows.length}
            rowHeightPx={ROW_PX}
            columnCount={columns.length}
            renderRow={(index) => {
              const row = rows[index];
              return row ? renderRow(row) : null;
            }}
          />
        </Suspense>
      )}
    </Table>
  );
}

function buildSort(column: ClusterColumn, sort: Sort, hrefOf: (sort: Sort) => string) {
  if (column.sortKey === null) return undefined;
  const isCurrent = sort.key === column.sortKey;
  const direction = isCurrent ? (sort.isDescending ? ("descending" as const) : ("ascending" as const)) : null;
  const isDescending = isCurrent ? !sort.isDescending : column.isDescending;
  return { direction, href: hrefOf({ key: column.sortKey, isDescending }) };
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
