// Whether a member's disk is slow to make the log durable, against the bound of the disk SLI.
import { diskBounds } from "../bounds";
import { memberP99, memberPanel } from "../member-panel";

export const clusterWalFsync = memberPanel({
  id: "cluster-wal-fsync",
  unit: "seconds",
  promql: (cluster, ctx) =>
    memberP99("etcd_disk_wal_fsync_duration_seconds_bucket", cluster, ctx, ctx.rateWindowSeconds),
  bounds: (cluster, ctx) => diskBounds("walFsyncSeconds", cluster, ctx),
});
