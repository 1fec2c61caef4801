"use client";
// `/business/{product}`: the product by region and by use, and its clusters.
import { SectionHead } from "@/components/ui/section-head";
import { useWords } from "@/lib/client/fleet-words";
import type { ProductPage } from "@/lib/contract/views2";
import { SERVICE_SLI_IDS } from "@/lib/slo/vocabulary";
import { hrefBusiness, hrefFleet, hrefScenarios } from "@/lib/url/hrefs";
import { DetailHead } from "./detail-head";
import { SceneClusters } from "./scene-clusters";
import { NearStat, NotOkStat, SizeStats, SliStat, Strip } from "./scene-strip";
import { SceneTable } from "./scene-table";

const INDICATORS = ["availability", "write", "read", "budget", "dbUsage", "dbSize"] as const;

export function ProductView({ page }: { page: ProductPage }) {
  const { t } = useWords();
  const { total } = page;
  const filters = { product: [total.id] };
  return (
    <>
      <DetailHead
        page={page}
        regionCount={page.regions.length}
        crumb={{ label: t("l2.business.title"), href: hrefBusiness() }}
      />
      <Strip label={total.title}>
        <NotOkStat row={total} filters={filters} />
        {SERVICE_SLI_IDS.map((sli) => (
          <SliStat key={sli} row={total} filters={filters} sli={sli} />
        ))}
        <NearStat row={total} filters={filters} />
        <SizeStats row={total} filters={filters} />
      </Strip>
      <section aria-labelledby="regions">
        <SectionHead id="regions" title={t("l2.business.byRegion")} question={t("l2.business.byRegion.question")} />
        <SceneTable
          label={t("l2.business.byRegion")}
          nameTitle={t("label.region")}
          rows={page.regions}
          indicators={INDICATORS}
          filtersOf={({ id }) => ({ ...filters, region: [id] })}
          hrefOf={({ id }) => hrefFleet({ ...filters, region: [id] })}
        />
      </section>
      <section aria-labelledby="uses">
        <SectionHead id="uses" title={t("l2.business.byScenario")} question={t("l2.business.byScenario.question")} />
        <SceneTable
          label={t("l2.business.byScenario")}
          nameTitle={t("label.scenario")}
          rows={page.scenarios}
          indicators={INDICATORS}
          filtersOf={({ id }) => ({ ...filters, scenario: [id] })}
          hrefOf={({ id }) => (id === "" ? hrefFleet({ ...filters, scenario: [""] }) : hrefScenarios(id))}
        />
      </section>
      <SceneClusters list={page.clusters} filters={filters} labels={["zone", "scenario", "spec", "customer"]} />
    </>
  );
}
