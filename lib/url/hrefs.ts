// Every page of the product by name. Nobody else writes a path. To keep window, zone, theme and language across a link,
// wrap it: withState(hrefCluster(id), state).
import type { AlertChoice } from "../contract/alerts";
import type { UrlState } from "./parameters";
import { buildHref, joinSearch, type Query } from "./path";
import { buildSearch, type Filters } from "./state";

type State = Partial<UrlState>;

/** Level 1 with filters, grouping and all else the state says. */
export function hrefFleet(state: State = {}): string {
  return joinSearch("/", buildSearch(state));
}

export function hrefRegion(region: string, state: State = {}): string {
  return joinSearch(buildHref(["regions", region]), buildSearch(state));
}

export function hrefZone(zone: string, state: State = {}): string {
  return joinSearch(buildHref(["zones", zone]), buildSearch(state));
}

export function hrefHost(host: string, state: State = {}): string {
  return joinSearch(buildHref(["hosts", host]), buildSearch(state));
}

/** Without a product: the whole business page. */
export function hrefBusiness(product?: string, state: State = {}): string {
  return joinSearch(buildHref(product === undefined ? ["business"] : ["business", product]), buildSearch(state));
}

export function hrefCustomers(customer?: string, state: State = {}): string {
  return joinSearch(buildHref(customer === undefined ? ["customers"] : ["customers", customer]), buildSearch(state));
}

export function hrefScenarios(scenario?: string, state: State = {}): string {
  return joinSearch(buildHref(scenario === undefined ? ["scenarios"] : ["scenarios", scenario]), buildSearch(state));
}

export function hrefCluster(clusterId: string, state: State = {}): string {
  return joinSearch(buildHref(["clusters", clusterId]), buildSearch(state));
}

/** Opens the cluster at the start of that alert. */
export function hrefClusterAlert(clusterId: string, alertName: string): string {
  return buildHref(["clusters", clusterId], { alert: alertName });
}

/** Before and after `atUnixMs`; without it the page picks the last change. */
export function hrefChangeCheck(
  clusterId: string,
  query: { readonly at?: number; readonly before?: string; readonly after?: string } = {},
): string {
  return buildHref(["clusters", clusterId, "change-check"], query);
}

export function hrefK8s(k8sClusterId: string, state: State = {}): string {
  return joinSearch(buildHref(["k8s", k8sClusterId]), buildSearch(state));
}

export function hrefTroubleshoot(
  subject: { readonly etcd: string } | { readonly k8s: string } | Record<string, never> = {},
  state: State = {},
): string {
  return joinSearch(buildHref(["troubleshoot"], subject), buildSearch(state));
}

/** `inspections`: only findings of these; none = all. */
export function hrefInspections(filters: Filters = {}, inspections: readonly string[] = []): string {
  return joinSearch(buildHref(["inspections"], { inspection: inspections }), buildSearch(filters));
}

/** `choice`: only alerts of these tiers and states; none = all. */
export function hrefAlerts(filters: Filters = {}, choice: Partial<AlertChoice> = {}): string {
  const { tier = [], state = [] } = choice;
  return joinSearch(buildHref(["alerts"], { tier, state }), buildSearch(filters));
}

export function hrefCoverage(filters: Filters = {}): string {
  return joinSearch("/coverage", buildSearch(filters));
}

export function hrefSloReview(state: State = {}): string {
  return joinSearch("/slo", buildSearch(state));
}

/** One panel on a page of its own; `params` are the panel's. */
export function hrefPanel(panelId: string, params: Query = {}, state: State = {}): string {
  return joinSearch(buildHref(["panels", panelId], params), buildSearch(state));
}

export function hrefDocs(): string {
  return "/docs";
}

export function hrefStatus(): string {
  return "/status";
}

/** A panel without page around it, for iframes. */
export function hrefEmbed(panelId: string, params: Query = {}): string {
  return buildHref(["embed", panelId], params);
}

export function hrefEmbedToken(token: string): string {
  return buildHref(["embed", "t", token]);
}

/** A picture by token, for wikis whose image addresses allow no query string. */
export function hrefTokenImage(token: string, panelId: string, format: "png" | "svg"): string {
  return buildHref(["i", token, `${panelId}.${format}`]);
}
