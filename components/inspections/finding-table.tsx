"use client";
import type { HrefPage } from "@/components/alerts/list-chips";
import { HealthIcon } from "@/components/ui/health-icon";
import { Id, RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { buildFleetLinks } from "@/lib/client/fleet-links";
import { useWords } from "@/lib/client/fleet-words";
import { useUrlState } from "@/lib/client/url-state";
import type { FindingSort, InspectionFinding, InspectionList } from "@/lib/contract/inspections";
import type { Locale } from "@/lib/text/locale";
import { formatValue } from "@/lib/units/value";
import { hrefCluster } from "@/lib/url/hrefs";
import { SeverityWord } from "./severity-word";

const COLUMNS: readonly { readonly key: FindingSort; readonly isDescending: boolean }[] = [
  { key: "severity", isDescending: true },
  { key: "id", isDescending: false },
  { key: "inspection", isDescending: false },
  { key: "value", isDescending: true },
];
const LABELS = ["zone", "product", "scenario", "spec", "customer"] as const;

/** Findings, one row one link to the cluster's inspections. */
export function FindingTable({ list, hrefPage }: { list: InspectionList; hrefPage: HrefPage }) {
  const { t, locale } = useWords();
  const state = useUrlState();
  const links = buildFleetLinks(state, hrefPage);
  const order = state.sort ?? { key: "severity", isDescending: true };
  const sortOf = ({ key, isDescending }: (typeof COLUMNS)[number]) => {
    const isCurrent = order.key === key;
    const direction = isCurrent ? (order.isDescending ? ("descending" as const) : ("ascending" as const)) : null;
    return { direction, href: links.sortedBy({ key, isDescending: isCurrent ? !order.isDescending : isDescending }) };
  };
  return (
    <Table label={t("inspections.list.title")}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <Th key={column.key} sort={sortOf(column)} isSticky={column.key === "id"} isNumber={column.key === "value"}>
              {t(column.key === "id" ? "fleet.col.cluster" : `inspections.col.${column.key}`)}
            </Th>
          ))}
          <Th isNumber>{t("inspections.col.threshold")}</Th>
          {LABELS.map((label) => (
            <Th key={label} className="max-md:hidden">
              {t(`fleet.col.${label}`)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <FindingRow key={`${row.id} ${row.inspection}`} row={row} locale={locale} />
        ))}
      </tbody>
    </Table>
  );
}

function FindingRow({ row, locale }: { row: InspectionFinding; locale: Locale }) {
  const { t } = useWords();
  const show = (value: number | null) => formatValue(row.unit, value, { locale });
  return (
    <Tr>
      <Td>
        <SeverityWord severity={row.severity} t={t} />
      </Td>
      <Td isSticky>
        <RowLink href={`${hrefCluster(row.id)}#inspections`} className="inline-flex items-center gap-1.5">
          <HealthIcon health={row.health} label={t(`health.${row.health}`)} />
          <Id>{row.id}</Id>
        </RowLink>
      </Td>
      <Td title={t(`inspection.${row.inspection}.remedy`)}>{t(`inspection.${row.inspection}.title`)}</Td>
      <Td isNumber>{show(row.value)}</Td>
      <Td isNumber className="text-t3">
        {show(row.threshold)}
      </Td>
      {LABELS.map((label) => (
        <Td key={label} className="text-t2 max-md:hidden">
          {row[label] || "—"}
        </Td>
      ))}
    </Tr>
  );
}
