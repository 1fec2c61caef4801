import "server-only";
import { scenarioOf } from "../../config/scenarios";
// One function per level-2 page: what its component shows, from the snapshot and a handful of queries in parallel.
import type { ClusterFilter, NotFound, RollupLabel } from "../../contract/pages";
import type {
  BusinessPage,
  CustomerPage,
  CustomersPage,
  ProductPage,
  ScenarioPage,
  ScenariosPage,
  SceneColumn,
  SceneRow,
} from "../../contract/views2";
import type { Scope } from "../../query/types";
import type { ClusterLabel } from "../../slo/vocabulary";
import { getTranslate } from "../../text/get-translate";
import type { Locale } from "../../text/locale";
import { FIRST_REFRESH_WAIT_MS } from "../api/fleet";
import { getConfig } from "../config";
import { filterClusters } from "../fleet/filter";
import { waitForFleet } from "../fleet/loop";
import { nearMatches } from "../fleet/near-matches";
import { type FleetView, getFleet, getSnapshot } from "../fleet/service";
import { type FleetSnapshot, healthOfCode } from "../fleet/snapshot";
import { anyDownOf, coreIndexes, livedHours } from "./lived";
import {
  badHoursQueries,
  customerDownQuery,
  customerHoursQuery,
  type Readings,
  readAll,
  readBadHours,
  readSizes,
  seenHoursQuery,
  sizeQueries,
} from "./read";
import { countK8s, rowsBy, type SceneContext, wholeRow } from "./scene";

const MATRIX_COLUMNS = 8;
const DETAIL_ROWS = 50;
const FULLEST_ROWS = 6;

interface Loaded {
  readonly fleet: FleetView;
  readonly snapshot: FleetSnapshot;
}

/** The fleet after waiting, at most five seconds, for the first refresh of this process; no snapshot = nothing is known yet. */
async function load(scope: Scope): Promise<{ readonly fleet: FleetView; readonly snapshot: FleetSnapshot | null }> {
  await waitForFleet(FIRST_REFRESH_WAIT_MS);
  return { fleet: getFleet(scope), snapshot: getSnapshot(scope) };
}

function contextOf(snapshot: FleetSnapshot, readings: Readings, locale: Locale): SceneContext {
  const { regions } = getConfig();
  const t = getTranslate(locale);
  return {
    snapshot,
    sizes: readSizes(readings),
    titleOf: (label: RollupLabel, value) => {
      if (value === "") return t("common.unlabelled");
      return (label === "region" && Object.hasOwn(regions, value) ? regions[value]?.title : undefined) ?? value;
    },
  };
}

function frameOf({ fleet }: Pick<Loaded, "fleet">, readings: Readings) {
  return { status: fleet.status, notices: readings.notices, asOfUnixMs: fleet.asOfUnixMs };
}

function notFound(fleet: FleetView, id: string, known: readonly string[]): NotFound {
  return {
    kind: "not-found",
    id,
    nearMatches: nearMatches(
      id,
      known.filter((one) => one !== ""),
    ),
    status: fleet.status,
  };
}

function valuesOf(snapshot: FleetSnapshot | null, label: ClusterLabel): string[] {
  return snapshot ? [...new Set(snapshot.inventory.labels[label])].sort() : [];
}

/** The biggest regions one by one, the others together, so that the matrix fits a screen and still adds up. */
function columnsOf(ctx: SceneContext, locale: Locale): SceneColumn[] {
  const t = getTranslate(locale);
  const regions = rowsBy(ctx, "region", {}).sort((a, b) => b.rollup.clusterCount - a.rollup.clusterCount);
  const isAll = regions.length <= MATRIX_COLUMNS + 1;
  const shown = isAll ? regions : regions.slice(0, MATRIX_COLUMNS);
  const rest = isAll ? [] : regions.slice(MATRIX_COLUMNS);
  return [
    ...shown.map(({ id, title }) => ({ title, regions: [id] })),
    ...(rest.length > 0
      ? [{ title: t("l2.business.moreRegions", { count: rest.length }), regions: rest.map(({ id }) => id) }]
      : []),
  ];
}

/** `/business`: product x region. */
export async function getBusinessPage(locale: Locale, scope: Scope): Promise<BusinessPage> {
  const { fleet, snapshot } = await load(scope);
  const readings = await readAll(sizeQueries(scope), scope);
  if (!snapshot) return { ...frameOf({ fleet }, readings), total: null, columns: [], rows: [] };
  const ctx = contextOf(snapshot, readings, locale);
  const total = wholeRow(ctx, {}, { id: "", title: getTranslate(locale)("l2.all") });
  const columns = columnsOf(ctx, locale);
  const rows = rowsBy(ctx, "product", {}).map((all) => ({
    all,
    cells: columns.map(({ regions, title }) =>
      wholeRow(ctx, { product: [all.id], region: regions }, { id: all.id, title }),
    ),
  }));
  return { ...frameOf({ fleet }, readings), total, columns, rows };
}

/** What every detail page has: the whole, its K8s clusters, its worst clusters. */
function detailOf(loaded: Loaded, ctx: SceneContext, filter: ClusterFilter, total: SceneRow) {
  const { fleet, snapshot } = loaded;
  return {
    kind: "found" as const,
    total,
    k8sClusterCount: countK8s(snapshot, filterClusters(ctx.snapshot, filter)),
    clusters: fleet.list(filter, { pageSize: DETAIL_ROWS }),
  };
}

export async function getProductPage(id: string, locale: Locale, scope: Scope): Promise<ProductPage | NotFound> {
  const { fleet, snapshot } = await load(scope);
  if (id === "" || !snapshot || !snapshot.inventory.labels.product.includes(id))
    return notFound(fleet, id, valuesOf(snapshot, "product"));
  const readings = await readAll(sizeQueries(scope), scope);
  const ctx = contextOf(snapshot, readings, locale);
  const filter = { product: [id] };
  const total = wholeRow(ctx, filter, { id, title: id });
  if (!total) return notFound(fleet, id, valuesOf(snapshot, "product"));
  return {
    ...frameOf({ fleet }, readings),
    ...detailOf({ fleet, snapshot }, ctx, filter, total),
    regions: rowsBy(ctx, "region", filter),
    scenarios: rowsBy(ctx, "scenario", filter),
  };
}

function coreOf(snapshot: FleetSnapshot, indexes: readonly number[]): number[] {
  const config = getConfig();
  return coreIndexes(snapshot, indexes, (scenario) => scenarioOf(config, scenario).isCore);
}

function customerRow(ctx: SceneContext, row: SceneRow, readings: Readings) {
  const indexes = filterClusters(ctx.snapshot, { customer: [row.id] });
  return {
    ...row,
    k8sClusterCount: countK8s(ctx.snapshot, indexes),
    anyDown: anyDownOf(ctx.snapshot, coreOf(ctx.snapshot, indexes), row.id, {
      badHours: readBadHours(readings),
      recorded: readings.frames.get("customerDown"),
    }),
  };
}

/** `/customers`: who lost most comes first, then by size. */
export async function getCustomersPage(locale: Locale, scope: Scope): Promise<CustomersPage> {
  const { fleet, snapshot } = await load(scope);
  const lived = [customerDownQuery(scope) ?? [], badHoursQueries(null, scope, Date.now())].flat();
  const readings = await readAll([...sizeQueries(scope), ...lived], scope);
  if (!snapshot) return { ...frameOf({ fleet }, readings), rows: [] };
  const ctx = contextOf(snapshot, readings, locale);
  return {
    ...frameOf({ fleet }, readings),
    rows: rowsBy(ctx, "customer", {}).map((row) => customerRow(ctx, row, readings)),
  };
}

function fullestOf({ inventory, now }: FleetSnapshot, indexes: readonly number[]): CustomerPage["fullest"] {
  return indexes
    .flatMap((index) => {
      const usageRatio = inventory.dbUsageRatio[index] ?? Number.NaN;
      const id = inventory.ids[index] ?? "";
      return Number.isNaN(usageRatio) ? [] : [{ id, usageRatio, health: healthOfCode(now.health[index]) }];
    })
    .sort((a, b) => b.usageRatio - a.usageRatio)
    .slice(0, FULLEST_ROWS);
}

export async function getCustomerPage(id: string, locale: Locale, scope: Scope): Promise<CustomerPage | NotFound> {
  const { fleet, snapshot } = await load(scope);
  if (id === "" || !snapshot || !snapshot.inventory.labels.customer.includes(id))
    return notFound(fleet, id, valuesOf(snapshot, "customer"));
  const filter = { customer: [id] };
  const indexes = filterClusters(snapshot, filter);
  const coreIds = coreOf(snapshot, indexes).map((index) => snapshot.inventory.ids[index] ?? "");
  const nowUnixMs = Date.now();
  const lived = [
    customerDownQuery(scope) ?? [],
    customerHoursQuery(id, scope, nowUnixMs) ?? [],
    badHoursQueries(coreIds, scope, nowUnixMs),
    seenHoursQuery(coreIds, scope, nowUnixMs),
  ].flat();
  const readings = await readAll([...sizeQueries(scope), ...lived], scope);
  const ctx = contextOf(snapshot, readings, locale);
  const total = wholeRow(ctx, filter, { id, title: id });
  if (!total) return notFound(fleet, id, valuesOf(snapshot, "customer"));
  return {
    ...frameOf({ fleet }, readings),
    ...detailOf({ fleet, snapshot }, ctx, filter, total),
    row: customerRow(ctx, total, readings),
    hours: livedHours(
      coreIds,
      { badHours: readBadHours(readings), recorded: readings.frames.get("customerHours") },
      readings.frames.get("seenHours"),
    ),
    fullest: fullestOf(snapshot, indexes),
  };
}

function groupOf(ctx: SceneContext, all: SceneRow) {
  const { indicators } = scenarioOf(getConfig(), all.id);
  return { all, specs: rowsBy(ctx, "spec", { scenario: [all.id] }), indicators };
}

/** `/scenarios`: scenario x spec, each with the indicators that matter to it. */
export async function getScenariosPage(locale: Locale, scope: Scope): Promise<ScenariosPage> {
  const { fleet, snapshot } = await load(scope);
  const readings = await readAll(sizeQueries(scope), scope);
  if (!snapshot) return { ...frameOf({ fleet }, readings), groups: [] };
  const ctx = contextOf(snapshot, readings, locale);
  return { ...frameOf({ fleet }, readings), groups: rowsBy(ctx, "scenario", {}).map((row) => groupOf(ctx, row)) };
}

export async function getScenarioPage(id: string, locale: Locale, scope: Scope): Promise<ScenarioPage | NotFound> {
  const { fleet, snapshot } = await load(scope);
  if (id === "" || !snapshot || !snapshot.inventory.labels.scenario.includes(id))
    return notFound(fleet, id, valuesOf(snapshot, "scenario"));
  const readings = await readAll(sizeQueries(scope), scope);
  const ctx = contextOf(snapshot, readings, locale);
  const filter = { scenario: [id] };
  const total = wholeRow(ctx, filter, { id, title: id });
  if (!total) return notFound(fleet, id, valuesOf(snapshot, "scenario"));
  return {
    ...frameOf({ fleet }, readings),
    ...detailOf({ fleet, snapshot }, ctx, filter, total),
    group: groupOf(ctx, total),
    regions: rowsBy(ctx, "region", filter),
  };
}
