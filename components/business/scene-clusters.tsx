"use client";
import { BudgetBar } from "@/components/ui/budget-bar";
import { buttonClass } from "@/components/ui/button";
import { HealthIcon } from "@/components/ui/health-icon";
import { BUDGET_TEXT } from "@/components/ui/health-tone";
import { HealthWord } from "@/components/ui/health-word";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/section-head";
import { Id, RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterList, ClusterRow } from "@/lib/contract/fleet";
import { formatMinutes } from "@/lib/units/duration";
import { formatBurn } from "@/lib/units/quantity";
import { formatBudget, formatRatio } from "@/lib/units/ratio";
import { hrefCluster, hrefFleet } from "@/lib/url/hrefs";
import type { UrlState } from "@/lib/url/parameters";

/** Labels that tell the clusters of a page apart; the page's own label is the same for all. */
export type SceneClusterLabel = "zone" | "product" | "scenario" | "spec" | "customer";

interface SceneClustersProps {
  list: ClusterList;
  filters: Partial<UrlState>;
  labels: readonly SceneClusterLabel[];
}

const NUMBERS = ["burn", "budget", "lost"] as const;

/** The clusters behind the page, worst first, and the way to all of them. */
export function SceneClusters({ list, filters, labels }: SceneClustersProps) {
  const { t } = useWords();
  return (
    <section aria-labelledby="clusters">
      <SectionHead id="clusters" title={t("l2.clusters.title")} question={t("l2.clusters.question")}>
        <span>{t("l2.shown", { shown: list.rows.length, count: list.totalCount })}</span>
        <Link href={hrefFleet(filters)} className={buttonClass()}>
          {t("l2.allClusters", { count: list.totalCount })}
        </Link>
      </SectionHead>
      <div className="surface overflow-hidden">
        <Table label={t("l2.clusters.title")}>
          <thead>
            <tr>
              <Th>{t("fleet.col.health")}</Th>
              <Th isSticky>{t("fleet.col.cluster")}</Th>
              {labels.map((label) => (
                <Th key={label}>{t(label === "scenario" ? "l2.col.use" : `fleet.col.${label}`)}</Th>
              ))}
              {NUMBERS.map((column) => (
                <Th key={column} isNumber>
                  {t(`fleet.col.${column}`)}
                </Th>
              ))}
              <Th isNumber>{t("l2.ind.availability")}</Th>
              <Th isNumber>{t("l2.col.room")}</Th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <ClusterLine key={row.id} row={row} labels={labels} />
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}

function ClusterLine({ row, labels }: { row: ClusterRow; labels: readonly SceneClusterLabel[] }) {
  const { t, locale } = useWords();
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
      {labels.map((label) => (
        <Td key={label} title={row[label]} className={label === "zone" ? "font-mono text-small text-t2" : "text-t2"}>
          {row[label] || <span className="text-t3">—</span>}
        </Td>
      ))}
      <Td isNumber className={(row.burnRate1h ?? 0) > 1 ? "font-semibold" : "text-t2"}>
        {formatBurn(row.burnRate1h)}
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
      <Td isNumber className="text-t2">
        {formatRatio(row.availabilityRatio, { style: "tile" })}
      </Td>
      <Td isNumber className="text-t2">
        {formatRatio(row.dbUsageRatio)}
      </Td>
    </Tr>
  );
}
