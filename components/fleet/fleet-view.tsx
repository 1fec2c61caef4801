"use client";
// The fleet page: a sentence, counts, regions, the map with what explains it, the worst clusters. The page of a region is the same,
// narrowed to it. Arranges what came with the page and keeps it fresh; each part says for itself what it does not know.
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useMemo } from "react";
import { AsOf } from "@/components/ui/as-of";
import { listFilterChoices, RegionProvider } from "@/lib/client/fleet-links";
import { regionTilesOptions } from "@/lib/client/fleet-queries";
import { useWords } from "@/lib/client/fleet-words";
import { useListState } from "@/lib/client/url-state";
import type { ClusterList } from "@/lib/contract/fleet";
import type { FleetPage } from "@/lib/contract/pages";
import type { TilesData } from "@/lib/contract/views";
import { pickFilters } from "@/lib/url/state";
import { FleetHeadline } from "./fleet-headline";
import { FleetNotice } from "./fleet-notice";
import { FleetSentence } from "./fleet-sentence";
import { MapArea } from "./map-area";
import { RegionSection } from "./region-section";
import { useFleetData } from "./use-fleet-data";

/** Most pages are not narrowed: their code then stays where it is. */
const FilterChips = lazy(() => import("./filter-chips"));
/** Stands under the map: its rows come with the page, its code after what is above it. */
const ClusterSection = lazy(() => import("./cluster-section"));

interface FleetViewProps {
  initial: FleetPage;
  /** the list that the URL asks for; null = the worst clusters, which `initial` has */
  initialList: ClusterList | null;
  /** the page of one region; absent = the fleet's */
  region?: {
    readonly id: string;
    readonly title: string;
    /** the way up */
    readonly crumbs: ReactNode;
    /** how the region falls into parts, in place of the tiles of regions */
    readonly parts: ReactNode;
  };
}

export function FleetView({ initial, initialList, region }: FleetViewProps) {
  const { t } = useWords();
  const data = useFleetData(initial, region?.id ?? null);
  const { summary, tilesResult, tiles, notOk, badByZone, blast, change, filters } = data;
  const isFiltered = listFilterChoices(pickFilters(useListState())).length > 0;
  const regionNames = useRegionNames(tiles, isFiltered);
  const regionOrder = useMemo(() => listRegions(initial), [initial]);
  const size = { clusters: summary.clusterCount, regions: summary.regionCount, k8s: summary.k8sClusterCount };
  return (
    <RegionProvider value={region?.id ?? null}>
      <div className="flex flex-col">
        {region?.crumbs}
        <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 max-sm:sr-only">
          <h1 className="font-semibold text-title tracking-[-0.2px]">{region?.title ?? t("fleet.title")}</h1>
          <span className="text-t3">{t(region ? "fleet.region.size" : "fleet.size", size)}</span>
          <AsOf asOfUnixMs={summary.asOfUnixMs} isStale={summary.isStale} className="ml-auto" />
        </header>
        <FleetNotice status={initial.status} />
        <FleetSentence
          summary={summary}
          rows={notOk.rows}
          badByZone={badByZone}
          blast={blast}
          tiles={region ? null : tiles}
        />
        {isFiltered ? (
          <Suspense fallback={<div aria-hidden className="h-10 touch:h-14" />}>
            <FilterChips names={regionNames} />
          </Suspense>
        ) : null}
        <FleetHeadline summary={summary} filters={filters} tiles={region ? null : tiles} change={change} />
        {region ? region.parts : <RegionSection result={tilesResult} className="max-sm:order-2" />}
        <MapArea
          data={data}
          initialLoss={initial.zoneLoss}
          regionOrder={regionOrder}
          regionNames={regionNames}
          region={region?.id ?? null}
        />
        <Suspense fallback={<div aria-hidden className="min-h-80 max-sm:order-1" />}>
          <ClusterSection
            notOk={notOk}
            initialList={initialList}
            filters={filters}
            inventory={data.inventory}
            replay={data.replay}
            className="max-sm:order-1"
          />
        </Suspense>
      </div>
    </RegionProvider>
  );
}

/** Names of all regions: a filtered page has tiles of some only, while its map still shows the others. */
function useRegionNames(tiles: TilesData | null, isFiltered: boolean): ReadonlyMap<string, string> {
  const { locale } = useWords();
  const { data: all } = useQuery({ ...regionTilesOptions({}, locale), enabled: isFiltered });
  return useMemo(() => {
    const known = [...(all?.data?.kind === "tiles" ? all.data.tiles : []), ...(tiles?.tiles ?? [])];
    return new Map(known.map((tile) => [tile.id, tile.title]));
  }, [all, tiles]);
}

/** Worst first when the page came; later refreshes recolour the map and do not move its rows. */
function listRegions({ panels }: FleetPage): string[] {
  const { data } = panels["region-slos"];
  return data?.kind === "tiles" ? data.tiles.map((tile) => tile.id) : [];
}
