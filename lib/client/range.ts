// Moves of the time window: earlier, later, wider, up to now, selected. Pure; the result is what goes into the URL.

import type { UrlState } from "../url/parameters";
import type { ResolvedRange } from "../url/range";
import { NOW, type TimePoint } from "../url/time-point";

export type Window = Pick<ResolvedRange, "fromUnixMs" | "toUnixMs">;
export type RangePatch = Pick<UrlState, "from" | "to">;

export const PRESETS_SECONDS = [900, 3_600, 21_600, 86_400, 604_800, 2_419_200] as const;
/** A selection shorter than this is a click. */
export const LEAST_WINDOW_MS = 60_000;
const MOST_WINDOW_MS = 90 * 86_400_000;

/** The last `seconds`, moving with the clock. */
export function lastSeconds(seconds: number): RangePatch {
  return { from: { kind: "relative", agoSeconds: seconds }, to: NOW };
}

/** Half a window earlier (-1) or later (1). Later than now ends at now, live, with the same length. */
export function shiftWindow(window: Window, direction: -1 | 1, nowUnixMs: number): RangePatch {
  const lengthMs = window.toUnixMs - window.fromUnixMs;
  const stepMs = (direction * lengthMs) / 2;
  return settle(window.fromUnixMs + stepMs, window.toUnixMs + stepMs, nowUnixMs);
}

/** Twice as long around the same middle, at most 90 days. */
export function widenWindow(window: Window, nowUnixMs: number): RangePatch {
  const lengthMs = Math.min(MOST_WINDOW_MS, 2 * (window.toUnixMs - window.fromUnixMs));
  const middle = (window.fromUnixMs + window.toUnixMs) / 2;
  return settle(middle - lengthMs / 2, middle + lengthMs / 2, nowUnixMs);
}

/** The same length, ending now. */
export function untilNow(window: Window): RangePatch {
  return lastSeconds(Math.max(60, Math.round((window.toUnixMs - window.fromUnixMs) / 1000)));
}

/** Exactly this window, for ever. */
export function pinWindow(window: Window): RangePatch {
  return { from: fixed(window.fromUnixMs), to: fixed(window.toUnixMs) };
}

/** A dragged selection in either direction, in whole seconds; null when it is too short to be meant. */
export function selectWindow(oneUnixMs: number, otherUnixMs: number): RangePatch | null {
  const from = Math.floor(Math.min(oneUnixMs, otherUnixMs) / 1000) * 1000;
  const to = Math.ceil(Math.max(oneUnixMs, otherUnixMs) / 1000) * 1000;
  return to - from < LEAST_WINDOW_MS ? null : { from: fixed(from), to: fixed(to) };
}

function settle(fromUnixMs: number, toUnixMs: number, nowUnixMs: number): RangePatch {
  return toUnixMs >= nowUnixMs ? untilNow({ fromUnixMs, toUnixMs }) : pinWindow({ fromUnixMs, toUnixMs });
}

function fixed(unixMs: number): TimePoint {
  return { kind: "fixed", unixMs: Math.round(unixMs / 1000) * 1000 };
}
