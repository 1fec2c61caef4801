import "server-only";
// Whether a source's clock can be believed. HTTP dates have whole seconds and answers take time to arrive, so only a difference
// that no network explains is told.
import type { QueryNote } from "../../query/types";

const TOLERANCE_SECONDS = 30;
/** An HTTP date is cut to its second: on average half of one is missing. */
const HALF_SECOND_MS = 500;

/** The source's clock minus ours, in whole seconds; null when it did not tell the time. */
export function readClockOffset(dateUnixMs: number | null | undefined, nowUnixMs: number): number | null {
  return dateUnixMs == null ? null : Math.round((dateUnixMs + HALF_SECOND_MS - nowUnixMs) / 1000);
}

/** What to say about a clock; null when it is right enough or not known. */
export function clockNote(sourceId: string, offsetSeconds: number | null): QueryNote | null {
  if (offsetSeconds === null || Math.abs(offsetSeconds) <= TOLERANCE_SECONDS) return null;
  const messageId = offsetSeconds > 0 ? "query.note.clock-ahead" : "query.note.clock-behind";
  return { messageId, values: { source: sourceId, seconds: Math.abs(offsetSeconds) } };
}
