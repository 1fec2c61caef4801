// Whether the number of keys grows, or differs between members.
import { memberPanel, perMember } from "../member-panel";

export const clusterKeys = memberPanel({
  id: "cluster-keys",
  unit: "count",
  yDomain: "auto",
  promql: (cluster, ctx) => perMember("etcd_debugging_mvcc_keys_total", cluster, ctx),
});
