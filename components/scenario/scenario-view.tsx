"use client";
// `/scenarios/{scenario}`: its indicators by spec and by region, and its clusters.
import { DetailHead } from "@/components/business/detail-head";
import { SceneClusters } from "@/components/business/scene-clusters";
import { NearStat, NotOkStat, SizeStats, SliStat, Strip } from "@/components/business/scene-strip";
import { SceneTable } from "@/components/business/scene-table";
import { SectionHead } from "@/components/ui/section-head";
import { useWords } from "@/lib/client/fleet-words";
import type { ScenarioPage } from "@/lib/contract/views2";
import { SERVICE_SLI_IDS } from "@/lib/slo/vocabulary";
import { hrefFleet, hrefScenarios } from "@/lib/url/hrefs";
import { ScenarioTable } from "./scenario-table";

export function ScenarioView({ page }: { page: ScenarioPage }) {
  const { t } = useWords();
  const { total } = page;
  const filters = { scenario: [total.id] };
  return (
    <>
      <DetailHead
        page={page}
        regionCount={page.regions.length}
        crumb={{ label: t("l2.scenarios.title"), href: hrefScenarios() }}
      />
      <Strip label={total.title}>
        <NotOkStat row={total} filters={filters} />
        {SERVICE_SLI_IDS.map((sli) => (
          <SliStat key={sli} row={total} filters={filters} sli={sli} />
        ))}
        <NearStat row={total} filters={filters} />
        <SizeStats row={total} filters={filters} />
      </Strip>
      <ScenarioTable group={page.group} />
      <section aria-labelledby="regions">
        <SectionHead id="regions" title={t("l2.business.byRegion")} question={t("l2.business.byRegion.question")} />
        <SceneTable
          label={t("l2.business.byRegion")}
          nameTitle={t("label.region")}
          rows={page.regions}
          indicators={page.group.indicators}
          filtersOf={({ id }) => ({ ...filters, region: [id] })}
          hrefOf={({ id }) => hrefFleet({ ...filters, region: [id] })}
        />
      </section>
      <SceneClusters list={page.clusters} filters={filters} labels={["zone", "product", "spec", "customer"]} />
    </>
  );
}
