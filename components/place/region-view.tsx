"use client";
import { FleetView } from "@/components/fleet/fleet-view";
import { Breadcrumbs } from "@/components/nav/breadcrumbs";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterList } from "@/lib/contract/fleet";
import type { RegionPageFound } from "@/lib/contract/pages";
import { hrefFleet } from "@/lib/url/hrefs";
import { RegionParts } from "./region-parts";

/** The fleet page narrowed to one region, with its parts in place of the regions' tiles. */
export function RegionView({ page, initialList }: { page: RegionPageFound; initialList: ClusterList }) {
  const { t } = useWords();
  return (
    <FleetView
      initial={page.page}
      initialList={initialList}
      region={{
        id: page.region,
        title: page.title,
        crumbs: <Breadcrumbs crumbs={[{ label: t("shell.nav.fleet"), href: hrefFleet() }]} t={t} />,
        parts: <RegionParts region={page.region} initialZones={page.zones} />,
      }}
    />
  );
}
