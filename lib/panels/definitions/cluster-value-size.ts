// Whether somebody writes big values: the mean of what was put.
import { indicatorQuery } from "../indicator-query";
import { memberPanel } from "../member-panel";

export const clusterValueSize = memberPanel({
  id: "cluster-value-size",
  unit: "bytes",
  promql: (cluster, ctx) => indicatorQuery("etcd-put-size", cluster, ctx),
});
