// The window of a page: two time points of the URL and the clock -> two moments within limits.
// Limits keep one link from asking the data source for a year; what was changed is said, never done silently.
import type { UrlProblem } from "./codec";
import { formatTimePoint, NOW, type TimePoint, toUnixMs } from "./time-point";

export const DEFAULT_RANGE_SECONDS = 3_600;
export const MAX_RANGE_SECONDS = 90 * 86_400;
export const DEFAULT_FROM: TimePoint = { kind: "relative", agoSeconds: DEFAULT_RANGE_SECONDS };

export interface ResolvedRange {
  readonly fromUnixMs: number;
  readonly toUnixMs: number;
  /** The window moves with the clock. */
  readonly isLive: boolean;
  readonly problems: readonly UrlProblem[];
}

/** The start when only the end is given: an hour before it. */
export function defaultFrom(to: TimePoint): TimePoint {
  return to.kind === "fixed"
    ? { kind: "fixed", unixMs: Math.max(0, to.unixMs - DEFAULT_RANGE_SECONDS * 1000) }
    : { kind: "relative", agoSeconds: to.agoSeconds + DEFAULT_RANGE_SECONDS };
}

/** Always a window with from < to and at most 90 d; a window that cannot be shown becomes the last hour, with a problem. */
export function resolveRange(from: TimePoint, to: TimePoint, nowUnixMs: number): ResolvedRange {
  const fromUnixMs = toUnixMs(from, nowUnixMs);
  const toUnixMsValue = toUnixMs(to, nowUnixMs);
  const isLive = to.kind === "relative";
  if (fromUnixMs >= toUnixMsValue) return lastHour(nowUnixMs, problem("url.range-reversed", from, to));
  if (fromUnixMs >= nowUnixMs) return lastHour(nowUnixMs, problem("url.range-future", from, to));
  const maxMs = MAX_RANGE_SECONDS * 1000;
  if (toUnixMsValue - fromUnixMs > maxMs) {
    const problems = [problem("url.range-too-long", from, to, { maxDays: MAX_RANGE_SECONDS / 86_400 })];
    // Of a window that reaches into the future, the part that has happened is the one worth keeping.
    const endUnixMs = Math.min(toUnixMsValue, nowUnixMs);
    return { fromUnixMs: endUnixMs - maxMs, toUnixMs: endUnixMs, isLive, problems };
  }
  return { fromUnixMs, toUnixMs: toUnixMsValue, isLive, problems: [] };
}

/** The same window as fixed moments: what a pinned link carries. */
export function pinRange(range: { readonly fromUnixMs: number; readonly toUnixMs: number }): {
  readonly from: TimePoint;
  readonly to: TimePoint;
} {
  return {
    from: { kind: "fixed", unixMs: Math.round(range.fromUnixMs) },
    to: { kind: "fixed", unixMs: Math.round(range.toUnixMs) },
  };
}

function lastHour(nowUnixMs: number, why: UrlProblem): ResolvedRange {
  return {
    fromUnixMs: toUnixMs(DEFAULT_FROM, nowUnixMs),
    toUnixMs: toUnixMs(NOW, nowUnixMs),
    isLive: true,
    problems: [why],
  };
}

function problem(
  messageId: string,
  from: TimePoint,
  to: TimePoint,
  values: Readonly<Record<string, string | number>> = {},
): UrlProblem {
  const written = { from: formatTimePoint(from), to: formatTimePoint(to) };
  return { parameter: "from", received: written.from, messageId, values: { ...written, ...values } };
}
