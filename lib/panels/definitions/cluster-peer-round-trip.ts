// Whether the network between members is slow.
import { memberP99, memberPanel } from "../member-panel";

/** etcd probes each peer about four times a minute: a shorter window holds too few observations for a percentile. */
const LEAST_WINDOW_SECONDS = 600;

export const clusterPeerRoundTrip = memberPanel({
  id: "cluster-peer-round-trip",
  unit: "seconds",
  promql: (cluster, ctx) =>
    memberP99(
      "etcd_network_peer_round_trip_time_seconds_bucket",
      cluster,
      ctx,
      Math.max(LEAST_WINDOW_SECONDS, ctx.rateWindowSeconds),
    ),
});
