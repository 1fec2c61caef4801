"use client";
// Clusters' health over the window, by id, from the history that the page has anyway.
import { createContext, useContext, useMemo } from "react";
import type { Inventory } from "../contract/fleet";
import type { Health } from "../slo/vocabulary";
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

/** From when to when a run lasted, in steps from the start of the window: a step tells of the time since the one before it. */
export function getRunSpan({ start, stepCount }: HealthRun): { readonly from: number; readonly to: number } {
  return { from: Math.max(0, start - 1), to: start + stepCount - 1 };
}

/** How long each health lasted, in seconds; together as long as the window. */
export function getRunSeconds({ runs, stepSeconds }: HealthCourse): Readonly<Record<Health, number>> {
  const seconds: Record<Health, number> = { down: 0, burning: 0, degraded: 0, blind: 0, ok: 0 };
  for (const run of runs) {
    const { from, to } = getRunSpan(run);
    seconds[run.health] += (to - from) * stepSeconds;
  }
  return seconds;
}
