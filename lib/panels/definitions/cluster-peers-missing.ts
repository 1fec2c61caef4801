// Whether members have lost sight of each other: the round trip does not rise when a peer is gone, it stops.
import { indicatorQuery } from "../indicator-query";
import { memberPanel } from "../member-panel";

export const clusterPeersMissing = memberPanel({
  id: "cluster-peers-missing",
  unit: "count",
  promql: (cluster, ctx) => indicatorQuery("etcd-peers-missing", cluster, ctx),
});
