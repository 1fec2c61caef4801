// A burn rate cannot exceed 1 / (1 - objective): even when every event is bad. A factor above that can never be reached, so its alert
// and the `burning` state would be dead (docs/slo.md "Burn").
import { BURN_PAIRS, canPage, isPairReachable } from "../slo/burn-pairs";
import { SLI_IDS, type SliId } from "../slo/vocabulary";
import { type ConfigPath, error, type Finding } from "./problems";
import type { RaftboardConfig } from "./schema";

/** Objectives, of the defaults and of every override, that some burn factor of their SLI can never reach. */
export function checkBurnFactors({ slo }: RaftboardConfig): readonly Finding[] {
  return [
    ...checkObjectives(slo.objectives, ["slo", "objectives"]),
    ...slo.overrides.flatMap(({ objectives }, index) =>
      checkObjectives(objectives ?? {}, ["slo", "overrides", index, "objectives"]),
    ),
  ];
}

function checkObjectives(objectives: Readonly<Partial<Record<SliId, number>>>, at: ConfigPath): readonly Finding[] {
  return SLI_IDS.flatMap((sli) => {
    const objectiveRatio = objectives[sli];
    const pairs = BURN_PAIRS.filter(({ tier }) => tier !== "page" || canPage(sli));
    if (objectiveRatio === undefined || pairs.every((pair) => isPairReachable(pair, objectiveRatio))) return [];
    const factor = Math.max(...pairs.map((pair) => pair.factor));
    return [
      error("unreachableFactor", [...at, sli], {
        sli,
        objective: String(objectiveRatio),
        factor: String(factor),
        largest: (1 / (1 - objectiveRatio)).toFixed(2),
        least: String(findLeastObjectiveRatio(factor)),
      }),
    ];
  });
}

/** The smallest objective, in steps of 0.0001, at which a burn can exceed the factor. */
function findLeastObjectiveRatio(factor: number): number {
  return (Math.floor((1 - 1 / factor) * 10_000) + 1) / 10_000;
}
