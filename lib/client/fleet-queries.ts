"use client";
// What the fleet page asks for after its first paint: the same answers that came with the page, renewed by the page's timer.
// Everything here is of now, so all keys are live; old data stays on screen while new data comes or fails.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ClusterDetail, ClusterList, FleetHealth, FleetSummary, Inventory } from "@/lib/contract/fleet";
import type { PanelResult } from "@/lib/contract/panel-result";
import type { Locale } from "@/lib/text/locale";
import {
  hrefApiCluster,
  hrefApiClusters,
  hrefApiFleet,
  hrefApiFleetHealth,
  hrefApiInventory,
  hrefApiPanel,
} from "@/lib/url/api-hrefs";
import type { UrlState } from "@/lib/url/parameters";
import { joinSearch } from "@/lib/url/path";
import { buildSearch, type Filters } from "@/lib/url/state";
import { fetchJson, isWorthRetrying } from "./fetch-json";
import { LIVE } from "./refresh";

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

function liveOptions<T>(url: string, fields: readonly (keyof T & string)[], staleTime = FRESH_MS) {
  return queryOptions({
    queryKey: [LIVE, "fleet", url],
    queryFn: ({ signal }) => fetchShape<T>(url, signal, fields),
    staleTime,
    retry: isWorthRetrying,
  });
}

export const fleetSummaryOptions = (filters: Filters) =>
  liveOptions<FleetSummary>(hrefApiFleet(filters), ["counts", "slis", "coverage", "budgetCounts"]);

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
