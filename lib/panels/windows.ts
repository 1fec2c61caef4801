// Windows over recorded samples. One millisecond short of the step: Prometheus 2 counts the sample on the far edge of a range
// and Prometheus 3 does not; this way both count each sample once.
import type { WindowFunction } from "../query/promql";

/** `fn(selector[seconds - 1 ms])`. */
export function overSamples(fn: WindowFunction, selectorText: string, seconds: number): string {
  return `${fn}(${selectorText}[${seconds * 1000 - 1}ms])`;
}
