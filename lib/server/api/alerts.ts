import "server-only";
// GET /api/v1/alerts: what fires and what is pending, a row per cluster, zone or host.
import { err, ok } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import { getAlertsPage } from "../alerts/list";
import { handle, jsonAnswer } from "./handle";
import { FILTER_PARAMETERS, filterOf, readSearch } from "./read-search";

export function answerAlerts(request: Request): Promise<Response> {
  return handle(request, async (call) => {
    const state = readSearch(call.search, [...FILTER_PARAMETERS, "page", "pageSize"], call.locale);
    if (!state.ok) return state;
    const { page, pageSize } = state.value;
    const answer = await getAlertsPage({ filter: filterOf(state.value), page, pageSize }, call.scope);
    const [notice] = answer.notices;
    if (!answer.isKnown) {
      const detail = getTranslate(call.locale)(notice?.messageId ?? "alerts.unknown", notice?.values ?? {});
      return err({ kind: "unavailable", detail, cause: "upstream", upstreamMessage: notice?.detail ?? undefined });
    }
    const dataState = notice ? "partial" : answer.list.totalCount === 0 ? "empty" : "ok";
    return ok(jsonAnswer(answer.list, { dataState }));
  });
}
