"use client";
import { HEALTH_TEXT } from "@/components/ui/health-tone";
import { RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import { useListState } from "@/lib/client/url-state";
import type { InspectionCounts } from "@/lib/contract/inspections";
import { FOUND_SEVERITIES, type InspectionId } from "@/lib/slo/inspections";
import { formatCount } from "@/lib/units/quantity";
import { hrefInspections } from "@/lib/url/hrefs";
import { pickFilters } from "@/lib/url/state";
import { markOf } from "./severity-word";

interface InspectionMatrixProps {
  counts: readonly InspectionCounts[];
  chosen: readonly InspectionId[];
  /** false = nothing came: dashes, not zeros */
  isKnown: boolean;
}

/** One row per inspection, one row one link to its findings. */
export function InspectionMatrix({ counts, chosen, isKnown }: InspectionMatrixProps) {
  const { t } = useWords();
  const filters = pickFilters(useListState());
  const show = (count: number) => (isKnown ? formatCount(count) : "—");
  return (
    <Table label={t("inspections.matrix.title")}>
      <thead>
        <tr>
          <Th isSticky>{t("inspections.col.inspection")}</Th>
          <Th className="max-md:hidden">{t("inspections.col.question")}</Th>
          {FOUND_SEVERITIES.map((severity) => (
            <Th key={severity} isNumber>
              {t(`inspections.severity.${severity}`)}
            </Th>
          ))}
          <Th isNumber>{t("inspections.col.ok")}</Th>
          <Th isNumber>{t("inspections.col.notInspected")}</Th>
        </tr>
      </thead>
      <tbody>
        {counts.map((row) => (
          <Tr key={row.inspection} className={chosen.includes(row.inspection) ? "bg-raise" : undefined}>
            <Td isSticky>
              <RowLink href={hrefInspections(filters, [row.inspection])} className="font-semibold">
                {t(`inspection.${row.inspection}.title`)}
              </RowLink>
            </Td>
            <Td className="text-t2 max-md:hidden" title={t(`inspection.${row.inspection}.docs`)}>
              {t(`inspection.${row.inspection}.question`)}
            </Td>
            {FOUND_SEVERITIES.map((severity) => (
              <Td key={severity} isNumber className={row[severity] > 0 ? HEALTH_TEXT[markOf(severity)] : "text-t3"}>
                {show(row[severity])}
              </Td>
            ))}
            <Td isNumber className="text-t2">
              {show(row.ok)}
            </Td>
            <Td isNumber className={row.notInspected > 0 ? HEALTH_TEXT.blind : "text-t3"}>
              {show(row.notInspected)}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
