"use client";
import { HealthIcon } from "@/components/ui/health-icon";
import { Id, RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { BlindCluster } from "@/lib/contract/coverage";
import { hrefCluster } from "@/lib/url/hrefs";

const LABELS = ["region", "zone", "product", "scenario", "spec", "customer"] as const;

export function BlindTable({ rows, nowUnixMs }: { rows: readonly BlindCluster[]; nowUnixMs: number | null }) {
  const { t, formatMoment } = useWords();
  return (
    <Table label={t("coverage.blind.title")}>
      <thead>
        <tr>
          <Th isSticky>{t("fleet.col.cluster")}</Th>
          <Th>{t("coverage.col.why")}</Th>
          {LABELS.map((label) => (
            <Th key={label} className="max-md:hidden">
              {t(`fleet.col.${label}`)}
            </Th>
          ))}
          <Th isNumber>{t("fleet.col.since")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td isSticky>
              <RowLink href={hrefCluster(row.id)} className="inline-flex items-center gap-1.5">
                <HealthIcon health="blind" label={t("health.blind")} />
                <Id>{row.id}</Id>
              </RowLink>
            </Td>
            <Td className="text-t2">{t(row.isUnseen ? "coverage.blind.unseen" : "coverage.blind.silent")}</Td>
            {LABELS.map((label) => (
              <Td key={label} className="text-t2 max-md:hidden">
                {row[label] || "—"}
              </Td>
            ))}
            <Td isNumber>
              {row.sinceUnixMs === null ? t("coverage.longAgo") : formatMoment(row.sinceUnixMs, nowUnixMs)}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
