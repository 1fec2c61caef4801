// A burn rate cannot exceed 1 / (1 - objective): even when every event is bad. A factor above that can never be reached, so its alert
// and the `burning` state would be dead (slo.md 4).
import type { SliId } from "../slo/vocabulary";
import { type ConfigPath, error, type Finding } from "./problems";
import type { RaftboardConfig } from "./schema";

/** Highest factor of the pairs that each SLI uses: service SLIs page at 13.44, the others open tickets from 2.8. */
const HIGHEST_FACTOR: Readonly<Record<SliId, number>> = {
  availability: 13.44,
  write: 13.44,
  read: 13.44,
  disk: 2.8,
  integrity: 2.8,
};

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
  const sliIds = Object.keys(HIGHEST_FACTOR) as SliId[];
  return sliIds.flatMap((sli) => {
    const objectiveRatio = objectives[sli];
    const factor = HIGHEST_FACTOR[sli];
    if (objectiveRatio === undefined || factor * (1 - objectiveRatio) < 1) return [];
    const least = Math.ceil((1 - 1 / factor) * 10_000) / 10_000;
    return [
      error("unreachableFactor", [...at, sli], {
        sli,
        objective: String(objectiveRatio),
        factor: String(factor),
        largest: (1 / (1 - objectiveRatio)).toFixed(2),
        least: String(least),
      }),
    ];
  });
}
