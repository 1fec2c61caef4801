// Every address of the HTTP API by name, used by pages, pictures, share dialogs and tests alike.
import type { Locale } from "../text/locale";
import type { GroupLabel, UrlState } from "./parameters";
import { buildHref, joinSearch, type Query } from "./path";
import { buildSearch, type Filters } from "./state";

const API = ["api", "v1"] as const;

export interface ApiWindow {
  readonly fromUnixMs: number;
  readonly toUnixMs: number;
}

export function hrefApiPanels(): string {
  return buildHref([...API, "panels"]);
}

export function hrefApiPanel(panelId: string, params: Query = {}): string {
  return buildHref([...API, "panels", panelId], params);
}

export function hrefApiPanelCsv(panelId: string, params: Query = {}): string {
  return buildHref([...API, "panels", panelId, "data.csv"], params);
}

export interface PictureOptions {
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly theme?: "light" | "dark";
  readonly lang?: Locale;
}

export function hrefApiPanelImage(
  panelId: string,
  format: "png" | "svg",
  params: Query = {},
  options: PictureOptions = {},
): string {
  const { widthPx, heightPx, theme, lang } = options;
  const query = { ...params, width: widthPx, height: heightPx, theme, lang };
  return buildHref([...API, "panels", panelId, `image.${format}`], query);
}

export function hrefApiFleet(filters: Filters = {}): string {
  return joinSearch(buildHref([...API, "fleet"]), buildSearch(filters));
}

/** A row per value of one label, or per pair of values of two. */
export function hrefApiRollup(by: readonly GroupLabel[], filters: Filters = {}): string {
  return joinSearch(buildHref([...API, "fleet", "rollup"], { by: by.join(",") }), buildSearch(filters));
}

export function hrefApiClusters(list: Filters & Partial<Pick<UrlState, "sort" | "page" | "pageSize">> = {}): string {
  return joinSearch(buildHref([...API, "fleet", "clusters"]), buildSearch(list));
}

export function hrefApiInventory(): string {
  return buildHref([...API, "fleet", "inventory"]);
}

export function hrefApiFleetHealth(atUnixMs: number | null = null): string {
  return buildHref([...API, "fleet", "health"], { at: atUnixMs });
}

export function hrefApiFleetHistory(window: ApiWindow, stepSeconds: number): string {
  return buildHref([...API, "fleet", "history"], { ...toQuery(window), step: `${stepSeconds}s` });
}

export function hrefApiBlastRadius(filters: Filters = {}): string {
  return joinSearch(buildHref([...API, "fleet", "blast-radius"]), buildSearch(filters));
}

export function hrefApiSearch(text: string): string {
  return buildHref([...API, "search"], { q: text });
}

export function hrefApiCluster(clusterId: string): string {
  return buildHref([...API, "clusters", clusterId]);
}

export function hrefApiSafeToDisrupt(clusterId: string, memberCount: number): string {
  return buildHref([...API, "clusters", clusterId, "safe-to-disrupt"], { members: memberCount });
}

export function hrefApiDiagnosis(clusterId: string, window: ApiWindow): string {
  return buildHref([...API, "clusters", clusterId, "diagnosis"], toQuery(window));
}

export function hrefApiEvents(clusterId: string, window: ApiWindow): string {
  return buildHref([...API, "clusters", clusterId, "events"], toQuery(window));
}

export function hrefApiChangeCheck(
  clusterId: string,
  query: { readonly at?: number; readonly before?: string; readonly after?: string } = {},
): string {
  return buildHref([...API, "clusters", clusterId, "change-check"], query);
}

export function hrefApiK8s(k8sClusterId: string): string {
  return buildHref([...API, "k8s", k8sClusterId]);
}

export function hrefApiTroubleshoot(
  subject: { readonly etcd: string } | { readonly k8s: string },
  window: ApiWindow,
): string {
  return buildHref([...API, "troubleshoot"], { ...subject, ...toQuery(window) });
}

export function hrefApiInspections(filters: Filters = {}): string {
  return joinSearch(buildHref([...API, "inspections"]), buildSearch(filters));
}

export function hrefApiAlerts(filters: Filters = {}): string {
  return joinSearch(buildHref([...API, "alerts"]), buildSearch(filters));
}

export function hrefApiCoverage(filters: Filters = {}): string {
  return joinSearch(buildHref([...API, "coverage"]), buildSearch(filters));
}

export function hrefApiShare(): string {
  return buildHref([...API, "share"]);
}

export function hrefApiOpenApi(): string {
  return buildHref([...API, "openapi.json"]);
}

export function hrefApiOembed(
  url: string,
  limits: { readonly maxwidth?: number; readonly maxheight?: number } = {},
): string {
  return buildHref(["api", "oembed"], { url, ...limits });
}

export function hrefApiLive(): string {
  return buildHref(["api", "health", "live"]);
}

export function hrefApiReady(): string {
  return buildHref(["api", "health", "ready"]);
}

export function hrefApiMetrics(): string {
  return buildHref(["api", "metrics"]);
}

function toQuery({ fromUnixMs, toUnixMs }: ApiWindow): { readonly from: number; readonly to: number } {
  return { from: Math.round(fromUnixMs), to: Math.round(toUnixMs) };
}
