// Whether a member's database is slow to commit, against the bound of the disk SLI.
import { diskBounds } from "../bounds";
import { memberP99, memberPanel } from "../member-panel";

export const clusterBackendCommit = memberPanel({
  id: "cluster-backend-commit",
  unit: "seconds",
  promql: (cluster, ctx) =>
    memberP99("etcd_disk_backend_commit_duration_seconds_bucket", cluster, ctx, ctx.rateWindowSeconds),
  bounds: (cluster, ctx) => diskBounds("backendCommitSeconds", cluster, ctx),
});
