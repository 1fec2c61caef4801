// Whether a member holds another state than the most advanced one.
import { memberPanel, perMember } from "../member-panel";
import { scraped } from "../selectors";

const REVISION = "etcd_debugging_mvcc_current_revision";

export const clusterRevisionGap = memberPanel({
  id: "cluster-revision-gap",
  unit: "count",
  promql: (cluster, ctx) => `scalar(max(${scraped(REVISION, cluster, ctx)})) - ${perMember(REVISION, cluster, ctx)}`,
});
