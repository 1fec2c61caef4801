// How fast budget is spent, as recorded, against the factor that pages.
import { matcher, matcherIn } from "../../query/promql";
import { BURN_PAIRS } from "../../slo/burn-pairs";
import { RECORDED } from "../../slo/recorded-series";
import { SERVICE_SLI_IDS } from "../../slo/vocabulary";
import { formatBurn } from "../../units/quantity";
import { CHART_BUDGET, definePanel, panelText } from "../definition";
import { timesOf, toTimeseries } from "../lines";
import { clusterParams } from "../params";
import { overRange } from "../requests";
import { recorded } from "../selectors";

const ID = "cluster-burn-rate";
const PAGE_PAIR = BURN_PAIRS[0];

export const clusterBurnRate = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "range",
  minStepSeconds: 60,
  view: {
    kind: "timeseries",
    unit: "burnRate",
    thresholds: [{ value: PAGE_PAIR.factor, health: "burning" }],
    yDomain: "zero",
  },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx) => [
    overRange(
      "burn",
      recorded(RECORDED.burnRate, cluster, ctx, [
        matcherIn("sli", SERVICE_SLI_IDS),
        matcher("window", "=", PAGE_PAIR.longWindow),
      ]),
      ctx,
    ),
  ],
  transform: (frames, _params, ctx) => {
    const frame = frames.get("burn");
    return {
      data: toTimeseries({
        timesUnixMs: timesOf(frame),
        series: SERVICE_SLI_IDS.map((sli) => ({
          name: ctx.words(`sli.${sli}`),
          values: frame?.series.find(({ labels }) => labels.sli === sli)?.values ?? [],
        })),
        bounds: [
          {
            value: PAGE_PAIR.factor,
            label: ctx.words("bound.page-burn", { value: formatBurn(PAGE_PAIR.factor) }),
          },
        ],
        maxSeries: CHART_BUDGET.maxSeries,
      }),
    };
  },
});
