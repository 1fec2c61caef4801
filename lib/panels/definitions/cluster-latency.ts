// How long slow requests take, from the histogram that the rules chose; unmeasured is said, never drawn as good.
import { aggregate, histogramQuantile, matcher, overWindow } from "../../query/promql";
import type { QueryRequest } from "../../query/types";
import { latencyBounds } from "../bounds";
import { CHART_BUDGET, definePanel, type PanelContext, panelText } from "../definition";
import { seriesByLabel, timesOf, toTimeseries } from "../lines";
import { infoNotice } from "../notices";
import { clusterParams } from "../params";
import { overRange } from "../requests";
import { apiserver, scraped } from "../selectors";

const ID = "cluster-latency";

/** The histogram of the source that the rules chose for this cluster, and the label that names its operation. */
function chooseHistogram(cluster: string, ctx: PanelContext): { bucket: string; label: string } | null {
  switch (ctx.fleet.cluster(cluster)?.latencySource ?? null) {
    case "server-histogram":
      return {
        bucket: scraped("etcd_server_request_duration_seconds_bucket", cluster, ctx, [
          matcher("type", "=~", "Range|ReadonlyTxn|Put|Txn|DeleteRange"),
        ]),
        label: "type",
      };
    case "apiserver":
      return { bucket: apiserver("etcd_request_duration_seconds_bucket", cluster, ctx), label: "operation" };
    case "none":
      return null;
    default:
      return {
        bucket: scraped("grpc_server_handling_seconds_bucket", cluster, ctx, [
          matcher("grpc_service", "=", "etcdserverpb.KV"),
          matcher("grpc_type", "=", "unary"),
        ]),
        label: "grpc_method",
      };
  }
}

export const clusterLatency = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "range",
  view: { kind: "timeseries", unit: "seconds", thresholds: [], yDomain: "zero" },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx): readonly QueryRequest[] => {
    const histogram = chooseHistogram(cluster, ctx);
    if (!histogram) return [];
    const rate = overWindow("rate", histogram.bucket, ctx.rateWindowSeconds);
    const p99 = histogramQuantile(0.99, aggregate("sum", [histogram.label, "le"], rate));
    return [overRange("p99", p99, ctx)];
  },
  transform: (frames, { cluster }, ctx) => {
    const frame = frames.get("p99");
    const label = chooseHistogram(cluster, ctx)?.label ?? "";
    const source = ctx.fleet.cluster(cluster)?.latencySource ?? null;
    return {
      data: toTimeseries({
        timesUnixMs: timesOf(frame),
        series: seriesByLabel(frame, label),
        bounds: latencyBounds(cluster, ctx),
        maxSeries: CHART_BUDGET.maxSeries,
      }),
      notices: source === "none" ? [infoNotice("notice.latency-unmeasured")] : [],
    };
  },
});
