"use client";
// How far the headline's numbers have moved since the window began. Null wherever one of the two ends is not known: no change is
// not the same as nothing to compare with.
import { useQuery } from "@tanstack/react-query";
import type { FleetSummary } from "@/lib/contract/fleet";
import type { SliId } from "@/lib/slo/vocabulary";
import { hrefApiFleet } from "@/lib/url/api-hrefs";
import { joinQuery } from "@/lib/url/path";
import type { Filters } from "@/lib/url/state";
import { fixedOptions, SUMMARY_FIELDS } from "./fleet-queries";
import { useCarried, useRangeTokens } from "./url-state";
import { useWindow } from "./use-window";

/** The 28 d numbers are recorded every five minutes: the start of a live window moves on in such steps. */
const STEP_MS = 300_000;

export interface HeadlineChanges {
  readonly overBudgetCount: number | null;
  readonly pageAlertCount: number | null;
  readonly coverageRatio: number | null;
  readonly sliRatio: (sli: SliId) => number | null;
  readonly budgetRemainingRatio: (sli: SliId) => number | null;
}

function pastSummaryOptions(filters: Filters, atUnixMs: number) {
  const now = hrefApiFleet(filters);
  const options = fixedOptions<FleetSummary>(joinQuery(now, { at: atUnixMs }), SUMMARY_FIELDS);
  const isSameFleet = (key: readonly unknown[] = []) => String(key.at(-1)).replace(/[?&]at=\d+$/, "") === now;
  return {
    ...options,
    // Five minutes earlier is close enough until the next is here; other clusters are not.
    placeholderData: (before: FleetSummary | undefined, query?: { readonly queryKey: readonly unknown[] }) =>
      isSameFleet(query?.queryKey) ? before : undefined,
  };
}

const minus = (now: number | null | undefined, then: number | null | undefined) =>
  typeof now === "number" && typeof then === "number" ? now - then : null;

/** `then` with nobody in sight knows nothing: it is no state to have come from. */
export function compareSummaries(now: FleetSummary, then: FleetSummary): HeadlineChanges {
  const known = then.coverage.seenCount > 0 ? then : null;
  const sliOf = (summary: FleetSummary | null, sli: SliId) => summary?.slis.find((rollup) => rollup.sli === sli);
  const hasBudgets = known !== null && known.budgetCounts.unknown < known.clusterCount;
  return {
    overBudgetCount: hasBudgets ? minus(now.budgetCounts.breached, known.budgetCounts.breached) : null,
    pageAlertCount: minus(now.alertCounts?.pageCount, known?.alertCounts?.pageCount),
    coverageRatio: minus(now.coverage.coverageRatio, known?.coverage.coverageRatio),
    sliRatio: (sli) => minus(sliOf(now, sli)?.valueRatio, sliOf(known, sli)?.valueRatio),
    budgetRemainingRatio: (sli) =>
      minus(sliOf(now, sli)?.budgetRemainingRatio, sliOf(known, sli)?.budgetRemainingRatio),
  };
}

/** Since the start of the page's window, up to its end; null until both are known. */
export function useHeadlineChanges(summary: FleetSummary, filters: Filters): HeadlineChanges | null {
  const { isLive } = useRangeTokens();
  const { from: start } = useCarried();
  const { fromUnixMs, toUnixMs } = useWindow();
  // By the age of the numbers, not by the clock: a hidden tab has old ones, and asks for nothing.
  const { asOfUnixMs } = summary;
  const isMoving = isLive && start.kind === "relative" && asOfUnixMs !== null;
  const from = isMoving ? Math.floor((asOfUnixMs - start.agoSeconds * 1000) / STEP_MS) * STEP_MS : fromUnixMs;
  const { data: then } = useQuery(pastSummaryOptions(filters, from));
  const { data: last } = useQuery({ ...pastSummaryOptions(filters, toUnixMs), enabled: !isLive });
  const now = isLive ? summary : last;
  return now && then ? compareSummaries(now, then) : null;
}
