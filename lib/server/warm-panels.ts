import "server-only";
// Panels of level 1 that ask the data source are asked by the fleet's loop, for everybody: what the data source is asked per minute
// does not grow with those who look, and nobody's page waits for it.
import { SCOPE_ALL } from "../query/types";
import { DEFAULT_LOCALE } from "../text/locale";
import { WARM_PANELS } from "./panel-freshness";
import { parsePanelRequest } from "./panel-request";
import { runPanels } from "./run-panel";

/** Older than this is asked again: with each refresh of an idle loop, with every other one of a busy loop. */
const RENEW_AFTER_MS = 45_000;
const HOUR_MS = 3_600_000;

/** Renews the answers that `runPanel` takes for these panels. Never rejects. */
export async function warmPanels(): Promise<void> {
  const toUnixMs = Date.now();
  const window = { fromUnixMs: toUnixMs - HOUR_MS, toUnixMs };
  const panels = WARM_PANELS.flatMap((id) => {
    const parsed = parsePanelRequest(id, new Map(), SCOPE_ALL);
    return parsed.ok ? [parsed.value] : [];
  });
  await runPanels(panels, { scope: SCOPE_ALL, locale: DEFAULT_LOCALE, window, freshMs: RENEW_AFTER_MS });
}
