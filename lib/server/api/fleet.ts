import "server-only";
// The fleet endpoints: all from memory. Before the first answer of the data source they say why there is nothing yet.
import { fleetEvidence } from "../../contract/evidence";
import { ok, type Result } from "../../query/types";
import type { FleetView } from "../fleet/service";
import type { Failure } from "./failure";
import { type Answer, type Call, handle, jsonAnswer } from "./handle";
import { answerMoment, answerPastSummary } from "./level1";
import { loadFleet } from "./load-fleet";
import { FILTER_PARAMETERS, filterOf, readRollupLabels, readSearch, sortOf } from "./read-search";
import { rememberAnswer } from "./remember";

export { FIRST_REFRESH_WAIT_MS, loadFleet } from "./load-fleet";

const stateOf = ({ isStale, status, ids }: FleetView) => (isStale ? "stale" : fleetEvidence(status, ids.length).state);

async function answerFromFleet(
  call: Call,
  parameters: readonly string[],
  answer: (fleet: FleetView, state: Parameters<typeof filterOf>[0]) => Result<unknown, Failure>,
): Promise<Result<Answer, Failure>> {
  const state = readSearch(call.search, parameters, call.locale);
  if (!state.ok) return state;
  const fleet = await loadFleet(call);
  if (!fleet.ok) return fleet;
  return rememberAnswer(call, fleet.value, () => {
    const value = answer(fleet.value, state.value);
    return value.ok ? ok(jsonAnswer(value.value, { dataState: stateOf(fleet.value) })) : value;
  });
}

/** GET /api/v1/fleet, and with `at` of a past moment */
export function answerFleet(request: Request): Promise<Response> {
  return handle(request, (call) => {
    const parameters = [...FILTER_PARAMETERS, "at"];
    const state = readSearch(call.search, parameters, call.locale);
    if (!state.ok) return state;
    if (state.value.at !== null) return answerPastSummary(call, state.value, state.value.at);
    return answerFromFleet(call, parameters, (fleet) => ok(fleet.summary(filterOf(state.value))));
  });
}

/** GET /api/v1/fleet/rollup?by=region */
export function answerRollup(request: Request): Promise<Response> {
  return handle(request, (call) =>
    answerFromFleet(call, [...FILTER_PARAMETERS, "by"], (fleet, state) => {
      const labels = readRollupLabels(call.search, call.locale);
      if (!labels.ok) return labels;
      const rows = fleet.rollup(labels.value, filterOf(state));
      return ok({
        rows,
        totalCount: rows.length,
        page: 1,
        pageSize: Math.max(1, rows.length),
        asOfUnixMs: fleet.asOfUnixMs,
      });
    }),
  );
}

/** GET /api/v1/fleet/clusters */
export function answerClusters(request: Request): Promise<Response> {
  return handle(request, (call) =>
    answerFromFleet(call, [...FILTER_PARAMETERS, "sort", "page", "pageSize"], (fleet, state) => {
      const sort = sortOf(state.sort, call.locale);
      if (!sort.ok) return sort;
      const { page, pageSize } = state;
      return ok(fleet.list(filterOf(state), { sort: sort.value, page, pageSize }));
    }),
  );
}

/** GET /api/v1/fleet/inventory */
export function answerInventory(request: Request): Promise<Response> {
  return handle(request, (call) => answerFromFleet(call, [], (fleet) => ok(fleet.inventory())));
}

/** GET /api/v1/fleet/health, and with `at` of a past moment */
export function answerFleetHealth(request: Request): Promise<Response> {
  return handle(request, (call) => {
    const state = readSearch(call.search, ["at"], call.locale);
    if (!state.ok) return state;
    if (state.value.at !== null) return answerMoment(call, state.value.at);
    return answerFromFleet(call, ["at"], (fleet) => ok(fleet.health()));
  });
}
