"use client";
// A zone or a host: which etcd clusters have members there, how they are now, and which would lose quorum if it died.
import { BoldText } from "@/components/fleet/bold-text";
import { FleetNotice } from "@/components/fleet/fleet-notice";
import { Breadcrumbs } from "@/components/nav/breadcrumbs";
import { AsOf } from "@/components/ui/as-of";
import { HealthIcon } from "@/components/ui/health-icon";
import { SectionHead } from "@/components/ui/section-head";
import { EmptyState } from "@/components/ui/states";
import { useWords } from "@/lib/client/fleet-words";
import { composePlace } from "@/lib/client/place-sentence";
import type { PlacePageFound } from "@/lib/contract/place";
import { HEALTHS_WORST_FIRST } from "@/lib/slo/vocabulary";
import { hrefFleet, hrefRegion, hrefZone } from "@/lib/url/hrefs";
import { PlaceCounts } from "./place-counts";
import { PlaceHosts } from "./place-hosts";
import { PlaceTable } from "./place-table";

export function PlaceView({ page }: { page: PlacePageFound }) {
  const { t } = useWords();
  const { label, value, clusters, fates, clusterCount, hosts } = page;
  const lost = clusters.filter(({ fate }) => fate === "loses-quorum");
  const others = clusters.filter(({ fate }) => fate !== "loses-quorum");
  const worst = HEALTHS_WORST_FIRST.find((health) => page.counts[health] > 0) ?? "blind";
  return (
    <div className="flex flex-col">
      <PlaceCrumbs page={page} />
      <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="font-semibold text-title tracking-[-0.2px]">
          <span className="font-normal text-t3">{t(`label.${label}`)}</span> {value}
        </h1>
        <span className="text-t3">{t("place.size", { clusters: clusterCount, members: page.memberCount })}</span>
        <AsOf asOfUnixMs={page.asOfUnixMs} isStale={page.status.isStale} className="ml-auto" />
      </header>
      <FleetNotice status={page.status} />
      <p id="sentence" className="flex items-start gap-3 pb-3 text-sentence tracking-[-0.1px]">
        <HealthIcon health={worst} size={16} className="mt-1" />
        <span>
          <BoldText text={composePlace(page, t)} />
        </span>
      </p>
      <PlaceCounts page={page} />
      <SectionHead title={t("place.lost.title")} question={t(`place.lost.question.${label}`)}>
        <span>{t("fleet.worst.of", { shown: fates["loses-quorum"], count: clusterCount })}</span>
      </SectionHead>
      {lost.length > 0 ? (
        <PlaceTable label={t("place.lost.title")} clusters={lost} nowUnixMs={page.asOfUnixMs} />
      ) : (
        <div className="surface px-4">
          <EmptyState>{t(`place.lost.none.${label}`)}</EmptyState>
        </div>
      )}
      {hosts.length > 0 ? <PlaceHosts hosts={hosts} /> : null}
      {others.length > 0 ? (
        <>
          <SectionHead title={t("place.others.title")} question={t("place.others.question")}>
            <span>{t("fleet.worst.of", { shown: others.length, count: clusterCount - fates["loses-quorum"] })}</span>
          </SectionHead>
          <PlaceTable label={t("place.others.title")} clusters={others} nowUnixMs={page.asOfUnixMs} />
        </>
      ) : null}
    </div>
  );
}

function PlaceCrumbs({ page }: { page: PlacePageFound }) {
  const { t } = useWords();
  const [region] = page.regions;
  const [zone] = page.zones;
  const crumbs = [
    { label: t("shell.nav.fleet"), href: hrefFleet() },
    ...(region ? [{ label: region.title, href: hrefRegion(region.id) }] : []),
    ...(page.label === "host" && zone ? [{ label: zone, href: hrefZone(zone) }] : []),
  ];
  return <Breadcrumbs crumbs={crumbs} t={t} />;
}
