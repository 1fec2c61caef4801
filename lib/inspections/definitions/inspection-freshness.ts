// Since when could the members not be compared? Nothing found and not looked are different things.
import { RECORDED_STEPS } from "../../slo/recorded-series";
import type { InspectionDefinition } from "../types";

export const inspectionFreshness: InspectionDefinition = {
  id: "inspection-freshness",
  title: "inspection.inspection-freshness.title",
  question: "inspection.inspection-freshness.question",
  docs: "inspection.inspection-freshness.docs",
  preconditions: "inspection.inspection-freshness.preconditions",
  remedy: "inspection.inspection-freshness.remedy",
  unit: "seconds",
  thresholds: { risk: 300, warning: 1_800 },
  overrides: [],
  buildFacts: () => [],
  // Replay tests shorten every interval: a second of theirs stands for 1 / timeScale seconds.
  buildValue: (sources) => `(time() - max by (etcd_cluster) (${RECORDED_STEPS.inspectionSeen})) / ${sources.timeScale}`,
};
