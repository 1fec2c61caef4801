// Whether a member waits to commit.
import { memberPanel, perMember } from "../member-panel";

export const clusterProposalsPending = memberPanel({
  id: "cluster-proposals-pending",
  unit: "count",
  promql: (cluster, ctx) => perMember("etcd_server_proposals_pending", cluster, ctx),
});
