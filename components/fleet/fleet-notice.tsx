"use client";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/states";
import { fleetSummaryOptions } from "@/lib/client/fleet-queries";
import { useWords } from "@/lib/client/fleet-words";
import { useCarried } from "@/lib/client/url-state";
import type { FleetSummary } from "@/lib/contract/fleet";
import type { FleetStatus } from "@/lib/contract/pages";

const NO_FILTERS = {};

/**
 * Why the page shows nothing, or something old: said once, on top, in words; nothing when all is well. It comes with the page and
 * follows the fleet from then on, so that an outage of the data source is told to those who already look, and its end too.
 */
export function FleetNotice({ status }: { status: FleetStatus }) {
  const { t, formatMoment } = useWords();
  const { to } = useCarried();
  const { data: freshness = status } = useQuery({
    ...fleetSummaryOptions(NO_FILTERS),
    enabled: to.kind === "relative",
    select: readFreshness,
  });
  const { notice, isLoaded, isStale, asOfUnixMs } = freshness;
  if (!notice && isLoaded) return null;
  const reason = notice ? t(notice.messageId, notice.values) : null;
  const state = !isLoaded
    ? t("fleet.notice.never")
    : isStale
      ? t("fleet.notice.stale", { since: formatMoment(asOfUnixMs, asOfUnixMs) })
      : null;
  return (
    <div className="surface mb-3 px-4">
      <ErrorState detail={notice?.detail ?? null}>{[reason, state].filter(Boolean).join(" ")}</ErrorState>
    </div>
  );
}

type Freshness = Pick<FleetStatus, "notice" | "isLoaded" | "isStale" | "asOfUnixMs">;

function readFreshness({ notices, asOfUnixMs, isStale }: FleetSummary): Freshness {
  return { notice: notices[0] ?? null, isLoaded: asOfUnixMs !== null, isStale, asOfUnixMs };
}
