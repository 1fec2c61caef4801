// How definitions refer to recorded facts and to what the fleet knows of a cluster.
import { formatRange, type RawSources } from "../slis/context";
import { matchLabel, select } from "../slis/expression";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";

/** A fact now {etcd_cluster}. */
export function factNow(fact: string): string {
  return `max by (etcd_cluster) (${select(RECORDED_STEPS.inspectionFact, matchLabel("fact", fact))})`;
}

/** Least or greatest of a fact over some seconds {etcd_cluster}. */
export function factOver(sources: RawSources, statistic: "min" | "max", fact: string, seconds: number): string {
  const series = select(RECORDED_STEPS.inspectionFact, matchLabel("fact", fact));
  return `max by (etcd_cluster) (${statistic}_over_time(${series}[${formatRange(sources, seconds)}]))`;
}

export const EXPECTED_MEMBERS = `max by (etcd_cluster) (${RECORDED.expectedMembers})`;
