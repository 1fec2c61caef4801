import "server-only";
// Which steps a history has and what is asked for them. Steps lie on a grid of their own length, so that many viewers ask the
// same question; a range in the future ends now.
import { HISTORY_STEPS_MAX, type HistorySampling } from "../../../contract/level1";
import { matcherIn, selector } from "../../../query/promql";
import { alignRange, chooseStep, countPoints } from "../../../query/range";
import { type InstantQuery, type RangeQuery, SCOPE_ALL, type TimeRange } from "../../../query/types";
import { RECORDED } from "../../../slo/recorded-series";
import { HEALTH_CODES } from "../../../slo/vocabulary";

/** The rules record health this often: finer steps show nothing more. */
export const LEAST_STEP_SECONDS = 15;
const USUAL_STEP_SECONDS = 60;
/** Up to this step every sample between two steps is looked at; beyond it that would read too much of a 10,000-cluster fleet. */
const WORST_OF_STEP_MAX_SECONDS = 600;

export interface HistoryPlan {
  /** aligned; both ends are steps */
  readonly range: TimeRange;
  readonly stepSeconds: number;
  readonly stepCount: number;
  readonly sampling: HistorySampling;
}

/** Least step that a window allows. */
export function leastStepSeconds(window: TimeRange): number {
  return Math.max(
    LEAST_STEP_SECONDS,
    Math.ceil((window.toUnixMs - window.fromUnixMs) / 1000 / (HISTORY_STEPS_MAX - 1)),
  );
}

/** The plan of a window; `stepSeconds` null lets the window choose. `stepSeconds` must be at least `leastStepSeconds`. */
export function planHistory(window: TimeRange, stepSeconds: number | null, nowUnixMs: number): HistoryPlan {
  const wanted = { fromUnixMs: window.fromUnixMs, toUnixMs: Math.min(window.toUnixMs, nowUnixMs) };
  const step = stepSeconds ?? chooseStep(wanted, HISTORY_STEPS_MAX - 1, USUAL_STEP_SECONDS);
  const range = alignRange(wanted, step);
  const isCoarse = step > USUAL_STEP_SECONDS && step <= WORST_OF_STEP_MAX_SECONDS;
  return {
    range,
    stepSeconds: step,
    stepCount: countPoints(range, step),
    sampling: isCoarse ? "worst-of-step" : "moment",
  };
}

/** Clusters with any sample at a step, through the given selector. */
function seenExpression({ sampling, stepSeconds }: HistoryPlan, selector: string): string {
  return sampling === "moment" ? selector : `last_over_time(${selector}[${stepSeconds}s])`;
}

/** Health of each cluster at a step; with `worst-of-step` the worst since the step before, unless it was blind in between. */
function healthExpression(plan: HistoryPlan, selector: string): string {
  const last = seenExpression(plan, selector);
  if (plan.sampling === "moment") return last;
  return `((max_over_time(${selector}[${plan.stepSeconds}s]) < ${HEALTH_CODES.blind}) or ${last})`;
}

const range = (plan: HistoryPlan, name: string, promql: string, part: TimeRange): RangeQuery => ({
  kind: "range",
  name,
  promql,
  range: part,
  stepSeconds: plan.stepSeconds,
});

/**
 * One query: every health that is not ok, and the number of clusters that have any (the one series without labels). Where that
 * number is the whole inventory, all others were ok: a quiet hour of 10,000 clusters is a few samples instead of 600,000.
 */
export function sparseQuery(plan: HistoryPlan): RangeQuery {
  const bad = `${healthExpression(plan, RECORDED.health)} != 0`;
  return range(plan, "history", `${bad} or count(${seenExpression(plan, RECORDED.health)})`, plan.range);
}

/** Who was there at a moment: clusters that came or went since must not be counted as one another. */
export function presenceQuery(plan: HistoryPlan, atUnixMs: number): InstantQuery {
  return { kind: "instant", name: "history-presence", promql: seenExpression(plan, RECORDED.health), atUnixMs };
}

/** Every health, ok too, of a few clusters; of all when none are named. */
export function fullQuery(plan: HistoryPlan, part: TimeRange, ids?: readonly string[]): RangeQuery {
  const matchers = ids === undefined ? [] : [matcherIn("etcd_cluster", ids)];
  const health = healthExpression(plan, selector(RECORDED.health, matchers, SCOPE_ALL));
  return range(plan, ids === undefined ? "history-full" : "history-some", health, part);
}
