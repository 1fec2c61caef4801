// Every address of the HTTP API by name, used by pages, pictures, share dialogs and tests alike.
import type { Locale } from "../text/locale";
import type { FilterLabel, UrlState } from "./parameters";
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
export function hrefApiRollup(by: readonly FilterLabel[], filters: Filters = {}): string {
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

/** A window in moments or as the URL writes it ("now-1h"). Without a step the window chooses. Health and budget filter no history. */
export function hrefApiFleetHistory(
  window: ApiWindow | { readonly from: string; readonly to: string },
  { stepSeconds = null, filters = {}, lang }: HistoryQuery = {},
): string {
  const range = "from" in window ? { from: window.from, to: window.to } : toQuery(window);
  const query = { ...range, step: stepSeconds === null ? null : `${stepSeconds}s`, lang };
  return joinSearch(buildHref([...API, "fleet", "history"], query), buildSearch(ofPast(filters)));
}

interface HistoryQuery {
  readonly stepSeconds?: number | null;
  readonly filters?: Filters;
  readonly lang?: Locale;
}

/** What became worse or recovered in the last `minutes`. */
export function hrefApiFleetChanges(minutes: number, filters: Filters = {}): string {
  return joinSearch(buildHref([...API, "fleet", "changes"], { minutes }), buildSearch(ofPast(filters)));
}

function ofPast(filters: Filters): Filters {
  return { ...filters, health: [], budget: [] };
}

export function hrefApiBlastRadius(
  filters: Filters = {},
  { atUnixMs = null, lang }: { readonly atUnixMs?: number | null; readonly lang?: Locale } = {},
): string {
  return joinSearch(buildHref([...API, "fleet", "blast-radius"], { at: atUnixMs, lang }), buildSearch(filters));
}

/** What would lose quorum if a zone or a host died. */
export function hrefApiLoss(by: "zone" | "host", filters: Filters = {}): string {
  return joinSearch(buildHref([...API, "fleet", "loss"], { by }), buildSearch(filters));
}

/** One further fact per cluster for the map. */
export function hrefApiMapColumn(column: string): string {
  return buildHref([...API, "fleet", "columns"], { column });
}

/** The clusters of a filter and order as a file. */
export function hrefApiClustersCsv(list: Filters & Partial<Pick<UrlState, "sort" | "tz">> = {}): string {
  return joinSearch(buildHref([...API, "fleet", "clusters.csv"]), buildSearch(list));
}

export function hrefApiSearch(text: string, lang?: Locale): string {
  return buildHref([...API, "search"], { q: text, lang });
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

/** The window as moments, or as the tokens that a page's URL has. */
export function hrefApiTroubleshoot(
  subject: { readonly etcd: string } | { readonly k8s: string },
  window: ApiWindow | { readonly from: string; readonly to: string },
  lang?: Locale,
): string {
  const range = "from" in window ? { from: window.from, to: window.to } : toQuery(window);
  return buildHref([...API, "troubleshoot"], { ...subject, ...range, lang });
}

export function hrefApiInspections(filters: Filters = {}): string {
  return joinSearch(buildHref([...API, "inspections"]), buildSearch(filters));
}

/** All findings as comma-separated values. */
export function hrefApiInspectionsCsv(filters: Filters = {}, inspections: readonly string[] = []): string {
  return joinSearch(buildHref([...API, "inspections.csv"], { inspection: inspections }), buildSearch(filters));
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
