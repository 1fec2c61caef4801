// Where it is wrong: the snapshot rolled up by region, with two queries for the burn of its last day.
import type { RollupRow } from "../../contract/fleet";
import type { Tile } from "../../contract/views";
import { matcher, matcherIn, selector } from "../../query/promql";
import type { Frame, QueryRequest } from "../../query/types";
import { classifyBudget } from "../../slo/classify-budget";
import { RECORDED } from "../../slo/recorded-series";
import { SERVICE_SLI_IDS } from "../../slo/vocabulary";
import { hrefRegion } from "../../url/hrefs";
import { buildSearch } from "../../url/state";
import { CHART_BUDGET, definePanel, type PanelContext, panelText } from "../definition";
import { filterParams, toFilter } from "../params";

const ID = "region-slos";
const HOUR_MS = 3_600_000;
const SPARK_HOURS = 24;

/**
 * Per cluster by today's labels, at every moment of a range: a renamed region keeps its past. `at` fixes the moment in ranges; it is
 * written out, since what `end()` means changes with each piece of a range that a cache fetches.
 */
function regionOf(ctx: PanelContext, at: string): string {
  return `group_left (region) max by (etcd_cluster, region) (${selector(RECORDED.info, [], ctx.scope)}${at})`;
}

/** Bad events over those allowed, summed before dividing; of the three service SLIs the one that burns most (docs/slo.md "Numbers"). */
function regionBurn(ctx: PanelContext, total: string, bad: string, at: string): string {
  const allowed = `(1 - ${selector(RECORDED.objective, [matcherIn("sli", SERVICE_SLI_IDS)], ctx.scope)}${at})`;
  const region = `* on (etcd_cluster) ${regionOf(ctx, at)}`;
  const badSum = `sum by (region, sli) ((${bad}) ${region})`;
  const allowedSum = `sum by (region, sli) ((${total} * on (etcd_cluster, sli) ${allowed}) ${region})`;
  return `max by (region) (${badSum} / (${allowedSum} > 0))`;
}

function tilesQuery(ctx: PanelContext, toUnixMs: number): string {
  const [total, good] = [RECORDED.sliTotalTile1h, RECORDED.sliGoodTile1h].map((name) =>
    selector(name, [matcherIn("sli", SERVICE_SLI_IDS)], ctx.scope),
  );
  return regionBurn(ctx, `${total}`, `${total} - ${good}`, ` @ ${toUnixMs / 1000}`);
}

function lastHourQuery(ctx: PanelContext): string {
  const matchers = [matcherIn("sli", SERVICE_SLI_IDS), matcher("window", "=", "1h")];
  const error = selector(RECORDED.errorRatio, matchers, ctx.scope);
  const total = selector(RECORDED.totalSum, matchers, ctx.scope);
  return regionBurn(ctx, total, `${error} * on (etcd_cluster, sli, window) ${total}`, "");
}

function burnQueries(ctx: PanelContext): QueryRequest[] {
  const toUnixMs = Math.floor(ctx.nowUnixMs / HOUR_MS) * HOUR_MS;
  const range = { fromUnixMs: toUnixMs - (SPARK_HOURS - 1) * HOUR_MS, toUnixMs };
  return [
    { kind: "range", name: "burnByHour", promql: tilesQuery(ctx, toUnixMs), range, stepSeconds: HOUR_MS / 1000 },
    { kind: "instant", name: "burnLastHour", promql: lastHourQuery(ctx) },
  ];
}

function valuesOf(frame: Frame | undefined, region: string): readonly (number | null)[] {
  return frame?.series.find(({ labels }) => (labels.region ?? "") === region)?.values ?? [];
}

/** A day of burn, an hour a point, ending with the last hour up to now. */
function burnOf(frames: ReadonlyMap<string, Frame>, region: string) {
  const burnRate = valuesOf(frames.get("burnLastHour"), region).at(-1) ?? null;
  return { burnRate, burnSpark: [...valuesOf(frames.get("burnByHour"), region), burnRate] };
}

/** Since when a region is blind as a whole: the newest beginning among its clusters; null while some are seen. */
function blindSince(row: RollupRow, ctx: PanelContext): number | null {
  if (row.counts.blind !== row.clusterCount) return null;
  const { rows } = ctx.fleet.clusters(
    { region: [row.values.region ?? ""] },
    { pageSize: 1, sort: { key: "since", isDescending: true } },
  );
  return rows[0]?.sinceUnixMs ?? null;
}

function countPages(region: string, ctx: PanelContext): number | null {
  const counts = ctx.fleet.summary({}).alertCounts;
  return counts && (counts.byRegion.find((each) => each.region === region)?.pageCount ?? 0);
}

function toTile(row: RollupRow, frames: ReadonlyMap<string, Frame>, ctx: PanelContext): Tile {
  const region = row.values.region ?? "";
  const slis = row.slis.filter(({ sli }) => SERVICE_SLI_IDS.some((service) => service === sli));
  const budgets = slis.flatMap(({ budgetRemainingRatio }) => budgetRemainingRatio ?? []);
  const budgetRemainingRatio = budgets.length === 0 ? null : Math.min(...budgets);
  const isKnown = row.budgetCounts.unknown < row.clusterCount;
  return {
    id: region,
    title: ctx.config.regions[region]?.title ?? (region === "" ? ctx.words("common.unlabelled") : region),
    health: row.health,
    counts: row.counts,
    totalCount: row.clusterCount,
    slos: slis.map(({ sli, valueRatio, objectiveRatio }) => ({
      sli,
      valueRatio,
      objectiveRatio,
      isFailing: valueRatio !== null && objectiveRatio !== null && valueRatio < objectiveRatio,
    })),
    budgetRemainingRatio,
    budget: classifyBudget({ coverageRatio: isKnown ? 1 : 0, budgetRemainingRatio, burnRate6h: null }),
    ...burnOf(frames, region),
    fullness: row.fullness,
    pageAlertCount: countPages(region, ctx),
    blindSinceUnixMs: blindSince(row, ctx),
    href: region === "" ? `/${buildSearch({ region: [""] })}` : hrefRegion(region),
  };
}

export const regionSlos = definePanel({
  id: ID,
  ...panelText(ID),
  level: 1,
  params: filterParams,
  time: "now",
  view: { kind: "tiles", unit: "ratio", thresholds: [], yDomain: "zero" },
  budget: { ...CHART_BUDGET, maxSeries: 100, refreshSeconds: 60 },
  queries: (_params, ctx) => burnQueries(ctx),
  transform: (frames, params, ctx) => {
    const rows = ctx.fleet.rollup(["region"], toFilter(params));
    const blind = rows.filter((row) => row.counts.blind === row.clusterCount).map((row) => row.values.region ?? "");
    return {
      data: { kind: "tiles", tiles: rows.map((row) => toTile(row, frames, ctx)) },
      coverage: { expectedCount: rows.length, answeredCount: rows.length - blind.length, missing: blind },
    };
  },
});
