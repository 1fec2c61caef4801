// How near is the database to its quota? At the quota etcd refuses every write until somebody defragments and disarms the alarm.
import { RECORDED } from "../../slo/recorded-series";
import type { InspectionDefinition } from "../types";

export const dbQuota: InspectionDefinition = {
  id: "db-quota",
  title: "inspection.db-quota.title",
  question: "inspection.db-quota.question",
  docs: "inspection.db-quota.docs",
  preconditions: "inspection.db-quota.preconditions",
  remedy: "inspection.db-quota.remedy",
  unit: "ratio",
  thresholds: { risk: 0.6, warning: 0.8, critical: 0.9 },
  // A large cluster takes longer to compact and defragment: plan earlier.
  overrides: [{ match: { spec: "large" }, thresholds: { risk: 0.5, warning: 0.7, critical: 0.85 } }],
  buildFacts: () => [],
  buildValue: () => `max by (etcd_cluster) (${RECORDED.dbUsage})`,
};
