// Whether a member is short of CPU.
import { aggregate, overWindow } from "../../query/promql";
import { memberPanel } from "../member-panel";
import { scraped } from "../selectors";

export const clusterCpu = memberPanel({
  id: "cluster-cpu",
  unit: "cores",
  promql: (cluster, ctx) =>
    aggregate(
      "max",
      [ctx.config.labels.member],
      overWindow("rate", scraped("process_cpu_seconds_total", cluster, ctx), ctx.rateWindowSeconds),
    ),
});
