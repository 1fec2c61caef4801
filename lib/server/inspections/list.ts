import "server-only";
// Findings as a list and a matrix, with the filters of the fleet. Worst first; of equals the larger part of the fleet's order.
import { evidenceOf, fleetEvidence, joinEvidence } from "../../contract/evidence";
import {
  type ClusterInspections,
  FINDING_SORTS,
  type FindingSort,
  type InspectionCounts,
  type InspectionFinding,
  type InspectionsPage,
} from "../../contract/inspections";
import type { ClusterFilter } from "../../contract/pages";
import { getInspection, INSPECTIONS } from "../../inspections/registry";
import { resolveThresholds } from "../../inspections/resolve-thresholds";
import type { Scope } from "../../query/types";
import {
  FOUND_SEVERITIES,
  INSPECTION_IDS,
  type InspectionId,
  SEVERITY_CODES,
  severityOfCode,
} from "../../slo/inspections";
import type { Sort } from "../../url/parameters";
import { FIRST_REFRESH_WAIT_MS } from "../api/load-fleet";
import { compareText } from "../fleet/build-inventory";
import { clusterRow } from "../fleet/cluster-row";
import { filterClusters } from "../fleet/filter";
import { waitForFleet } from "../fleet/loop";
import { getFleet, getSnapshot } from "../fleet/service";
import type { FleetSnapshot } from "../fleet/snapshot";
import { type FoundSeverityOf, type InspectionReadings, readClusterInspections, readInspections } from "./read";

export interface FindingOrder {
  readonly key: FindingSort;
  readonly isDescending: boolean;
}
export const DEFAULT_ORDER: FindingOrder = { key: "severity", isDescending: true };

/** An order that findings do not have is the page's own. */
export function readOrder(sort: Sort | null): FindingOrder {
  const key = FINDING_SORTS.find((known) => known === sort?.key);
  return key && sort ? { key, isDescending: sort.isDescending } : DEFAULT_ORDER;
}

/** The inspections that a page's `inspection` parameters name; unknown names select nothing more. */
export function readWanted(texts: string | readonly string[] | undefined): InspectionId[] {
  const wanted = new Set([texts ?? []].flat());
  return INSPECTION_IDS.filter((id) => wanted.has(id));
}

export interface InspectionsInput {
  readonly filter: ClusterFilter;
  /** only these; empty = all */
  readonly inspections: readonly InspectionId[];
  readonly order: FindingOrder;
  readonly page: number;
  readonly pageSize: number;
}

function toFinding(found: FoundSeverityOf, snapshot: FleetSnapshot, index: number): InspectionFinding {
  const { region, zone, product, scenario, spec, customer, health } = clusterRow(snapshot, index);
  const definition = getInspection(found.inspection);
  const threshold = resolveThresholds(definition, { scenario, spec })[found.severity] ?? null;
  return { ...found, unit: definition.unit, threshold, region, zone, product, scenario, spec, customer, health };
}

function compareBy(key: FindingSort): (a: InspectionFinding, b: InspectionFinding) => number {
  if (key === "severity") return (a, b) => SEVERITY_CODES[a.severity] - SEVERITY_CODES[b.severity];
  if (key === "value") return (a, b) => (a.value ?? 0) - (b.value ?? 0);
  return (a, b) => compareText(a[key], b[key]);
}

function sortFindings(findings: readonly InspectionFinding[], { key, isDescending }: FindingOrder) {
  const compare = compareBy(key);
  const sign = isDescending ? -1 : 1;
  return findings.toSorted(
    (a, b) => sign * compare(a, b) || compareText(a.inspection, b.inspection) || compareText(a.id, b.id),
  );
}

function countOf(
  id: InspectionId,
  ids: readonly string[],
  readings: InspectionReadings,
  findings: readonly InspectionFinding[],
): InspectionCounts {
  const own = findings.filter((finding) => finding.inspection === id);
  const count = (severity: string) => own.filter((finding) => finding.severity === severity).length;
  const fine = readings.fine.get(id);
  const ok = fine ? ids.filter((cluster) => fine.has(cluster)).length : 0;
  const inspected = ok + own.length;
  return {
    inspection: id,
    ok,
    risk: count("risk"),
    warning: count("warning"),
    critical: count("critical"),
    notInspected: Math.max(0, ids.length - inspected),
  };
}

/** What `/inspections` shows and `GET /api/v1/inspections` answers. */
export async function getInspectionsPage(input: InspectionsInput, scope: Scope): Promise<InspectionsPage> {
  const [readings] = await Promise.all([readInspections(scope), waitForFleet(FIRST_REFRESH_WAIT_MS)]);
  const snapshot = getSnapshot(scope);
  const { status } = getFleet(scope);
  const { page, pageSize } = input;
  const indexes = snapshot ? filterClusters(snapshot, input.filter) : [];
  const positions = new Map(indexes.map((index) => [snapshot?.inventory.ids[index] ?? "", index]));
  const findings = readings.findings.flatMap((found) => {
    const index = positions.get(found.id);
    return snapshot && index !== undefined ? [toFinding(found, snapshot, index)] : [];
  });
  const wanted = findings.filter(
    ({ inspection }) => input.inspections.length === 0 || input.inspections.includes(inspection),
  );
  const isKnown = readings.isKnown && snapshot !== null;
  const evidence = joinEvidence(fleetEvidence(status, snapshot?.inventory.ids.length ?? 0), readings.evidence);
  const asOfUnixMs = isKnown ? (snapshot?.now.asOfUnixMs ?? null) : null;
  const ids = [...positions.keys()];
  return {
    status,
    evidence,
    notices: readings.evidence.notices,
    asOfUnixMs,
    isKnown,
    list: {
      ...evidenceOf({ ...evidence, asOfUnixMs }),
      rows: sortFindings(wanted, input.order).slice((page - 1) * pageSize, page * pageSize),
      totalCount: wanted.length,
      page,
      pageSize,
      counts: INSPECTIONS.map(({ id }) => countOf(id, ids, readings, findings)),
    },
  };
}

/** Every inspection of one cluster, worst first, what could not be inspected last. */
export async function getClusterInspections(id: string, scope: Scope): Promise<ClusterInspections> {
  const [{ codes, values, isKnown, notices }] = await Promise.all([
    readClusterInspections(id, scope),
    waitForFleet(FIRST_REFRESH_WAIT_MS),
  ]);
  const row = getFleet(scope).cluster(id)?.row;
  const cluster = { scenario: row?.scenario ?? "", spec: row?.spec ?? "" };
  const rows = INSPECTIONS.map((definition) => {
    const severity = severityOfCode(codes.get(definition.id) ?? Number.NaN);
    const thresholds = resolveThresholds(definition, cluster);
    const ahead = FOUND_SEVERITIES.flatMap((level) => thresholds[level] ?? []).at(-1) ?? null;
    const reached = severity === null || severity === "ok" ? ahead : (thresholds[severity] ?? null);
    return {
      inspection: definition.id,
      severity,
      value: values.get(definition.id) ?? null,
      unit: definition.unit,
      threshold: reached,
    };
  });
  const rank = (severity: (typeof rows)[number]["severity"]) => (severity === null ? -1 : SEVERITY_CODES[severity]);
  return { rows: rows.toSorted((a, b) => rank(b.severity) - rank(a.severity)), notices, isKnown };
}
