"use client";
// Clusters' health over the window, by id, from the history that the page has anyway.
import { createContext, useContext, useMemo } from "react";
import type { Inventory } from "../contract/fleet";
import { HEALTHS, type Health } from "../slo/vocabulary";
import { type HealthRun, listRuns } from "./fleet-history";
import type { Replay } from "./use-replay";

export interface HealthCourse {
  readonly runs: readonly HealthRun[];
  readonly stepCount: number;
  readonly stepSeconds: number;
}

type FindCourse = (clusterId: string) => HealthCourse | null;

const CourseContext = createContext<FindCourse>(() => null);
export const CourseProvider = CourseContext.Provider;

/** Null while the history is not here, or does not know the cluster. */
export function useCourse(clusterId: string): HealthCourse | null {
  const find = useContext(CourseContext);
  return useMemo(() => find(clusterId), [find, clusterId]);
}

export function useFindCourse({ history, codes }: Pick<Replay, "history" | "codes">, { ids }: Inventory): FindCourse {
  return useMemo(() => {
    if (history === null || codes === null || history.stepCount < 2) return () => null;
    let positions: ReadonlyMap<string, number> | null = null;
    return (clusterId) => {
      positions ??= new Map(ids.map((id, index) => [id, index]));
      const index = positions.get(clusterId);
      if (index === undefined) return null;
      return {
        runs: listRuns(history, codes, index),
        stepCount: history.stepCount,
        stepSeconds: history.stepSeconds,
      };
    };
  }, [history, codes, ids]);
}

/** How long each health lasted, in seconds; a step stands for the time up to the next. */
export function getRunSeconds({ runs, stepSeconds }: HealthCourse): Readonly<Record<Health, number>> {
  const seconds = Object.fromEntries(HEALTHS.map((health) => [health, 0])) as Record<Health, number>;
  for (const { health, stepCount } of runs) seconds[health] += stepCount * stepSeconds;
  return seconds;
}
