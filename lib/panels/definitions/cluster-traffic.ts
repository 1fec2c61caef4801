// How much clients send and fetch: a list of everything is few requests and many bytes.
import { aggregate } from "../../query/promql";
import { CHART_BUDGET, definePanel, panelText } from "../definition";
import { indicatorQuery } from "../indicator-query";
import { onlySeries, timesOf, toTimeseries } from "../lines";
import { clusterParams } from "../params";
import { overRange } from "../requests";

const ID = "cluster-traffic";

export const clusterTraffic = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "range",
  view: { kind: "timeseries", unit: "bytesPerSecond", thresholds: [], yDomain: "zero" },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx) => [
    overRange("in", aggregate("sum", [], indicatorQuery("etcd-client-bytes-in", cluster, ctx)), ctx),
    overRange("out", aggregate("sum", [], indicatorQuery("etcd-client-bytes-out", cluster, ctx)), ctx),
  ],
  transform: (frames, _params, ctx) => {
    const received = frames.get("in");
    const sent = frames.get("out");
    return {
      data: toTimeseries({
        timesUnixMs: timesOf(received, sent),
        series: [
          { name: ctx.words("series.from-clients"), values: onlySeries(received) },
          { name: ctx.words("series.to-clients"), values: onlySeries(sent) },
        ],
        maxSeries: CHART_BUDGET.maxSeries,
      }),
    };
  },
});
