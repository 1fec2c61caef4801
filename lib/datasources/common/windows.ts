// The lookbehind windows of a query's range selectors and subqueries, read from its text. Good enough to choose a resolution:
// our own builder writes plain durations, and what is not one is left out.
import { parsePromDuration } from "../../query/duration";

/** Seconds of each `[window]`, in order. Brackets inside quoted label values do not count. */
export function readWindowsSeconds(promql: string): number[] {
  const code = promql.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, '""');
  return [...code.matchAll(/\[\s*([0-9a-z]+)\s*(?::[^\]]*)?\]/g)].flatMap(([, window]) => {
    const seconds = parsePromDuration(window ?? "");
    return seconds === null ? [] : [seconds];
  });
}
