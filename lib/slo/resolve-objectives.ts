// Which objective, floor or bound holds for a cluster: per key, the first matching override that names the key, else the default.
// The same decision as the recorded rules make through the labels of etcd_cluster_info. Structural twin of the config's `slo`.
import type { SliId } from "./vocabulary";

export interface OverrideMatch {
  readonly scenario?: string | undefined;
  readonly spec?: string | undefined;
}

export interface SloOverride {
  readonly match: OverrideMatch;
  readonly objectives?: Partial<Readonly<Record<SliId, number>>> | undefined;
}

export interface SloConfigLike<Override extends { readonly match: OverrideMatch } = SloOverride> {
  readonly objectives: Readonly<Record<SliId, number>>;
  readonly overrides: readonly Override[];
}

/** True when every label that the match names is equal; an empty match is true for all. */
export function isMatched(match: OverrideMatch, cluster: { scenario: string; spec: string }): boolean {
  return (
    (match.scenario === undefined || match.scenario === cluster.scenario) &&
    (match.spec === undefined || match.spec === cluster.spec)
  );
}

/** One value for a cluster: the first matching override for which `read` gives a number, else `fallback`. */
export function resolveOverride<Override extends { readonly match: OverrideMatch }>(
  overrides: readonly Override[],
  cluster: { scenario: string; spec: string },
  fallback: number,
  read: (override: Override) => number | undefined,
): number {
  for (const override of overrides) {
    const value = read(override);
    if (value !== undefined && isMatched(override.match, cluster)) return value;
  }
  return fallback;
}

/** Objective ratio of each SLI for a cluster of this scenario and spec. */
export function resolveObjectives(
  slo: SloConfigLike,
  cluster: { scenario: string; spec: string },
): Record<SliId, number> {
  const pick = (sli: SliId) =>
    resolveOverride(slo.overrides, cluster, slo.objectives[sli], (override) => override.objectives?.[sli]);
  return {
    availability: pick("availability"),
    write: pick("write"),
    read: pick("read"),
    disk: pick("disk"),
    integrity: pick("integrity"),
  };
}
