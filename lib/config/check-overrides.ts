// Per key, the first matching override that names it holds (lib/slo/resolve-objectives.ts). What an earlier, wider override names
// already is dead text that looks alive.
import { type ConfigPath, error, type Finding, type PathPart, warning } from "./problems";
import { getAt } from "./read-yaml";
import type { RaftboardConfig } from "./schema";

type Override = RaftboardConfig["slo"]["overrides"][number];
type Match = Override["match"];

/** Overrides, or values in them, that never hold; that match everything; or that change nothing. */
export function checkOverrides({ slo }: RaftboardConfig): readonly Finding[] {
  return slo.overrides.flatMap((override, index) => {
    const path: ConfigPath = ["slo", "overrides", index];
    return [...checkMatch(override.match, [...path, "match"]), ...checkContent(override, index, slo.overrides)];
  });
}

function checkMatch(match: Match, path: ConfigPath): readonly Finding[] {
  const wildcards = Object.entries(match).filter(([, value]) => value === "*");
  if (wildcards.length > 0) return wildcards.map(([key]) => error("wildcardMatch", [...path, key], { key }));
  return Object.values(match).every((value) => value === undefined) ? [warning("emptyMatch", path)] : [];
}

function checkContent(override: Override, index: number, all: readonly Override[]): readonly Finding[] {
  const path: ConfigPath = ["slo", "overrides", index];
  const { match, ...content } = override;
  const leaves = listLeaves(content);
  if (leaves.length === 0) return [warning("emptyOverride", path)];
  const dead = leaves.flatMap((leaf) => {
    const covering = all
      .slice(0, index)
      .findIndex((earlier) => covers(earlier.match, match) && getAt(earlier, leaf) !== undefined);
    return covering < 0 ? [] : [{ leaf, covering }];
  });
  const describe = (kind: string, at: ConfigPath, covering: number): Finding => ({
    ...error(kind, at, { match: describeMatch(match) }),
    references: { earlier: ["slo", "overrides", covering] },
  });
  const [first] = dead;
  if (first && dead.length === leaves.length) return [describe("coveredOverride", path, first.covering)];
  return dead.map(({ leaf, covering }) => describe("coveredValue", [...path, ...leaf], covering));
}

function covers(earlier: Match, later: Match): boolean {
  const isMet = (wanted: string | undefined, actual: string | undefined) => wanted === undefined || wanted === actual;
  return isMet(earlier.scenario, later.scenario) && isMet(earlier.spec, later.spec);
}

function listLeaves(value: unknown): readonly (readonly PathPart[])[] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null) return [[]];
  return Object.entries(value).flatMap(([key, child]) => listLeaves(child).map((leaf) => [key, ...leaf]));
}

function describeMatch(match: Match): string {
  const parts = Object.entries(match).map(([key, value]) => `${key}=${value}`);
  return parts.length > 0 ? parts.join(", ") : "*";
}
