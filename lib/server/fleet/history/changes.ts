import "server-only";
// What became worse or recovered in a stretch of history. A cluster that was bad for a while and is as before has recovered from
// the worst it was; one that is worse than at the start has become worse, since when its present health holds.
import { CHANGES_MAX, type FleetChanges, type HealthChange } from "../../../contract/level1";
import { healthOfCode } from "../snapshot";
import { healthSeverity } from "../sort";
import type { ScopedHistory } from "./answer";

interface Course {
  readonly first: number;
  readonly last: number;
  readonly worst: number;
  /** step at which the present health began */
  readonly since: number;
}

/** Null when the health never changed, or nothing is known at the start. */
function courseOf({ codes, plan, inventory, seenCount }: ScopedHistory, index: number): Course | null {
  const width = inventory.ids.length;
  const start = seenCount.findIndex((seen) => seen > 0);
  if (start < 0) return null;
  const first = codes[start * width + index] ?? 0;
  let last = first;
  let worst = first;
  let since = start;
  for (let step = start + 1; step < plan.stepCount; step += 1) {
    const code = codes[step * width + index] ?? 0;
    if (healthSeverity(code) > healthSeverity(worst)) worst = code;
    if (code !== last) since = step;
    last = code;
  }
  return last === first && worst === first ? null : { first, last, worst, since };
}

function changeOf(history: ScopedHistory, index: number): HealthChange | null {
  const course = courseOf(history, index);
  if (!course) return null;
  const { first, last, worst, since } = course;
  const isWorse = healthSeverity(last) > healthSeverity(first);
  if (!isWorse && last === worst) return null;
  const to = healthOfCode(last);
  return {
    id: history.inventory.ids[index] ?? "",
    kind: isWorse ? "worse" : to === "ok" ? "recovered" : "better",
    from: healthOfCode(isWorse ? first : worst),
    to,
    atUnixMs: history.plan.range.fromUnixMs + since * history.plan.stepSeconds * 1000,
  };
}

const worstOf = ({ kind, from, to }: HealthChange) => healthRank(kind === "worse" ? to : from);
const healthRank = (health: HealthChange["from"]) => ["ok", "blind", "degraded", "burning", "down"].indexOf(health);

/** The answer of `/fleet/changes`; `indexes` are the positions that the filters leave. */
export function changesAnswer(history: ScopedHistory, indexes: readonly number[]): FleetChanges {
  const changes = indexes.flatMap((index) => changeOf(history, index) ?? []);
  const count = (kind: HealthChange["kind"]) => changes.filter((change) => change.kind === kind).length;
  const sorted = changes.sort((a, b) => worstOf(b) - worstOf(a) || b.atUnixMs - a.atUnixMs || (a.id < b.id ? -1 : 1));
  return {
    asOfUnixMs: history.asOfUnixMs,
    isStale: history.isStale,
    fromUnixMs: history.plan.range.fromUnixMs,
    toUnixMs: history.plan.range.toUnixMs,
    worseCount: count("worse"),
    recoveredCount: count("recovered"),
    betterCount: count("better"),
    rows: sorted.slice(0, CHANGES_MAX),
    notices: [...history.notices],
  };
}
