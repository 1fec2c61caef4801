// How long slow requests take, from the histogram that the rules chose; unmeasured is said, never drawn as good.
import { histogramQuantile, matcher, overWindow, sumTargets } from "../../query/promql";
import type { QueryRequest } from "../../query/types";
import { latencyBounds } from "../bounds";
import { CHART_BUDGET, definePanel, type PanelContext, panelText } from "../definition";
import { seriesByLabel, timesOf, toTimeseries } from "../lines";
import { infoNotice } from "../notices";
import { clusterParams } from "../params";
import { overRange } from "../requests";
import { apiserverRates, scraped } from "../selectors";

const ID = "cluster-latency";

/** Rates of the histogram that the rules chose for this cluster, and the label that names its operation. */
function chooseHistogram(cluster: string, ctx: PanelContext): { rate: string; label: string } | null {
  const rate = (bucket: string) => overWindow("rate", bucket, ctx.rateWindowSeconds);
  switch (ctx.fleet.cluster(cluster)?.latencySource ?? null) {
    case "server-histogram":
      return {
        rate: rate(
          scraped("etcd_server_request_duration_seconds_bucket", cluster, ctx, [
            matcher("type", "=~", "Range|ReadonlyTxn|Put|Txn|DeleteRange"),
          ]),
        ),
        label: "type",
      };
    case "apiserver":
      return { rate: apiserverRates("etcd_request_duration_seconds_bucket", cluster, ctx), label: "operation" };
    case "none":
      return null;
    default:
      return {
        rate: rate(
          scraped("grpc_server_handling_seconds_bucket", cluster, ctx, [
            matcher("grpc_service", "=", "etcdserverpb.KV"),
            matcher("grpc_type", "=~", "unary|server_stream"),
          ]),
        ),
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
    const p99 = histogramQuantile(0.99, sumTargets([histogram.label, "le"], histogram.rate));
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
