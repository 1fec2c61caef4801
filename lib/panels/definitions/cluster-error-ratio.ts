// The bad share of writes and reads as the SLIs count them: sums per step, never averages of ratios.
import { matcherIn } from "../../query/promql";
import { RECORDED } from "../../slo/recorded-series";
import { resolveOverride } from "../../slo/resolve-objectives";
import { formatRatio } from "../../units/ratio";
import { CHART_BUDGET, definePanel, type PanelContext, panelText } from "../definition";
import { timesOf, toTimeseries } from "../lines";
import { clusterParams } from "../params";
import { overRange } from "../requests";
import { recorded } from "../selectors";
import { overSamples } from "../windows";

const ID = "cluster-error-ratio";
const REQUEST_SLIS = ["write", "read"] as const;

/** The bad share over which a minute is bad: 1 - floor; one line when both floors are equal. */
function floorBounds(cluster: string, ctx: PanelContext) {
  const { floors, overrides } = ctx.config.slo;
  const row = ctx.fleet.cluster(cluster)?.row ?? { scenario: "", spec: "" };
  const values = REQUEST_SLIS.map(
    (sli) => 1 - resolveOverride(overrides, row, floors[sli], (one) => one.floors?.[sli]),
  );
  return [...new Set(values)].map((value) => ({
    value,
    label: ctx.words("bound.floor", { value: formatRatio(value) }),
  }));
}

export const clusterErrorRatio = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "range",
  minStepSeconds: 60,
  view: { kind: "timeseries", unit: "ratio", thresholds: [], yDomain: "zero" },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx) => {
    const sum = (name: string) => {
      const selected = recorded(name, cluster, ctx, [matcherIn("sli", REQUEST_SLIS)]);
      return `sum by (sli) (${overSamples("sum_over_time", selected, ctx.stepSeconds)})`;
    };
    // 0/0 gives no value: without events nothing is known about errors.
    return [overRange("errors", `1 - ${sum(RECORDED.sliGood)} / ${sum(RECORDED.sliTotal)}`, ctx)];
  },
  transform: (frames, { cluster }, ctx) => {
    const frame = frames.get("errors");
    return {
      data: toTimeseries({
        timesUnixMs: timesOf(frame),
        series: REQUEST_SLIS.map((sli) => ({
          name: ctx.words(`sli.${sli}`),
          values: (frame?.series.find(({ labels }) => labels.sli === sli)?.values ?? []).map((value) =>
            value === null ? null : Math.max(0, value),
          ),
        })),
        bounds: floorBounds(cluster, ctx),
        maxSeries: CHART_BUDGET.maxSeries,
      }),
    };
  },
});
