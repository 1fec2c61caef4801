import "server-only";

/** Panels whose questions are the same for everybody and whatever the filters: the loop renews their answers. */
export const WARM_PANELS: readonly string[] = ["region-slos"];
/** Longer than an idle loop with its jitter needs for two rounds; where no loop runs, each asks for itself this seldom. */
const WARM_FRESH_MS = 150_000;

/** How old an answer may be for this panel; undefined: the query service's own measure. */
export function panelFreshMs(panelId: string): number | undefined {
  return WARM_PANELS.includes(panelId) ? WARM_FRESH_MS : undefined;
}
