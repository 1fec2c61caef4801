// The closed lists of words of inspections: which there are, and how bad a result is. Codes are recorded; keep them stable.
// Meaning: docs/inspections.md.

export const INSPECTION_IDS = [
  "member-consistency",
  "db-quota",
  "fragmentation",
  "version-skew",
  "known-bad-version",
  "split-leadership",
  "key-growth",
  "big-values",
  "inspection-freshness",
] as const;
export type InspectionId = (typeof INSPECTION_IDS)[number];

/** `risk` may wait, `warning` needs a plan, `critical` needs hands now. Not inspected is no severity: the series is absent. */
export const SEVERITIES = ["ok", "risk", "warning", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];
export const SEVERITY_CODES = { ok: 0, risk: 1, warning: 2, critical: 3 } as const satisfies Record<Severity, number>;

/** What a list shows first. */
export const FOUND_SEVERITIES = ["critical", "warning", "risk"] as const satisfies readonly Severity[];
export type FoundSeverity = (typeof FOUND_SEVERITIES)[number];

/** Severity of a recorded code; null for a code that has no meaning. */
export function severityOfCode(code: number): Severity | null {
  return SEVERITIES.find((severity) => SEVERITY_CODES[severity] === code) ?? null;
}

/** The inspection that integrity is made of. */
export const CONSISTENCY_INSPECTION = "member-consistency" satisfies InspectionId;
