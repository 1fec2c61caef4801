"use client";
// The page of one cluster: what is wrong now, its SLOs, where the budget went, which member differs, and every signal.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { AlertOpened } from "@/components/alerts/alert-opened";
import { FleetNotice } from "@/components/fleet/fleet-notice";
import { ClusterInspections } from "@/components/inspections/cluster-inspections";
import { SloSources } from "@/components/slo/slo-sources";
import { SloStrip } from "@/components/slo/slo-strip";
import { SectionHead } from "@/components/ui/section-head";
import { clusterDetailOptions } from "@/lib/client/fleet-queries";
import { useWords } from "@/lib/client/fleet-words";
import type { AlertOpening } from "@/lib/contract/alerts";
import type { ClusterInspections as Inspections } from "@/lib/contract/inspections";
import type { ClusterPageFound } from "@/lib/contract/pages";
import { BudgetSection } from "./budget-section";
import { ClusterHead } from "./cluster-head";
import { ClusterNotices } from "./cluster-notices";
import { Members } from "./members";
import { NowStrip } from "./now-strip";
import { type FirstPaints, Signals } from "./signals";

interface ClusterViewProps {
  page: ClusterPageFound;
  inspections: Inspections;
  /** the alert that the page was opened at; null = none was asked for */
  opening: AlertOpening | null;
  /** the server's pictures of the first charts, shown until the charts are ready */
  firstPaints: FirstPaints;
}

export function ClusterView({ page, firstPaints, inspections, opening }: ClusterViewProps) {
  const { t } = useWords();
  const { data: detail } = useQuery(
    queryOptions({ ...clusterDetailOptions(page.detail.id), initialData: page.detail }),
  );
  return (
    <>
      <ClusterHead detail={detail} links={page.links} />
      <FleetNotice status={page.status} />
      {opening ? <AlertOpened opening={opening} /> : null}
      <NowStrip detail={detail} />
      <ClusterNotices notices={page.notices} />
      <section aria-labelledby="slos">
        <SectionHead id="slos" title={t("cluster.slos.title")} question={t("cluster.slos.window")}>
          <span className="text-small text-t3">
            <SloSources errorsSource={detail.errorsSource} latencySource={detail.latencySource} />
          </span>
        </SectionHead>
        <SloStrip slos={detail.slos} />
      </section>
      <BudgetSection detail={detail} panels={page.panels} firstPaints={firstPaints} />
      <section aria-labelledby="members">
        <SectionHead id="members" title={t("cluster.members.title")} question={t("cluster.members.question")} />
        <Members members={detail.members} />
      </section>
      <ClusterInspections inspections={inspections} />
      <Signals detail={detail} panels={page.panels} firstPaints={firstPaints} />
    </>
  );
}
