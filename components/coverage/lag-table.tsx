"use client";
import { Chip } from "@/components/ui/chip";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { RuleLag } from "@/lib/contract/coverage";
import { formatDuration } from "@/lib/units/duration";

export function LagTable({ lags, nowUnixMs }: { lags: readonly RuleLag[]; nowUnixMs: number | null }) {
  const { t, locale, formatMoment } = useWords();
  return (
    <Table label={t("coverage.lag.title")}>
      <thead>
        <tr>
          <Th isSticky>{t("coverage.col.layer")}</Th>
          <Th isNumber>{t("coverage.col.interval")}</Th>
          <Th isNumber>{t("coverage.col.newest")}</Th>
          <Th isNumber>{t("coverage.col.lag")}</Th>
        </tr>
      </thead>
      <tbody>
        {lags.map(({ layer, intervalSeconds, newestUnixMs, lagSeconds, isLate }) => (
          <Tr key={layer}>
            <Td isSticky>
              {t(`coverage.layer.${layer}`)}
              {isLate ? (
                <Chip health="degraded" className="ml-2">
                  {t("coverage.lag.late")}
                </Chip>
              ) : null}
            </Td>
            <Td isNumber className="text-t2">
              {formatDuration(intervalSeconds, { locale })}
            </Td>
            <Td isNumber>{newestUnixMs === null ? t("coverage.lag.none") : formatMoment(newestUnixMs, nowUnixMs)}</Td>
            <Td isNumber className="text-t2">
              {lagSeconds === null ? "—" : formatDuration(lagSeconds, { locale })}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
