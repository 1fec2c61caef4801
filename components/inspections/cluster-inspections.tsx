"use client";
// The inspections of one cluster: what was found with its number, and what to do about it; what could not be inspected says so.
import { ClusterNotices } from "@/components/cluster/cluster-notices";
import { SectionHead } from "@/components/ui/section-head";
import { EmptyState } from "@/components/ui/states";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterInspection, ClusterInspections as Inspections } from "@/lib/contract/inspections";
import { formatValue } from "@/lib/units/value";
import { SeverityWord } from "./severity-word";

export function ClusterInspections({ inspections }: { inspections: Inspections }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="inspections">
      <SectionHead id="inspections" title={t("inspections.title")} question={t("inspections.cluster.question")} />
      <ClusterNotices notices={inspections.notices} />
      <div className="surface overflow-hidden">
        {inspections.isKnown ? (
          <Table label={t("inspections.title")}>
            <thead>
              <tr>
                <Th>{t("inspections.col.severity")}</Th>
                <Th isSticky>{t("inspections.col.inspection")}</Th>
                <Th isNumber>{t("inspections.col.value")}</Th>
                <Th isNumber>{t("inspections.col.threshold")}</Th>
                <Th>{t("inspections.remedy")}</Th>
              </tr>
            </thead>
            <tbody>
              {inspections.rows.map((row) => (
                <InspectionRow key={row.inspection} row={row} />
              ))}
            </tbody>
          </Table>
        ) : (
          <EmptyState className="px-4">{t("inspections.unknown")}</EmptyState>
        )}
      </div>
    </section>
  );
}

function InspectionRow({ row }: { row: ClusterInspection }) {
  const { t, locale } = useWords();
  const isFound = row.severity !== null && row.severity !== "ok";
  const message = `inspection.${row.inspection}`;
  return (
    <Tr>
      <Td className="align-top leading-8">
        <SeverityWord severity={row.severity} t={t} />
      </Td>
      <Td isSticky className="align-top leading-8" title={t(`${message}.docs`)}>
        {t(`${message}.title`)}
      </Td>
      <Td isNumber className="align-top leading-8">
        {formatValue(row.unit, row.value, { locale })}
      </Td>
      <Td isNumber className="align-top text-t3 leading-8">
        {formatValue(row.unit, row.threshold, { locale })}
      </Td>
      <Td className="min-w-80 whitespace-normal py-1.5 text-t2">
        {isFound ? (
          <>
            {t(`${message}.remedy`)}{" "}
            <span className="text-t3">
              {t("inspections.preconditions")}: {t(`${message}.preconditions`)}
            </span>
          </>
        ) : (
          <span className="text-t3">{t(`${message}.question`)}</span>
        )}
      </Td>
    </Tr>
  );
}
