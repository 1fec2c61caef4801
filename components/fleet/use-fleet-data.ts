"use client";
// Everything the page of the fleet, or of one region, shows: as it came with the page, renewed by the shared timer, at the moment
// that the reader chose.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { countChange, listCourses } from "@/lib/client/fleet-history";
import { decodeHealthBytes } from "@/lib/client/fleet-map-health";
import { buildCellMatcher, countBadBy, type PlaceColumns } from "@/lib/client/fleet-matcher";
import {
  blastRadiusOptions,
  CHANGES_MINUTES,
  clusterListOptions,
  fleetHealthOptions,
  fleetSummaryOptions,
  inventoryOptions,
  mapColumnOptions,
  regionTilesOptions,
} from "@/lib/client/fleet-queries";
import { useWords } from "@/lib/client/fleet-words";
import { useListState } from "@/lib/client/url-state";
import { type Replay, useReplay } from "@/lib/client/use-replay";
import type { FleetPage } from "@/lib/contract/pages";
import { type Filters, pickFilters } from "@/lib/url/state";

const NOT_OK = ["down", "burning", "degraded"] as const;

/** The filters of the page: the URL's, within the region whose page it is. */
export function usePageFilters(region: string | null): Filters {
  const state = useListState();
  // The same object while they say the same: colouring the map changes the address, and must not count the whole fleet anew.
  const text = JSON.stringify(pickFilters(state));
  return useMemo(() => {
    const filters: Filters = JSON.parse(text);
    return region === null ? filters : { ...filters, region: [region] };
  }, [text, region]);
}

export function useFleetData(initial: FleetPage, region: string | null) {
  const { locale } = useWords();
  const filters = usePageFilters(region);
  const bad = { ...filters, health: filters.health?.length ? filters.health : NOT_OK };
  const { data: summary } = useQuery({ ...fleetSummaryOptions(filters), initialData: initial.summary });
  const { data: inventory } = useQuery({ ...inventoryOptions(), initialData: initial.inventory });
  const { data: health } = useQuery({ ...fleetHealthOptions(), initialData: initial.health });
  const { data: notOk = initial.notOk } = useQuery({ ...clusterListOptions(bad), initialData: initial.notOk });
  const { data: tilesResult } = useQuery({
    ...regionTilesOptions(filters, locale),
    initialData: initial.panels["region-slos"],
  });
  const { data: blast } = useQuery({
    ...blastRadiusOptions(filters, null, locale),
    initialData: initial.blast ?? undefined,
  });
  const replay = useReplay({ inventory, health, initialMoment: initial.moment, filters });
  const nowBytes = useMemo(() => decodeHealthBytes(health.healthBase64, inventory.ids.length), [health, inventory]);
  const places = usePlaceColumns(filters);
  const matches = useMemo(
    () => buildCellMatcher(inventory, replay.bytes, filters, places),
    [inventory, replay.bytes, filters, places],
  );
  const nowMatches = useMemo(
    () => buildCellMatcher(inventory, nowBytes, filters, places),
    [inventory, nowBytes, filters, places],
  );
  const badByZone = useMemo(
    () => countBadBy(inventory, nowBytes, "zone", nowMatches),
    [inventory, nowBytes, nowMatches],
  );
  const tiles = tilesResult.data?.kind === "tiles" ? tilesResult.data : null;
  const past = usePastChanges(replay, inventory.ids, matches);
  const { history } = replay;
  const change = useMemo(() => (history ? countChange(history, history.stepCount - 1) : null), [history]);
  return {
    summary,
    inventory,
    health,
    notOk,
    tilesResult,
    tiles,
    matches,
    badByZone,
    blast: blast ?? null,
    replay,
    past,
    change,
    filters,
  };
}

/** Where members run, when a filter asks for it. */
function usePlaceColumns({ host, member_zone: memberZone }: Filters): PlaceColumns {
  const { data: hosts = null } = useQuery({ ...mapColumnOptions("host"), enabled: (host ?? []).length > 0 });
  const { data: zones = null } = useQuery({ ...mapColumnOptions("zone"), enabled: (memberZone ?? []).length > 0 });
  return useMemo(() => ({ hosts, zones }), [hosts, zones]);
}

/** What changed before the past moment that the URL names; null while the map shows the present. */
function usePastChanges(
  { history, codes, step, restUnixMs }: Replay,
  ids: readonly string[],
  matches: ((index: number) => boolean) | null,
) {
  return useMemo(() => {
    if (restUnixMs === null) return null;
    if (!history || !codes || step === null) return { changes: [], atUnixMs: restUnixMs };
    const changes = listCourses(history, codes, step, CHANGES_MINUTES)
      .filter(({ index }) => !matches || matches(index))
      .map(({ index, from, to, atUnixMs }) => ({ id: ids[index] ?? "", from, to, atUnixMs }));
    return { changes, atUnixMs: restUnixMs };
  }, [history, codes, step, restUnixMs, ids, matches]);
}
