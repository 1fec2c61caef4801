import "server-only";
// GET /api/v1/clusters/{id}: identity, members, links, health, witnesses, margin, SLOs.
import { err, ok } from "../../query/types";
import { fetchClusterDetail } from "../cluster/detail";
import { nearMatches } from "../fleet/near-matches";
import { handle, jsonAnswer } from "./handle";
import { loadFleet } from "./load-fleet";
import { readSearch } from "./read-search";

export function answerCluster(request: Request, id: string): Promise<Response> {
  return handle(request, async (call) => {
    const state = readSearch(call.search, [], call.locale);
    if (!state.ok) return state;
    const fleet = await loadFleet(call);
    if (!fleet.ok) return fleet;
    const answer = await fetchClusterDetail(id, fleet.value, call.scope, request.signal);
    if (!answer) return err({ kind: "not-found", what: "cluster", id, nearMatches: nearMatches(id, fleet.value.ids) });
    const { detail, evidence, upstreamMs } = answer;
    return ok(
      jsonAnswer(detail, {
        upstreamMs,
        dataState: evidence.state === "ok" && detail.isStale ? "stale" : evidence.state,
      }),
    );
  });
}
