import "server-only";
// How long somebody else may keep a picture. Wikis and image proxies fetch the same address for every reader, so a live picture may
// be shared for seconds, a settled window for ever, and one that tells of trouble not at all.
import type { PanelResult } from "../../contract/panel-result";

const LIVE = "max-age=30, s-maxage=60, stale-while-revalidate=300, stale-if-error=86400";
const SETTLED = "max-age=31536000, immutable";
/** Samples and recording rules arrive late; a window that ended longer ago than this does not change any more. */
const SETTLED_AFTER_MS = 15 * 60_000;

export interface CacheFacts {
  /** the address itself says both ends as fixed moments */
  readonly isPinned: boolean;
  readonly nowUnixMs: number;
  /** false where what is seen depends on who asks */
  readonly isPublic: boolean;
}

/** `Cache-Control` of a picture. A panel of "now" has no window that could settle. */
export function pictureCacheControl(result: PanelResult, { isPinned, nowUnixMs, isPublic }: CacheFacts): string {
  if (result.state === "error") return "no-store";
  const shared = isPublic ? "public" : "private";
  if (result.state !== "ok" || result.isStale) return `${shared}, no-cache`;
  const isSettled = isPinned && result.range !== null && result.range.toUnixMs < nowUnixMs - SETTLED_AFTER_MS;
  return `${shared}, ${isSettled ? SETTLED : LIVE}`;
}
