// Which part made minutes bad: recorded bad minutes, summed per step.
import { RECORDED } from "../../slo/recorded-series";
import { SLICE_PARTS } from "../../slo/vocabulary";
import { CHART_BUDGET, definePanel, panelText } from "../definition";
import { timesOf, toTimeseries } from "../lines";
import { clusterParams } from "../params";
import { overRange } from "../requests";
import { recorded } from "../selectors";
import { overSamples } from "../windows";

const ID = "cluster-availability-parts";

export const clusterAvailabilityParts = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "range",
  minStepSeconds: 60,
  view: { kind: "timeseries", unit: "minutes", thresholds: [], yDomain: "zero" },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx) => {
    const bad = recorded(RECORDED.partBad, cluster, ctx);
    return [overRange("parts", `sum by (part) (${overSamples("sum_over_time", bad, ctx.stepSeconds)})`, ctx)];
  },
  transform: (frames, _params, ctx) => {
    const frame = frames.get("parts");
    return {
      data: toTimeseries({
        timesUnixMs: timesOf(frame),
        series: SLICE_PARTS.map((part) => ({
          name: ctx.words(`part.${part}`),
          values: frame?.series.find(({ labels }) => labels.part === part)?.values ?? [],
        })),
        maxSeries: CHART_BUDGET.maxSeries,
      }),
    };
  },
});
