// Whether there is room: the largest file, what of it is in use, and the quota as a bound.
import { aggregate } from "../../query/promql";
import { CHART_BUDGET, definePanel, panelText } from "../definition";
import { newestValue, onlySeries, timesOf, toTimeseries } from "../lines";
import { clusterParams } from "../params";
import { atNow, overRange } from "../requests";
import { scraped } from "../selectors";

const ID = "cluster-db-size";

export const clusterDbSize = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "range",
  view: { kind: "timeseries", unit: "bytes", thresholds: [], yDomain: "zero" },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx) => {
    const largest = (metric: string) => aggregate("max", [], scraped(metric, cluster, ctx));
    return [
      // etcd up to 3.4 may carry only the debugging name.
      overRange(
        "total",
        `${largest("etcd_mvcc_db_total_size_in_bytes")} or ${largest("etcd_debugging_mvcc_db_total_size_in_bytes")}`,
        ctx,
      ),
      overRange("inUse", largest("etcd_mvcc_db_total_size_in_use_in_bytes"), ctx),
      // Zero or negative: the quota is off, and there is no bound to draw.
      atNow("quota", `${aggregate("min", [], scraped("etcd_server_quota_backend_bytes", cluster, ctx))} > 0`),
    ];
  },
  transform: (frames, _params, ctx) => {
    const total = frames.get("total");
    const inUse = frames.get("inUse");
    const quotaBytes = newestValue(frames.get("quota"));
    return {
      data: toTimeseries({
        timesUnixMs: timesOf(total, inUse),
        series: [
          { name: ctx.words("series.db-total"), values: onlySeries(total) },
          { name: ctx.words("series.db-in-use"), values: onlySeries(inUse) },
        ],
        bounds: quotaBytes === null ? [] : [{ value: quotaBytes, label: ctx.words("bound.quota") }],
        maxSeries: CHART_BUDGET.maxSeries,
      }),
    };
  },
});
