import "server-only";
// What dies with a zone or a host, and the map's further columns: both from the snapshot in memory.
import { fleetEvidence } from "../../contract/evidence";
import { MAP_COLUMNS, type MapColumn, PLACE_LABELS, type PlaceLabel } from "../../contract/place";
import { err, ok, type Result } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import type { UrlState } from "../../url/parameters";
import { filterClusters } from "../fleet/filter";
import { listLosses } from "../fleet/loss";
import { readMapColumn } from "../fleet/map-columns";
import { getSnapshot } from "../fleet/service";
import type { FleetSnapshot } from "../fleet/snapshot";
import type { Failure } from "./failure";
import { type Answer, type Call, handle, jsonAnswer } from "./handle";
import { loadFleet } from "./load-fleet";
import { FILTER_PARAMETERS, filterOf, readSearch } from "./read-search";
import { rememberAnswer } from "./remember";

function readChoice<T extends string>(call: Call, parameter: string, choices: readonly T[]): Result<T, Failure> {
  const text = call.search.get(parameter) ?? "";
  const value = choices.find((choice) => choice === text);
  if (value !== undefined) return ok(value);
  const values = { parameter, received: JSON.stringify(text), choices: choices.join(", ") };
  return err({ kind: "bad-parameter", parameter, detail: getTranslate(call.locale)("api.bad-choice", values) });
}

async function answerFromSnapshot<T extends string>(
  call: Call,
  parameter: { readonly name: string; readonly choices: readonly T[]; readonly others: readonly string[] },
  answer: (snapshot: FleetSnapshot, choice: T, state: UrlState) => unknown,
): Promise<Result<Answer, Failure>> {
  const state = readSearch(call.search, [parameter.name, ...parameter.others], call.locale);
  if (!state.ok) return state;
  const choice = readChoice(call, parameter.name, parameter.choices);
  if (!choice.ok) return choice;
  const fleet = await loadFleet(call);
  if (!fleet.ok) return fleet;
  const snapshot = getSnapshot(call.scope);
  if (!snapshot)
    return err({
      kind: "unavailable",
      detail: getTranslate(call.locale)("notice.fleet-loading", {}),
      cause: "not-ready",
    });
  const { isStale, status, ids } = fleet.value;
  const dataState = isStale ? "stale" : fleetEvidence(status, ids.length).state;
  return rememberAnswer(call, fleet.value, () =>
    ok(jsonAnswer(answer(snapshot, choice.value, state.value), { dataState })),
  );
}

/** GET /api/v1/fleet/loss?by=zone */
export function answerLoss(request: Request): Promise<Response> {
  const by = { name: "by", choices: PLACE_LABELS, others: FILTER_PARAMETERS };
  return handle(request, (call) =>
    answerFromSnapshot<PlaceLabel>(call, by, (snapshot, label, state) => {
      const rows = listLosses(snapshot, label, filterClusters(snapshot, filterOf(state)));
      const totalCount = rows.length;
      return { rows, totalCount, page: 1, pageSize: Math.max(1, totalCount), asOfUnixMs: snapshot.now.asOfUnixMs };
    }),
  );
}

/** GET /api/v1/fleet/columns?column=burn */
export function answerMapColumn(request: Request): Promise<Response> {
  const column = { name: "column", choices: MAP_COLUMNS, others: [] };
  return handle(request, (call) => answerFromSnapshot<MapColumn>(call, column, readMapColumn));
}
