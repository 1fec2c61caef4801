"use client";
// The fleet page: a sentence, counts, regions, the map, the worst clusters. Arranges what came with the page and keeps it
// fresh; each part says for itself what it does not know.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { AsOf } from "@/components/ui/as-of";
import { listFilterChoices } from "@/lib/client/fleet-links";
import { decodeHealthBytes } from "@/lib/client/fleet-map-health";
import { buildCellMatcher, countBadBy } from "@/lib/client/fleet-matcher";
import {
  clusterListOptions,
  fleetHealthOptions,
  fleetSummaryOptions,
  inventoryOptions,
  regionTilesOptions,
} from "@/lib/client/fleet-queries";
import { useWords } from "@/lib/client/fleet-words";
import { useUrlState } from "@/lib/client/url-state";
import type { ClusterList } from "@/lib/contract/fleet";
import type { FleetPage } from "@/lib/contract/pages";
import type { TilesData } from "@/lib/contract/views";
import { pickFilters } from "@/lib/url/state";
import { ClusterSection } from "./cluster-section";
import { FilterChips } from "./filter-chips";
import { FleetHeadline } from "./fleet-headline";
import { FleetNotice } from "./fleet-notice";
import { FleetSentence } from "./fleet-sentence";
import { MapSection } from "./map-section";
import { RegionSection } from "./region-section";

const NOT_OK = ["down", "burning", "degraded"] as const;

interface FleetViewProps {
  initial: FleetPage;
  /** the list that the URL asks for; null = the worst clusters, which `initial` has */
  initialList: ClusterList | null;
}

export function FleetView({ initial, initialList }: FleetViewProps) {
  const { t } = useWords();
  const { summary, tilesResult, tiles, inventory, health, notOk, matches, badByZone } = useFleetData(initial);
  const regionNames = useRegionNames(tiles);
  const regionOrder = useMemo(() => listRegions(initial), [initial]);
  return (
    <div className="flex flex-col">
      <header className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 max-sm:sr-only">
        <h1 className="font-semibold text-title tracking-[-0.2px]">{t("fleet.title")}</h1>
        <span className="text-t3">
          {t("fleet.size", {
            clusters: summary.clusterCount,
            regions: summary.regionCount,
            k8s: summary.k8sClusterCount,
          })}
        </span>
        <AsOf asOfUnixMs={summary.asOfUnixMs} isStale={summary.isStale} className="ml-auto" />
      </header>
      <FleetNotice status={initial.status} />
      <FleetSentence summary={summary} rows={notOk.rows} badByZone={badByZone} tiles={tiles} />
      <FilterChips names={regionNames} />
      <FleetHeadline summary={summary} tiles={tiles} />
      <RegionSection result={tilesResult} className="max-sm:order-2" />
      <MapSection
        inventory={inventory}
        health={health}
        rows={notOk.rows}
        regionOrder={regionOrder}
        regionNames={regionNames}
        matches={matches}
        className="max-sm:order-3"
      />
      <ClusterSection notOk={notOk} initialList={initialList} className="max-sm:order-1" />
    </div>
  );
}

/** Names of all regions: a filtered page has tiles of some only, while its map still shows the others. */
function useRegionNames(tiles: TilesData | null): ReadonlyMap<string, string> {
  const { locale } = useWords();
  const isFiltered = listFilterChoices(pickFilters(useUrlState())).length > 0;
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

/** Everything the page shows, as it came with the page and renewed by the shared timer. */
function useFleetData(initial: FleetPage) {
  const { locale } = useWords();
  const state = useUrlState();
  const filters = useMemo(() => pickFilters(state), [state]);
  const bad = { ...filters, health: state.health.length > 0 ? state.health : NOT_OK };
  const { data: summary } = useQuery({ ...fleetSummaryOptions(filters), initialData: initial.summary });
  const { data: inventory } = useQuery({ ...inventoryOptions(), initialData: initial.inventory });
  const { data: health } = useQuery({ ...fleetHealthOptions(), initialData: initial.health });
  const { data: notOk = initial.notOk } = useQuery({ ...clusterListOptions(bad), initialData: initial.notOk });
  const { data: tilesResult } = useQuery({
    ...regionTilesOptions(filters, locale),
    initialData: initial.panels["region-slos"],
  });
  const bytes = useMemo(() => decodeHealthBytes(health.healthBase64, inventory.ids.length), [health, inventory]);
  const matches = useMemo(() => buildCellMatcher(inventory, bytes, filters), [inventory, bytes, filters]);
  const badByZone = useMemo(() => countBadBy(inventory, bytes, "zone", matches), [inventory, bytes, matches]);
  const tiles = tilesResult.data?.kind === "tiles" ? tilesResult.data : null;
  return { summary, inventory, health, notOk, tilesResult, tiles, matches, badByZone };
}
