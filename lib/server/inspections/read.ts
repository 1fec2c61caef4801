import "server-only";
// Inspections from the recorded series: what was found with the number behind it, and who was found ok, so that "nothing found"
// and "not inspected" stay apart under every filter.
import { recordedNames } from "../../panels/selectors";
import { lastValue } from "../../query/frame";
import { aggregate, selector } from "../../query/promql";
import type { Frame, FrameSeries, InstantQuery, Scope } from "../../query/types";
import { type FoundSeverity, INSPECTION_IDS, type InspectionId, severityOfCode } from "../../slo/inspections";
import { RECORDED } from "../../slo/recorded-series";
import { getConfig } from "../config";
import { type Readings, readAll } from "../level2/read";

const instant = (name: string, promql: string): InstantQuery => ({ kind: "instant", name, promql });

export interface FoundSeverityOf {
  readonly id: string;
  readonly inspection: InspectionId;
  readonly severity: FoundSeverity;
  readonly value: number | null;
}

export function inspectionOf({ labels }: FrameSeries): InspectionId | null {
  return INSPECTION_IDS.find((id) => id === labels.inspection) ?? null;
}

function keyOf({ labels }: FrameSeries): string {
  return `${labels.inspection} ${labels.etcd_cluster}`;
}

function queries(scope: Scope): InstantQuery[] {
  const severity = selector(RECORDED.inspectionSeverity, [], scope);
  const value = selector(RECORDED.inspectionValue, [], scope);
  const found = `${aggregate("max", ["etcd_cluster", "inspection"], severity)} > 0`;
  const reasons = `${aggregate("max", ["etcd_cluster", "inspection"], value)} and on (etcd_cluster, inspection) (${severity} > 0)`;
  return [
    instant("found", found),
    instant("values", reasons),
    instant("fine", `${aggregate("max", ["etcd_cluster", "inspection"], severity)} == 0`),
  ];
}

export interface InspectionReadings {
  readonly findings: readonly FoundSeverityOf[];
  /** ids of the clusters that were found ok, per inspection */
  readonly fine: ReadonlyMap<InspectionId, ReadonlySet<string>>;
  readonly isKnown: boolean;
  readonly evidence: Readings;
}

function readFindings(found: Frame | undefined, values: Frame | undefined): FoundSeverityOf[] {
  const behind = new Map(values?.series.map((series) => [keyOf(series), lastValue(series)]));
  return (found?.series ?? []).flatMap((series) => {
    const inspection = inspectionOf(series);
    const severity = severityOfCode(lastValue(series) ?? Number.NaN);
    const id = series.labels.etcd_cluster;
    if (!inspection || !severity || severity === "ok" || !id) return [];
    return [{ id, inspection, severity, value: behind.get(keyOf(series)) ?? null }];
  });
}

function readFine(fine: Frame | undefined): Map<InspectionId, Set<string>> {
  const ids = new Map<InspectionId, Set<string>>();
  for (const series of fine?.series ?? []) {
    const inspection = inspectionOf(series);
    const id = series.labels.etcd_cluster;
    if (!inspection || !id) continue;
    ids.set(inspection, (ids.get(inspection) ?? new Set()).add(id));
  }
  return ids;
}

/** All inspections of all clusters in the scope. Never rejects: without an answer `isKnown` is false. */
export async function readInspections(scope: Scope): Promise<InspectionReadings> {
  const evidence = await readAll(queries(scope), scope);
  const { frames } = evidence;
  return {
    findings: readFindings(frames.get("found"), frames.get("values")),
    fine: readFine(frames.get("fine")),
    isKnown: frames.has("found") && frames.has("fine") && evidence.isWitnessed,
    evidence,
  };
}

/** Severity code and value of every inspection of one cluster. */
export async function readClusterInspections(clusterId: string, scope: Scope) {
  const names = [RECORDED.inspectionSeverity, RECORDED.inspectionValue];
  const both = recordedNames(names, clusterId, { config: getConfig(), scope });
  const { frames, notices, isWitnessed } = await readAll([instant("inspections", both)], scope);
  const series = frames.get("inspections")?.series ?? [];
  const read = (name: string) =>
    new Map(
      series.flatMap((one) => {
        const inspection = inspectionOf(one);
        const value = lastValue(one);
        return one.labels.__name__ === name && inspection && value !== null ? [[inspection, value] as const] : [];
      }),
    );
  const isKnown = frames.has("inspections") && isWitnessed;
  return { codes: read(RECORDED.inspectionSeverity), values: read(RECORDED.inspectionValue), isKnown, notices };
}
