import "server-only";
// The fleet endpoints: all from memory. Before the first answer of the data source they say why there is nothing yet.
import { err, ok, type Result } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import { waitForFleet } from "../fleet/loop";
import { type FleetView, getFleet } from "../fleet/service";
import type { Failure } from "./failure";
import { type Answer, type Call, handle, jsonAnswer } from "./handle";
import { FILTER_PARAMETERS, filterOf, readRollupLabels, readSearch, sortOf } from "./read-search";

/** The first visitor after a start waits this long for the first refresh. */
export const FIRST_REFRESH_WAIT_MS = 5_000;

/** The fleet of the caller, or why there is none yet. */
export async function loadFleet({
  scope,
  locale,
}: Pick<Call, "scope" | "locale">): Promise<Result<FleetView, Failure>> {
  await waitForFleet(FIRST_REFRESH_WAIT_MS);
  const fleet = getFleet(scope);
  if (fleet.isLoaded) return ok(fleet);
  const { notice } = fleet.status;
  const detail = getTranslate(locale)(notice?.messageId ?? "notice.fleet-loading", notice?.values ?? {});
  const cause = fleet.errorKind ?? "not-ready";
  return err({ kind: "unavailable", detail, cause, upstreamMessage: notice?.detail ?? undefined });
}

const stateOf = (fleet: FleetView) => (fleet.isStale ? "stale" : fleet.ids.length === 0 ? "empty" : "ok");

async function answerFromFleet(
  call: Call,
  parameters: readonly string[],
  answer: (fleet: FleetView, state: Parameters<typeof filterOf>[0]) => Result<unknown, Failure>,
): Promise<Result<Answer, Failure>> {
  const state = readSearch(call.search, parameters, call.locale);
  if (!state.ok) return state;
  const fleet = await loadFleet(call);
  if (!fleet.ok) return fleet;
  const value = answer(fleet.value, state.value);
  return value.ok ? ok(jsonAnswer(value.value, { dataState: stateOf(fleet.value) })) : value;
}

/** GET /api/v1/fleet */
export function answerFleet(request: Request): Promise<Response> {
  return handle(request, (call) =>
    answerFromFleet(call, FILTER_PARAMETERS, (fleet, state) => ok(fleet.summary(filterOf(state)))),
  );
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

/** GET /api/v1/fleet/health */
export function answerFleetHealth(request: Request): Promise<Response> {
  return handle(request, (call) => answerFromFleet(call, [], (fleet) => ok(fleet.health())));
}
