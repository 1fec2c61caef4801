// What clients ask for: etcd's gRPC counters, or the apiserver's where the rules chose those for errors.
import { matcher, overWindow, sumTargets } from "../../query/promql";
import { CHART_BUDGET, definePanel, panelText } from "../definition";
import { seriesByLabel, timesOf, toTimeseries } from "../lines";
import { clusterParams } from "../params";
import { overRange } from "../requests";
import { apiserverRates, scraped } from "../selectors";

const ID = "cluster-requests";

export const clusterRequests = definePanel({
  id: ID,
  ...panelText(ID),
  level: 3,
  params: clusterParams,
  time: "range",
  view: { kind: "timeseries", unit: "perSecond", thresholds: [], yDomain: "zero" },
  budget: CHART_BUDGET,
  queries: ({ cluster }, ctx) => {
    if (ctx.fleet.cluster(cluster)?.errorsSource === "apiserver") {
      const seen = apiserverRates("etcd_request_duration_seconds_count", cluster, ctx);
      return [overRange("operations", sumTargets(["operation"], seen), ctx)];
    }
    const handled = scraped("grpc_server_handled_total", cluster, ctx, [
      matcher("grpc_service", "=~", "etcdserverpb.(KV|Lease)"),
      matcher("grpc_type", "=~", "unary|server_stream"),
    ]);
    const rate = sumTargets(["grpc_method"], overWindow("rate", handled, ctx.rateWindowSeconds));
    // Every method is exported from the start; those that nobody calls say nothing.
    return [overRange("methods", `${rate} > 0`, ctx)];
  },
  transform: (frames) => {
    const methods = frames.get("methods");
    const operations = frames.get("operations");
    return {
      data: toTimeseries({
        timesUnixMs: timesOf(methods, operations),
        series: [...seriesByLabel(methods, "grpc_method"), ...seriesByLabel(operations, "operation")],
        maxSeries: CHART_BUDGET.maxSeries,
      }),
    };
  },
});
