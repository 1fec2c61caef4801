import "server-only";
// The fleet for a handler: waits for the first answer after a start, and says why when there is none.
import { err, ok, type Result } from "../../query/types";
import { getTranslate } from "../../text/get-translate";
import { waitForFleet } from "../fleet/loop";
import { type FleetView, getFleet } from "../fleet/service";
import type { Failure } from "./failure";
import type { Call } from "./handle";

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
