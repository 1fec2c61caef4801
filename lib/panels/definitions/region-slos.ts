// Where it is wrong: the snapshot rolled up by region, with one range query for the burn of the last day.
import type { RollupRow } from "../../contract/fleet";
import type { Tile } from "../../contract/views";
import { matcher, matcherIn, selector } from "../../query/promql";
import type { Frame } from "../../query/types";
import { classifyBudget } from "../../slo/classify-budget";
import { RECORDED } from "../../slo/recorded-series";
import { SERVICE_SLI_IDS } from "../../slo/vocabulary";
import { hrefRegion } from "../../url/hrefs";
import { buildSearch } from "../../url/state";
import { CHART_BUDGET, definePanel, type PanelContext, panelText } from "../definition";
import { filterParams, toFilter } from "../params";

const ID = "region-slos";
const SPARK_SECONDS = 86_400;
const SPARK_STEP_SECONDS = 900;

function burnQuery(ctx: PanelContext): string {
  const burn = selector(
    RECORDED.burnRate,
    [matcherIn("sli", SERVICE_SLI_IDS), matcher("window", "=", "1h")],
    ctx.scope,
  );
  const info = selector(RECORDED.info, [], ctx.scope);
  const perCluster = `max by (etcd_cluster) (${burn})`;
  const regionOf = `max by (etcd_cluster, region) (${info})`;
  return `max by (region) (${perCluster} * on (etcd_cluster) group_left (region) ${regionOf})`;
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

function toTile(row: RollupRow, burn: Frame | undefined, ctx: PanelContext): Tile {
  const region = row.values.region ?? "";
  const spark = burn?.series.find(({ labels }) => (labels.region ?? "") === region)?.values ?? [];
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
    burnSpark: [...spark],
    burnRate: spark.findLast((value) => value !== null) ?? null,
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
  queries: (_params, ctx) => {
    const stepMs = SPARK_STEP_SECONDS * 1000;
    const toUnixMs = Math.floor(ctx.nowUnixMs / stepMs) * stepMs;
    const range = { fromUnixMs: toUnixMs - SPARK_SECONDS * 1000, toUnixMs };
    return [{ kind: "range", name: "burn", promql: burnQuery(ctx), range, stepSeconds: SPARK_STEP_SECONDS }];
  },
  transform: (frames, params, ctx) => {
    const rows = ctx.fleet.rollup(["region"], toFilter(params));
    const blind = rows.filter((row) => row.counts.blind === row.clusterCount).map((row) => row.values.region ?? "");
    return {
      data: { kind: "tiles", tiles: rows.map((row) => toTile(row, frames.get("burn"), ctx)) },
      coverage: { expectedCount: rows.length, answeredCount: rows.length - blind.length, missing: blind },
    };
  },
});
