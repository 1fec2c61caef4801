// Every inspection, in the order in which matrices list them.
import { INSPECTION_IDS, type InspectionId } from "../slo/inspections";
import { bigValues } from "./definitions/big-values";
import { dbQuota } from "./definitions/db-quota";
import { fragmentation } from "./definitions/fragmentation";
import { inspectionFreshness } from "./definitions/inspection-freshness";
import { keyGrowth } from "./definitions/key-growth";
import { knownBadVersion } from "./definitions/known-bad-version";
import { memberConsistency } from "./definitions/member-consistency";
import { splitLeadership } from "./definitions/split-leadership";
import { versionSkew } from "./definitions/version-skew";
import type { InspectionDefinition } from "./types";

const BY_ID: Readonly<Record<InspectionId, InspectionDefinition>> = {
  "member-consistency": memberConsistency,
  "db-quota": dbQuota,
  fragmentation,
  "version-skew": versionSkew,
  "known-bad-version": knownBadVersion,
  "split-leadership": splitLeadership,
  "key-growth": keyGrowth,
  "big-values": bigValues,
  "inspection-freshness": inspectionFreshness,
};

export const INSPECTIONS: readonly InspectionDefinition[] = INSPECTION_IDS.map((id) => BY_ID[id]);

/** The definition of an id. */
export function getInspection(id: InspectionId): InspectionDefinition {
  return BY_ID[id];
}
