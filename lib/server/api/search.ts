import "server-only";
// What has a name, found by a part of it.
import { SEARCH_TEXT_MAX } from "../../contract/level1";
import { err, ok, type Result } from "../../query/types";
import { searchFleet } from "../search/service";
import type { Failure } from "./failure";
import { type Answer, handle, jsonAnswer } from "./handle";
import { loadSnapshots, refuse } from "./level1";
import { readSearch } from "./read-search";
import { rememberAnswer } from "./remember";

/** GET /api/v1/search?q= */
export function answerSearch(request: Request): Promise<Response> {
  return handle(request, async (call): Promise<Result<Answer, Failure>> => {
    const state = readSearch(call.search, ["q"], call.locale);
    if (!state.ok) return state;
    const text = state.value.q.trim();
    if (text.length > SEARCH_TEXT_MAX) return err(refuse(call, "q", "search.too-long", { max: SEARCH_TEXT_MAX }));
    const fleets = await loadSnapshots(call);
    if (!fleets.ok) return fleets;
    const { scoped } = fleets.value;
    const { asOfUnixMs } = scoped.now;
    const basis = { asOfUnixMs, inventoryVersion: scoped.inventory.version, isStale: false };
    return rememberAnswer(call, basis, () => ok(jsonAnswer(searchFleet(scoped, text, call.locale))));
  });
}
