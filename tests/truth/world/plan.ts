// What a scrape target does over the minutes of a run: when it answers, what its counters grow by, what its gauges say.
// Everything is a list of steps, so that what is right can be told from the plan by hand.

export type Steps<T> = readonly (readonly [fromMinute: number, value: T])[];
/** `hangs`: takes the connection and says nothing until the scraper gives up; `gone`: not among the targets at all. */
export type Answer = "yes" | "refuses" | "hangs" | "gone";

export interface TargetPlan {
  readonly id: string;
  /** as service discovery gives them, foreign names included */
  readonly labels: Readonly<Record<string, string>>;
  readonly answer: Steps<Answer>;
  /** minutes at which the process starts anew, counters at zero */
  readonly restarts: readonly number[];
  /** series -> events a second */
  readonly counters: Readonly<Record<string, Steps<number>>>;
  readonly gauges: Readonly<Record<string, Steps<number>>>;
  /** instead of counters and gauges: the whole text */
  readonly text?: (minute: number) => string;
}

/** The step that holds in this minute; the first one before its time. */
export function valueAt<T>(steps: Steps<T>, minute: number): T {
  const [first] = steps;
  if (first === undefined) throw new RangeError("a plan needs at least one step");
  return (steps.findLast(([from]) => from <= minute) ?? first)[1];
}

/** Whole events between two minutes. */
export function grown(steps: Steps<number>, fromMinute: number, toMinute: number): number {
  let events = 0;
  for (const [at, [start, perSecond]] of steps.entries()) {
    const begin = Math.max(fromMinute, at === 0 ? Number.NEGATIVE_INFINITY : start);
    const end = Math.min(toMinute, steps[at + 1]?.[0] ?? Number.POSITIVE_INFINITY);
    if (end > begin) events += (end - begin) * 60 * perSecond;
  }
  return Math.floor(events + 1e-6);
}

/** What `/metrics` says. `startUnixSeconds` gives the clock time of a minute of the run. */
export function renderTarget(plan: TargetPlan, minute: number, startUnixSeconds: (minute: number) => number): string {
  if (plan.text) return plan.text(minute);
  const started = plan.restarts.findLast((restart) => restart <= minute) ?? 0;
  const lines = [`process_start_time_seconds ${startUnixSeconds(started === 0 ? -600 : started)}`];
  for (const [series, steps] of Object.entries(plan.counters)) {
    const value = grown(steps, started, minute);
    // a code that never came has no series yet
    if (value > 0 || steps.length === 1) lines.push(`${series} ${value}`);
  }
  for (const [series, steps] of Object.entries(plan.gauges)) {
    const value = valueAt(steps, minute);
    if (!Number.isNaN(value)) lines.push(`${series} ${value}`);
  }
  return `${lines.join("\n")}\n`;
}
