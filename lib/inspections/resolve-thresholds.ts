// The thresholds that hold for a cluster: the same decision as the recorded rules make through the labels of etcd_cluster_info.
import { FOUND_SEVERITIES } from "../slo/inspections";
import { resolveOverride } from "../slo/resolve-objectives";
import type { InspectionDefinition, Thresholds } from "./types";

/** Per level the first matching override that names it, else the default. */
export function resolveThresholds(
  definition: InspectionDefinition,
  cluster: { readonly scenario: string; readonly spec: string },
): Thresholds {
  return Object.fromEntries(
    FOUND_SEVERITIES.flatMap((level) => {
      const fallback = definition.thresholds[level];
      if (fallback === undefined) return [];
      return [[level, resolveOverride(definition.overrides, cluster, fallback, (one) => one.thresholds[level])]];
    }),
  );
}
