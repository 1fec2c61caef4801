// Whether changes are being committed: Raft proposals per second.
import { aggregate, overWindow, sumTargets } from "../../query/promql";
import { CHART_BUDGET, definePanel, panelText } from "../definition";
import { onlySeries, timesOf, toTimeseries } from "../lines";
import { clusterParams } from "../params";
import { overRange } from "../requests";
import { scraped } from "../selectors";

const ID = "cluster-proposals";

export const clusterProposals = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "range",
  view: { kind: "timeseries", unit: "perSecond", thresholds: [], yDomain: "zero" },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx) => {
    const rate = (metric: string) => overWindow("rate", scraped(metric, cluster, ctx), ctx.rateWindowSeconds);
    return [
      // The commit index is the same on all members but for lag: the most advanced one tells the cluster's rate.
      overRange("committed", aggregate("max", [], rate("etcd_server_proposals_committed_total")), ctx),
      overRange("failed", sumTargets([], rate("etcd_server_proposals_failed_total")), ctx),
    ];
  },
  transform: (frames, _params, ctx) => {
    const committed = frames.get("committed");
    const failed = frames.get("failed");
    return {
      data: toTimeseries({
        timesUnixMs: timesOf(committed, failed),
        series: [
          { name: ctx.words("series.committed"), values: onlySeries(committed) },
          { name: ctx.words("series.failed"), values: onlySeries(failed) },
        ],
        maxSeries: CHART_BUDGET.maxSeries,
      }),
    };
  },
});
