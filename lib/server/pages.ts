import "server-only";
// What pages call: one function per page, answering with the shapes of lib/contract/pages.ts. A page's first viewport is resolved
// here in one batch, all queries in parallel.
import {
  CLUSTER_FIRST_PANELS,
  type ClusterFilter,
  type ClusterFirstPanelId,
  type ClusterPage,
  FLEET_PANELS,
  type FleetPage,
  type FleetPanelId,
  type NotFound,
  type PageWindow,
  type PanelPage,
  type RegionPage,
  type ShellStatus,
} from "../contract/pages";
import type { PanelResult } from "../contract/panel-result";
import type { LossList } from "../contract/place";
import { SCOPE_ALL, type Scope } from "../query/types";
import { renderPanelSvg } from "../render/render-panel-svg";
import type { Locale } from "../text/locale";
import type { UrlState } from "../url/parameters";
import { FIRST_REFRESH_WAIT_MS } from "./api/load-fleet";
import { describePanel } from "./api/panels";
import { filterOf } from "./api/read-search";
import { fetchClusterDetail } from "./cluster/detail";
import { listOutLinks } from "./cluster/out-links";
import { getConfig } from "./config";
import { filterClusters } from "./fleet/filter";
import { loadMoment, momentAnswer } from "./fleet/history/moment";
import { fleetRefreshSeconds, waitForFleet } from "./fleet/loop";
import { listLosses } from "./fleet/loss";
import { nearMatches } from "./fleet/near-matches";
import { readPageBlast } from "./fleet/page-blast";
import { type FleetView, getFleet, getSnapshot } from "./fleet/service";
import { findPanel, type ParamTexts, parsePanelRequest } from "./panel-request";
import { runPanel } from "./run-panel";

const NOT_OK_ROWS = 50;
const LOSS_ROWS = 5;
const NOT_OK = ["down", "burning", "degraded"] as const;

export interface PageInput {
  readonly window: PageWindow;
  readonly locale: Locale;
}

/** The filter of a page's URL state: an empty list there means "not filtered". */
export function pageFilter(state: UrlState): ClusterFilter {
  return filterOf(state);
}

/** The fleet after waiting, at most five seconds, for the first refresh of this process. */
async function warmFleet(scope: Scope): Promise<FleetView> {
  await waitForFleet(FIRST_REFRESH_WAIT_MS);
  return getFleet(scope);
}

function filterTexts(filter: ClusterFilter): ParamTexts {
  return new Map(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === "string" ? [value] : value] as const],
    ),
  );
}

/** A panel that the product itself names, with parameters it made itself: refusing it is a bug. */
async function runOwnPanel(id: string, texts: ParamTexts, input: PageInput, scope: Scope): Promise<PanelResult> {
  const parsed = parsePanelRequest(id, texts, scope);
  if (!parsed.ok) throw new Error(`page asks for a panel that is refused: ${id} (${parsed.error.kind})`);
  return runPanel(parsed.value, { ...input, scope });
}

async function runOwnPanels<Id extends string>(
  ids: readonly Id[],
  texts: ParamTexts,
  input: PageInput,
  scope: Scope,
): Promise<Record<Id, PanelResult>> {
  const entries = await Promise.all(ids.map(async (id) => [id, await runOwnPanel(id, texts, input, scope)] as const));
  // Object.fromEntries forgets the key type; the entries are made from `ids` one line above.
  return Object.fromEntries(entries) as Record<Id, PanelResult>;
}

interface FleetPageInput extends PageInput {
  readonly filter: ClusterFilter;
  /** the past moment of the map; null = now */
  readonly atUnixMs: number | null;
}

/** Level 1. The window only matters to panels over time. */
export async function getFleetPage(input: FleetPageInput, scope: Scope): Promise<FleetPage> {
  const fleet = await warmFleet(scope);
  const { filter, atUnixMs } = input;
  const [panels, moment] = await Promise.all([
    runOwnPanels<FleetPanelId>(FLEET_PANELS, filterTexts(filter), input, scope),
    readMoment(atUnixMs, scope),
  ]);
  const snapshot = getSnapshot(scope);
  return {
    status: fleet.status,
    summary: fleet.summary(filter),
    panels,
    inventory: fleet.inventory(),
    health: fleet.health(),
    notOk: fleet.list({ ...filter, health: filter.health ?? NOT_OK }, { pageSize: NOT_OK_ROWS }),
    zoneLoss: readZoneLoss(filter, scope),
    blast: snapshot ? readPageBlast(snapshot, filter, fleet.isStale, input.locale) : null,
    moment,
  };
}

/** Null also when that moment cannot be read: the page asks again and says why. */
async function readMoment(atUnixMs: number | null, scope: Scope): Promise<FleetPage["moment"]> {
  const whole = getSnapshot(SCOPE_ALL);
  const scoped = getSnapshot(scope);
  if (atUnixMs === null || atUnixMs > Date.now() || !whole || !scoped) return null;
  const moment = await loadMoment(atUnixMs, whole.inventory);
  return moment.ok && moment.value.isKnown ? momentAnswer(moment.value, scoped.inventory) : null;
}

function readZoneLoss(filter: ClusterFilter, scope: Scope): LossList {
  const snapshot = getSnapshot(scope);
  const rows = snapshot ? listLosses(snapshot, "zone", filterClusters(snapshot, filter)) : [];
  return {
    rows: rows.slice(0, LOSS_ROWS),
    totalCount: rows.length,
    page: 1,
    pageSize: LOSS_ROWS,
    asOfUnixMs: snapshot?.now.asOfUnixMs ?? null,
  };
}

/** One region: level 1 narrowed to it; near matches when no cluster in scope is there. */
export async function getRegionPage(region: string, input: FleetPageInput, scope: Scope): Promise<RegionPage> {
  const fleet = await warmFleet(scope);
  const known = new Set(fleet.inventory().labels.region?.values ?? []);
  known.delete("");
  if (!known.has(region)) return notFound(region, [...known], fleet);
  const filter = { ...input.filter, region: [region] };
  const page = await getFleetPage({ ...input, filter }, scope);
  const title = getConfig().regions[region]?.title ?? region;
  return { kind: "found", region, title, page, zones: fleet.rollup(["zone"], filter) };
}

function notFound(id: string, ids: readonly string[], fleet: FleetView): NotFound {
  return { kind: "not-found", id, nearMatches: nearMatches(id, ids), status: fleet.status };
}

/** One cluster with the panels of its first viewport; near matches when there is none of that id in scope. */
export async function getClusterPage(id: string, input: PageInput, scope: Scope): Promise<ClusterPage> {
  const fleet = await warmFleet(scope);
  if (fleet.cluster(id) === null) return notFound(id, fleet.ids, fleet);
  const texts = new Map([["cluster", [id]]]);
  const [answer, panels] = await Promise.all([
    fetchClusterDetail(id, fleet, scope),
    runOwnPanels<ClusterFirstPanelId>(CLUSTER_FIRST_PANELS, texts, input, scope),
  ]);
  if (!answer) return notFound(id, fleet.ids, fleet);
  const { detail, notices } = answer;
  return { kind: "found", status: fleet.status, detail, notices, panels, links: listOutLinks(detail.row, getConfig()) };
}

/** One panel on a page of its own. `texts`: the panel's own parameters from the URL, without those of the page. */
export async function getPanelPage(id: string, texts: ParamTexts, input: PageInput, scope: Scope): Promise<PanelPage> {
  const fleet = await warmFleet(scope);
  const found = findPanel(id);
  if (!found.ok)
    return {
      kind: "not-found",
      id,
      nearMatches: found.error.kind === "bad-parameter" ? [] : found.error.nearMatches,
      status: fleet.status,
    };
  const info = describePanel(found.value, input.locale);
  const parsed = parsePanelRequest(id, texts, scope);
  if (!parsed.ok) {
    const { error } = parsed;
    const isParameter = error.kind === "bad-parameter";
    return {
      kind: "bad-parameter",
      status: fleet.status,
      info,
      parameter: isParameter ? error.parameter : "cluster",
      detail: isParameter ? error.detail : error.id,
      nearMatches: isParameter ? [] : error.nearMatches,
    };
  }
  const result = await runPanel(parsed.value, { ...input, scope });
  const params = Object.fromEntries([...texts].map(([name, values]) => [name, values.join(",")]));
  return { kind: "found", status: fleet.status, info, params, result };
}

/** What the shell shows on every page; never waits. */
export function getShellStatus(scope: Scope): ShellStatus {
  const fleet = getFleet(scope);
  const { clusterCount, counts } = fleet.summary({});
  return {
    status: fleet.status,
    clusterCount,
    downCount: counts.down,
    burningCount: counts.burning,
    refreshSeconds: fleetRefreshSeconds(),
  };
}

/** A panel's first paint as SVG text without a frame, for pages whose charts only draw in the browser. Colours follow the page's theme. */
export function drawFirstPaint(
  result: PanelResult,
  options: { readonly widthPx: number; readonly heightPx: number; readonly locale: Locale; readonly timeZone?: string },
): string {
  const { widthPx, heightPx, locale, timeZone = "UTC" } = options;
  return renderPanelSvg(result, {
    widthPx,
    heightPx,
    locale,
    timeZone,
    theme: "light",
    nowUnixMs: Date.now(),
    chrome: "page",
  });
}
