"use client";
import { useQuery } from "@tanstack/react-query";
import { fleetSummaryOptions } from "@/lib/client/fleet-queries";
import { useText } from "@/lib/client/text";
import { useCarried } from "@/lib/client/url-state";
import type { FleetSummary } from "@/lib/contract/fleet";
import { formatCount } from "@/lib/units/quantity";

const NO_FILTERS = {};

/** How many alerts page somebody now, in the whole fleet; nothing when none do or nobody knows. */
export function AlertBadge({ initialCount }: { initialCount: number | null }) {
  const t = useText();
  const { to } = useCarried();
  const { data: count = initialCount } = useQuery({
    ...fleetSummaryOptions(NO_FILTERS),
    // A page of a past window asks for nothing anew.
    enabled: to.kind === "relative",
    select: countPages,
  });
  if (!count) return null;
  return (
    <span
      title={t("fleet.tile.pages", { count })}
      className="ml-1.5 rounded-full bg-burning-tint px-1.5 text-axis text-burning-text leading-4"
    >
      {formatCount(count)}
      <span className="sr-only"> {t("fleet.tile.pages", { count })}</span>
    </span>
  );
}

function countPages(summary: FleetSummary): number | null {
  return summary.alertCounts?.pageCount ?? null;
}
