// Findings of inspections: one row per cluster and inspection that is not ok, and a matrix that says how many could be inspected.
import { z } from "zod";
import { FOUND_SEVERITIES, INSPECTION_IDS, SEVERITIES } from "../slo/inspections";
import { HEALTHS } from "../slo/vocabulary";
import { type Evidence, evidenceShape } from "./evidence";
import { listSchema } from "./fleet";
import type { FleetStatus } from "./pages";
import type { Notice } from "./panel-result";

export const INSPECTION_UNITS = ["ratio", "count", "bytes", "seconds"] as const;

export const inspectionFindingSchema = z.strictObject({
  /** the cluster */
  id: z.string(),
  inspection: z.enum(INSPECTION_IDS),
  severity: z.enum(FOUND_SEVERITIES),
  /** the number behind it, in `unit`; null = the data source did not say */
  value: z.number().nullable(),
  unit: z.enum(INSPECTION_UNITS),
  /** the threshold that it reached; null = the rules were made from others */
  threshold: z.number().nullable(),
  region: z.string(),
  zone: z.string(),
  product: z.string(),
  scenario: z.string(),
  spec: z.string(),
  customer: z.string(),
  health: z.enum(HEALTHS),
});
export type InspectionFinding = z.infer<typeof inspectionFindingSchema>;

export const inspectionCountsSchema = z.strictObject({
  inspection: z.enum(INSPECTION_IDS),
  ok: z.number().int(),
  risk: z.number().int(),
  warning: z.number().int(),
  critical: z.number().int(),
  /** clusters of the filter that could not be inspected */
  notInspected: z.number().int(),
});
export type InspectionCounts = z.infer<typeof inspectionCountsSchema>;

export const inspectionListSchema = listSchema(inspectionFindingSchema).extend({
  ...evidenceShape,
  /** per inspection, over all clusters that the filters leave */
  counts: z.array(inspectionCountsSchema),
});
export type InspectionList = z.infer<typeof inspectionListSchema>;

/** Keys that findings sort by, `-` in front for descending. */
export const FINDING_SORTS = ["severity", "id", "inspection", "value", "region", "product", "customer"] as const;
export type FindingSort = (typeof FINDING_SORTS)[number];

export interface InspectionsPage {
  readonly status: FleetStatus;
  /** of the fleet and of what was asked beside it */
  readonly evidence: Evidence;
  readonly notices: readonly Notice[];
  readonly asOfUnixMs: number | null;
  /** false = the data source did not answer: nothing is known, which is not "nothing found" */
  readonly isKnown: boolean;
  readonly list: InspectionList;
}

/** One inspection of one cluster, for its page. */
export const clusterInspectionSchema = z.strictObject({
  inspection: z.enum(INSPECTION_IDS),
  /** null = could not be inspected */
  severity: z.enum(SEVERITIES).nullable(),
  value: z.number().nullable(),
  unit: z.enum(INSPECTION_UNITS),
  /** the threshold reached, or the first one still ahead */
  threshold: z.number().nullable(),
});
export type ClusterInspection = z.infer<typeof clusterInspectionSchema>;

export interface ClusterInspections {
  readonly rows: readonly ClusterInspection[];
  readonly notices: readonly Notice[];
  readonly isKnown: boolean;
}
