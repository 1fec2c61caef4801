"use client";
// The inspections of one cluster: what was found with its number, and what to do about it; what could not be inspected says so.
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { ClusterNotices } from "@/components/cluster/cluster-notices";
import { HealthIcon } from "@/components/ui/health-icon";
import { SectionHead } from "@/components/ui/section-head";
import { EmptyState } from "@/components/ui/states";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterInspection, ClusterInspections as Inspections } from "@/lib/contract/inspections";
import { formatValue } from "@/lib/units/value";
import { SeverityWord } from "./severity-word";

export function ClusterInspections({ inspections }: { inspections: Inspections }) {
  const { t } = useWords();
  const found = inspections.rows.filter(isFound);
  const others = inspections.rows.filter((row) => !isFound(row));
  return (
    <section aria-labelledby="inspections">
      <SectionHead id="inspections" title={t("inspections.title")} question={t("inspections.cluster.question")} />
      <ClusterNotices notices={inspections.notices} />
      <div className="surface overflow-hidden">
        {inspections.isKnown ? (
          <Table label={t("inspections.title")}>
            <thead className={found.length === 0 ? "sr-only" : undefined}>
              <tr>
                <Th>{t("inspections.col.severity")}</Th>
                <Th isSticky>{t("inspections.col.inspection")}</Th>
                <Th isNumber>{t("inspections.col.value")}</Th>
                <Th isNumber>{t("inspections.col.threshold")}</Th>
                <Th>{t("inspections.remedy")}</Th>
              </tr>
            </thead>
            <tbody>
              {found.map((row) => (
                <InspectionRow key={row.inspection} row={row} />
              ))}
              <FoldedRows kind="notInspected" rows={others.filter(({ severity }) => severity === null)} />
              <FoldedRows kind="ok" rows={others.filter(({ severity }) => severity !== null)} />
            </tbody>
          </Table>
        ) : (
          <EmptyState className="px-4">{t("inspections.unknown")}</EmptyState>
        )}
      </div>
    </section>
  );
}

const isFound = ({ severity }: ClusterInspection) => severity !== null && severity !== "ok";

interface FoldedRowsProps {
  kind: "ok" | "notInspected";
  rows: readonly ClusterInspection[];
}

/** What found nothing, and what could not look, each as one line that names them; their rows are one press away. */
function FoldedRows({ kind, rows }: FoldedRowsProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (rows.length === 0) return null;
  const names = rows.map(({ inspection }) => t(`inspection.${inspection}.title`)).join(", ");
  return (
    <>
      <Tr>
        <Td colSpan={5} className="max-w-0 p-0 first:pl-0 last:pr-0">
          <button
            type="button"
            aria-expanded={isOpen}
            title={names}
            onClick={() => setOpen(!isOpen)}
            className="flex h-9 w-full items-center gap-2 px-4 text-left text-t2 hover:bg-raise touch:h-11"
          >
            <ChevronRight aria-hidden size={12} className={isOpen ? "flex-none rotate-90" : "flex-none"} />
            <HealthIcon health={kind === "ok" ? "ok" : "blind"} />
            <span className="truncate">{t(`inspections.folded.${kind}`, { count: rows.length, names })}</span>
          </button>
        </Td>
      </Tr>
      {isOpen ? rows.map((row) => <InspectionRow key={row.inspection} row={row} />) : null}
    </>
  );
}

function InspectionRow({ row }: { row: ClusterInspection }) {
  const { t, locale } = useWords();
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
        {isFound(row) ? (
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
