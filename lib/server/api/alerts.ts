import "server-only";
// GET /api/v1/alerts: what fires and what is pending, a row per cluster, zone or host.
import { ALERT_STATES, ALERT_TIER_CHOICES } from "../../contract/alerts";
import { err, ok } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import { getAlertsPage, readAlertChoice } from "../alerts/list";
import type { Failure } from "./failure";
import { type Call, handle, jsonAnswer } from "./handle";
import { FILTER_PARAMETERS, filterOf, readSearch } from "./read-search";

const CHOICES = { tier: ALERT_TIER_CHOICES, state: ALERT_STATES } as const;

function refuseChoice({ search, locale }: Call) {
  for (const [parameter, choices] of Object.entries(CHOICES)) {
    const received = search.getAll(parameter).find((text) => !choices.some((choice) => choice === text));
    if (received === undefined) continue;
    const values = { received: JSON.stringify(received), choices: choices.join(", ") };
    return err<Failure>({ kind: "bad-parameter", parameter, detail: getTranslate(locale)("api.bad-choice", values) });
  }
  return null;
}

export function answerAlerts(request: Request): Promise<Response> {
  return handle(request, async (call) => {
    const state = readSearch(call.search, [...FILTER_PARAMETERS, "tier", "state", "page", "pageSize"], call.locale);
    if (!state.ok) return state;
    const refused = refuseChoice(call);
    if (refused) return refused;
    const choice = readAlertChoice(call.search.getAll("tier"), call.search.getAll("state"));
    const { page, pageSize } = state.value;
    const answer = await getAlertsPage({ filter: filterOf(state.value), choice, page, pageSize }, call.scope);
    const [notice] = answer.notices;
    if (!answer.isKnown) {
      const detail = getTranslate(call.locale)(notice?.messageId ?? "alerts.unknown", notice?.values ?? {});
      return err({ kind: "unavailable", detail, cause: "upstream", upstreamMessage: notice?.detail ?? undefined });
    }
    const { evidence, list } = answer;
    const isNone = evidence.state === "ok" && list.totalCount === 0;
    const dataState = evidence.isStale ? "stale" : isNone ? "empty" : evidence.state;
    return ok(jsonAnswer(answer.list, { dataState }));
  });
}
