"use client";
// What the fleet page asks for after its first paint: the same answers that came with the page, renewed by the page's timer.
// What is of now has a live key, what is of a past moment or window a fixed one and is never asked again; old data stays on screen while new data comes or fails.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ClusterDetail, ClusterList, FleetHealth, FleetSummary, Inventory, RollupRow } from "@/lib/contract/fleet";
import type { BlastRadius, FleetChanges, HealthHistory } from "@/lib/contract/level1";
import type { PanelResult } from "@/lib/contract/panel-result";
import type { LossList, MapColumn, MapColumnData } from "@/lib/contract/place";
import type { Locale } from "@/lib/text/locale";
import {
  hrefApiBlastRadius,
  hrefApiCluster,
  hrefApiClusters,
  hrefApiFleet,
  hrefApiFleetChanges,
  hrefApiFleetHealth,
  hrefApiFleetHistory,
  hrefApiInventory,
  hrefApiLoss,
  hrefApiMapColumn,
  hrefApiPanel,
  hrefApiRollup,
} from "@/lib/url/api-hrefs";
import type { FilterLabel, UrlState } from "@/lib/url/parameters";
import { joinSearch } from "@/lib/url/path";
import { buildSearch, type Filters } from "@/lib/url/state";
import { fetchJson, isWorthRetrying } from "./fetch-json";
import { FIXED, LIVE } from "./refresh";
import type { RangeTokens } from "./url-state";

const FRESH_MS = 10_000;
const INVENTORY_FRESH_MS = 300_000;

/** Own server, own version: the fields that a component would fail on are checked, the rest is the contract's. */
function hasFields<T>(body: unknown, fields: readonly (keyof T & string)[]): body is T {
  return typeof body === "object" && body !== null && fields.every((field) => field in body);
}

async function fetchShape<T>(url: string, signal: AbortSignal, fields: readonly (keyof T & string)[]): Promise<T> {
  const body = await fetchJson(url, signal);
  if (!hasFields<T>(body, fields)) throw new TypeError(`unexpected answer of ${url}`);
  return body;
}

/** Answers about a moment or a window that is over do not change. */
export function fixedOptions<T>(url: string, fields: readonly (keyof T & string)[]) {
  return queryOptions({
    queryKey: [FIXED, "fleet", url],
    queryFn: ({ signal }) => fetchShape<T>(url, signal, fields),
    staleTime: Number.POSITIVE_INFINITY,
    retry: isWorthRetrying,
  });
}

function liveOptions<T>(url: string, fields: readonly (keyof T & string)[], staleTime = FRESH_MS) {
  return queryOptions({
    queryKey: [LIVE, "fleet", url],
    queryFn: ({ signal }) => fetchShape<T>(url, signal, fields),
    staleTime,
    retry: isWorthRetrying,
  });
}

export const SUMMARY_FIELDS = ["counts", "slis", "coverage", "budgetCounts", "notices"] as const;

export const fleetSummaryOptions = (filters: Filters) =>
  liveOptions<FleetSummary>(hrefApiFleet(filters), SUMMARY_FIELDS);

export const inventoryOptions = () =>
  liveOptions<Inventory>(hrefApiInventory(), ["inventoryVersion", "ids", "labels"], INVENTORY_FRESH_MS);

export const fleetHealthOptions = () =>
  liveOptions<FleetHealth>(hrefApiFleetHealth(), ["inventoryVersion", "healthBase64"]);

export const clusterListOptions = (list: Filters & Partial<Pick<UrlState, "sort" | "page" | "pageSize">>) => ({
  ...liveOptions<ClusterList>(hrefApiClusters(list), ["rows", "totalCount", "page", "pageSize"]),
  placeholderData: keepPreviousData,
});

/** The region tiles under the page's filters; the panel's own key, with every value of every filter. */
export function regionTilesOptions(filters: Filters, lang: Locale) {
  const url = joinSearch(hrefApiPanel("region-slos", { lang }), buildSearch(filters));
  return liveOptions<PanelResult>(url, ["panel", "state", "view", "data", "notices"]);
}

export const clusterDetailOptions = (clusterId: string) =>
  liveOptions<ClusterDetail>(hrefApiCluster(clusterId), ["row", "witnesses", "slos", "members"]);

/** The map's bytes at a past moment. */
export const pastHealthOptions = (atUnixMs: number) =>
  fixedOptions<FleetHealth>(hrefApiFleetHealth(atUnixMs), ["inventoryVersion", "healthBase64"]);

const HISTORY_FIELDS = ["counts", "stepCount", "runsBase64", "inventoryVersion"] as const;

/** Health of every cluster over the page's window. */
export function historyOptions({ from, to, isLive }: RangeTokens, filters: Filters, lang: Locale) {
  const url = hrefApiFleetHistory({ from, to }, { filters, lang });
  return {
    ...(isLive ? liveOptions<HealthHistory>(url, HISTORY_FIELDS) : fixedOptions<HealthHistory>(url, HISTORY_FIELDS)),
    placeholderData: keepPreviousData,
  };
}

export const CHANGES_MINUTES = 15;

export const changesOptions = (filters: Filters) => ({
  ...liveOptions<FleetChanges>(hrefApiFleetChanges(CHANGES_MINUTES, filters), ["rows", "worseCount", "recoveredCount"]),
  placeholderData: keepPreviousData,
});

/** What the bad clusters have in common, now or at a past moment. */
export function blastRadiusOptions(filters: Filters, atUnixMs: number | null, lang: Locale) {
  const url = hrefApiBlastRadius(filters, { atUnixMs, lang });
  const fields = ["outcome", "sentence", "findings", "badCount"] as const;
  return {
    ...(atUnixMs === null ? liveOptions<BlastRadius>(url, fields) : fixedOptions<BlastRadius>(url, fields)),
    placeholderData: keepPreviousData,
  };
}

export const lossOptions = (by: "zone" | "host", filters: Filters) =>
  liveOptions<LossList>(hrefApiLoss(by, filters), ["rows", "totalCount"]);

interface RollupList {
  readonly rows: readonly RollupRow[];
  readonly totalCount: number;
}

export const rollupOptions = (by: readonly FilterLabel[], filters: Filters) =>
  liveOptions<RollupList>(hrefApiRollup(by, filters), ["rows", "totalCount"]);

/** A fact per cluster that the map is coloured or grouped by. */
export const mapColumnOptions = (column: MapColumn) =>
  liveOptions<MapColumnData>(hrefApiMapColumn(column), ["inventoryVersion", "values", "hostCodes"], 30_000);
