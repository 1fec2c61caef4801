// Overrides are tried in order and the first match wins: one that an earlier one covers is dead text that looks alive.
import { type ConfigPath, error, type Finding, warning } from "./problems";
import type { RaftboardConfig } from "./schema";

type Override = RaftboardConfig["slo"]["overrides"][number];
type Match = Override["match"];

/** Overrides that never match, match everything, or change nothing. */
export function checkOverrides({ slo }: RaftboardConfig): readonly Finding[] {
  return slo.overrides.flatMap((override, index) => {
    const path: ConfigPath = ["slo", "overrides", index];
    const covering = slo.overrides.slice(0, index).findIndex((earlier) => covers(earlier.match, override.match));
    if (covering >= 0) {
      const references = { earlier: ["slo", "overrides", covering] };
      return [{ ...error("coveredOverride", path, { match: describeMatch(override.match) }), references }];
    }
    return [...checkMatch(override.match, [...path, "match"]), ...checkContent(override, path)];
  });
}

function covers(earlier: Match, later: Match): boolean {
  const isMet = (wanted: string | undefined, actual: string | undefined) => wanted === undefined || wanted === actual;
  return isMet(earlier.scenario, later.scenario) && isMet(earlier.spec, later.spec);
}

function checkMatch(match: Match, path: ConfigPath): readonly Finding[] {
  const wildcards = Object.entries(match).filter(([, value]) => value === "*");
  if (wildcards.length > 0) return wildcards.map(([key]) => error("wildcardMatch", [...path, key], { key }));
  return Object.values(match).every((value) => value === undefined) ? [warning("emptyMatch", path)] : [];
}

function checkContent({ match: _match, ...content }: Override, path: ConfigPath): readonly Finding[] {
  return hasLeaf(content) ? [] : [warning("emptyOverride", path)];
}

function hasLeaf(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some(hasLeaf);
  return value !== undefined;
}

function describeMatch(match: Match): string {
  const parts = Object.entries(match).map(([key, value]) => `${key}=${value}`);
  return parts.length > 0 ? parts.join(", ") : "*";
}
