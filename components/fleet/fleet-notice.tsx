"use client";
import { ErrorState } from "@/components/ui/states";
import { useWords } from "@/lib/client/fleet-words";
import type { FleetStatus } from "@/lib/contract/pages";

/** Why the page shows nothing, or something old: said once, on top, in words; nothing when all is well. */
export function FleetNotice({ status }: { status: FleetStatus }) {
  const { t, formatMoment } = useWords();
  const { notice, isLoaded, asOfUnixMs } = status;
  if (!notice && isLoaded) return null;
  const reason = notice ? t(notice.messageId, notice.values) : null;
  const state = !isLoaded
    ? t("fleet.notice.never")
    : status.isStale
      ? t("fleet.notice.stale", { since: formatMoment(asOfUnixMs, asOfUnixMs) })
      : null;
  const source = status.sources.find((candidate) => candidate.upstreamMessage !== null);
  return (
    <div className="surface mb-3 px-4">
      <ErrorState detail={notice?.detail ?? source?.upstreamMessage ?? null}>
        {[reason, state].filter(Boolean).join(" ")}
      </ErrorState>
    </div>
  );
}
