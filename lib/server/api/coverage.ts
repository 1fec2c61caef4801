import "server-only";
// GET /api/v1/coverage: scrape success per region, blind clusters, data without inventory, rule evaluation lag.
import { err, ok } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import { getCoveragePage } from "../coverage/page";
import { handle, jsonAnswer } from "./handle";
import { FILTER_PARAMETERS, filterOf, readSearch } from "./read-search";

export function answerCoverage(request: Request): Promise<Response> {
  return handle(request, async (call) => {
    const state = readSearch(call.search, [...FILTER_PARAMETERS, "page", "pageSize"], call.locale);
    if (!state.ok) return state;
    const { page, pageSize } = state.value;
    const answer = await getCoveragePage({ filter: filterOf(state.value), page, pageSize }, call.scope);
    const notice = answer.status.notice ?? answer.notices[0];
    if (!answer.isKnown) {
      const detail = getTranslate(call.locale)(notice?.messageId ?? "coverage.unknown", notice?.values ?? {});
      return err({ kind: "unavailable", detail, cause: "upstream", upstreamMessage: notice?.detail ?? undefined });
    }
    const dataState = answer.evidence.isStale ? "stale" : answer.evidence.state;
    return ok(jsonAnswer(answer.list, { dataState }));
  });
}
