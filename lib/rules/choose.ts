// Values that differ by scenario and spec (objectives, floors, bounds) as PromQL over the labels of etcd_cluster_info.
// First matching override wins per key; the same decision as lib/slo/resolve-objectives.ts.
import { matchLabel, select } from "../slis/expression";
import { RECORDED } from "../slo/recorded-series";
import type { OverrideMatch } from "../slo/resolve-objectives";

/** A value and the clusters that it holds for, as an expression with one series per cluster {etcd_cluster}; null = all clusters. */
export interface Choice {
  readonly value: number;
  readonly clusters: string | null;
}

interface Row {
  readonly match: OverrideMatch;
  readonly value: number;
}

function selectInfo(match: OverrideMatch): string {
  const matchers = Object.entries({ scenario: match.scenario, spec: match.spec }).flatMap(([name, value]) =>
    value === undefined ? [] : [matchLabel(name, value)],
  );
  return select(RECORDED.info, ...matchers);
}

/** Distinct values with their clusters. One choice for all when no override changes the value. */
export function listChoices<Override extends { readonly match: OverrideMatch }>(
  overrides: readonly Override[],
  fallback: number,
  read: (override: Override) => number | undefined,
): Choice[] {
  const rows: Row[] = overrides.flatMap((override) => {
    const value = read(override);
    return value === undefined ? [] : [{ match: override.match, value }];
  });
  if (rows.every((row) => row.value === fallback)) return [{ value: fallback, clusters: null }];
  const values = [...new Set([...rows.map((row) => row.value), fallback])];
  return values.map((value) => ({ value, clusters: describeClusters(rows, fallback, value) }));
}

function describeClusters(rows: readonly Row[], fallback: number, value: number): string {
  const own = rows.flatMap((row, index) => {
    if (row.value !== value) return [];
    return [excluding(selectInfo(row.match), rows.slice(0, index))];
  });
  if (value === fallback) own.push(excluding(RECORDED.info, rows));
  return `max by (etcd_cluster) (${own.join(" or ")})`;
}

function excluding(clusters: string, earlier: readonly Row[]): string {
  if (earlier.length === 0) return clusters;
  return `(${clusters} unless (${earlier.map((row) => selectInfo(row.match)).join(" or ")}))`;
}

/** `build(value)` for the clusters of each value, joined; each cluster is in one operand only. */
export function chooseByCluster(choices: readonly Choice[], build: (value: number) => string): string {
  return choices
    .map(({ value, clusters }) =>
      clusters === null ? build(value) : `((${build(value)}) and on (etcd_cluster) ${clusters})`,
    )
    .join("\nor\n");
}
