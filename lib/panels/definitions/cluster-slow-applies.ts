// Whether a member is slow to apply what was committed.
import { indicatorQuery } from "../indicator-query";
import { memberPanel } from "../member-panel";

export const clusterSlowApplies = memberPanel({
  id: "cluster-slow-applies",
  unit: "perSecond",
  promql: (cluster, ctx) => indicatorQuery("etcd-slow-applies", cluster, ctx),
});
