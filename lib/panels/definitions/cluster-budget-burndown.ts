// When the budget went: bad events per tile, cumulated over the SLO window, against all that the window allows.
import { matcherIn, overWindow } from "../../query/promql";
import type { Frame } from "../../query/types";
import { computeMinuteBudgetRemaining } from "../../slo/budget";
import { RECORDED } from "../../slo/recorded-series";
import { SERVICE_SLI_IDS, type SliId } from "../../slo/vocabulary";
import { CHART_BUDGET, definePanel, type PanelContext, panelText } from "../definition";
import { type NamedSeries, timesOf, toTimeseries, valuesAt } from "../lines";
import { clusterParams } from "../params";
import { atNow, overRange } from "../requests";
import { recorded } from "../selectors";
import { overSamples } from "../windows";

const ID = "cluster-budget-burndown";
/** Recorded every 10 minutes. */
const BUDGET_FRESH_SECONDS = 900;

interface Spent {
  readonly bad: readonly (number | null)[];
  readonly total: readonly (number | null)[];
}

function readSpent(sli: SliId, good: Frame, total: Frame): Spent | null {
  const goodSeries = good.series.find(({ labels }) => labels.sli === sli);
  const totalSeries = total.series.find(({ labels }) => labels.sli === sli);
  if (!totalSeries) return null;
  const goodValues = goodSeries ? valuesAt(good, goodSeries, total.timesUnixMs) : [];
  return {
    total: totalSeries.values,
    bad: totalSeries.values.map((count, index) =>
      count === null ? null : Math.max(0, count - (goodValues[index] ?? 0)),
    ),
  };
}

/** A window that reaches to the present: its last tiles are not full yet, so its last point is what is left now. */
function endsNow({ range, stepSeconds, nowUnixMs }: PanelContext): boolean {
  return nowUnixMs - range.toUnixMs < stepSeconds * 1000;
}

function leftNow(now: Frame | undefined, sli: SliId): number | null {
  return now?.series.find(({ labels }) => labels.sli === sli)?.values.at(-1) ?? null;
}

/** When what is left now was answered: the same for all who are given that answer, so that it can be told from a newer one. */
function momentOf(now: Frame | undefined, { nowUnixMs }: PanelContext): number {
  return now?.timesUnixMs.at(-1) ?? nowUnixMs;
}

/** Budget left after each tile, starting at 1. Event budgets measure against all events of the window. */
function burnDown(sli: SliId, objectiveRatio: number, { bad, total }: Spent): (number | null)[] {
  const totalCount = total.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  let badCount = 0;
  const left = bad.map((count) => {
    if (count === null) return null;
    badCount += count;
    if (sli === "availability") return computeMinuteBudgetRemaining(badCount, objectiveRatio);
    return totalCount > 0 ? 1 - badCount / ((1 - objectiveRatio) * totalCount) : null;
  });
  return [1, ...left];
}

export const clusterBudgetBurndown = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "slo-window",
  minStepSeconds: 3_600,
  view: { kind: "timeseries", unit: "ratio", thresholds: [{ value: 0, health: "burning" }], yDomain: "zero" },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx) => {
    const tiles = (name: string) => {
      const selected = recorded(name, cluster, ctx, [matcherIn("sli", SERVICE_SLI_IDS)]);
      return `sum by (sli) (${overSamples("sum_over_time", selected, ctx.stepSeconds)})`;
    };
    const remaining = recorded(RECORDED.budgetRemaining, cluster, ctx, [matcherIn("sli", SERVICE_SLI_IDS)]);
    return [
      overRange("good", tiles(RECORDED.sliGoodTile1h), ctx),
      overRange("total", tiles(RECORDED.sliTotalTile1h), ctx),
      ...(endsNow(ctx) ? [atNow("now", overWindow("last_over_time", remaining, BUDGET_FRESH_SECONDS))] : []),
    ];
  },
  transform: (frames, { cluster }, ctx) => {
    const good = frames.get("good");
    const total = frames.get("total");
    const times = timesOf(total);
    const isLive = endsNow(ctx);
    const objectives = ctx.fleet.cluster(cluster)?.objectives ?? {};
    const series: NamedSeries[] = SERVICE_SLI_IDS.map((sli, slot) => {
      const objective = objectives[sli];
      const spent = good && total && objective !== undefined ? readSpent(sli, good, total) : null;
      const past = spent && objective !== undefined ? burnDown(sli, objective, spent) : [];
      const values = past.length > 0 && isLive ? [...past, leftNow(frames.get("now"), sli)] : past;
      return { name: ctx.words(`sli.${sli}`), slot, values };
    });
    const isEmpty = series.every(({ values }) => values.length === 0);
    const moments = times[0] === undefined ? [] : [times[0] - ctx.stepSeconds * 1000, ...times];
    if (isLive && moments.length > 0)
      moments.push(Math.max(momentOf(frames.get("now"), ctx), (moments.at(-1) ?? 0) + 1));
    const even = moments.slice(1).map((_, index) => 1 - (index + 1) / (moments.length - 1));
    return {
      data: toTimeseries({
        timesUnixMs: moments,
        series: isEmpty
          ? []
          : [...series, { name: ctx.words("series.even-spending"), slot: "ghost", values: [1, ...even] }],
        maxSeries: CHART_BUDGET.maxSeries,
      }),
    };
  },
});
