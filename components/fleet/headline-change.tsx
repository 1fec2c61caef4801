"use client";
// How far a number of the headline has moved since the window began; what stood there stays where nothing moved or nothing is known.
import type { ReactNode } from "react";
import { useWords } from "@/lib/client/fleet-words";
import { useHeadlineChanges } from "@/lib/client/headline-changes";
import { useWindow } from "@/lib/client/use-window";
import type { FleetSummary } from "@/lib/contract/fleet";
import type { SliId } from "@/lib/slo/vocabulary";
import { formatDuration } from "@/lib/units/duration";
import { formatDigits, roundAt } from "@/lib/units/number";
import { formatCount } from "@/lib/units/quantity";
import type { Filters } from "@/lib/url/state";

/** What has moved: a number that is counted elsewhere, one of the summary, or one SLI's ratio or budget. */
export type Moved =
  | { readonly kind: "count"; readonly change: number }
  | { readonly kind: "overBudget" | "pages" | "coverage" }
  | { readonly kind: "ratio" | "budget"; readonly sli: SliId };

interface HeadlineChangeProps {
  moved: Moved;
  summary: FleetSummary;
  filters: Filters;
  /** in place of which the change stands; behind which it stands for a ratio or a budget */
  children: ReactNode;
}

const COVERAGE_DECIMALS = 2;
/** As many as have room beside the ratio itself. */
const RATIO_DECIMALS = 3;

export default function HeadlineChange({ moved, ...rest }: HeadlineChangeProps) {
  return moved.kind === "count" ? (
    <Note signed={signed(moved.change, formatCount(moved.change))}>{rest.children}</Note>
  ) : (
    <PastChange moved={moved} {...rest} />
  );
}

interface PastChangeProps extends HeadlineChangeProps {
  moved: Exclude<Moved, { readonly kind: "count" }>;
}

function PastChange({ moved, summary, filters, children }: PastChangeProps) {
  const changes = useHeadlineChanges(summary, filters);
  // Counted over those that are bad now, a change would say little about how many there are.
  const isComparable = !filters.health?.length && !filters.budget?.length;
  if (changes === null || !isComparable) return children;
  switch (moved.kind) {
    case "overBudget":
      return <Note signed={signedCount(changes.overBudgetCount)}>{children}</Note>;
    case "pages":
      return <Note signed={signedCount(changes.pageAlertCount)}>{children}</Note>;
    case "coverage":
      return <Note signed={signedPercent(changes.coverageRatio, COVERAGE_DECIMALS)}>{children}</Note>;
    case "ratio":
      return <Behind signed={signedPercent(changes.sliRatio(moved.sli), RATIO_DECIMALS)}>{children}</Behind>;
    case "budget":
      return <Behind signed={signedPercent(changes.budgetRemainingRatio(moved.sli), 0)}>{children}</Behind>;
  }
}

const signed = (change: number, text: string) => (change > 0 ? `+${text}` : text);

function signedCount(change: number | null): string | null {
  return change === null || change === 0 ? null : signed(change, formatCount(change));
}

/** In per cent points; null for what cannot be seen in so many decimals. */
function signedPercent(change: number | null, decimals: number): string | null {
  if (change === null) return null;
  const points = roundAt(change * 100, decimals);
  return points === 0 ? null : signed(points, formatDigits(points, decimals));
}

/** "in 1 h": how long the window is. */
function useSince(text: string): string {
  const { t, locale } = useWords();
  const { fromUnixMs, toUnixMs } = useWindow();
  const seconds = Math.round((toUnixMs - fromUnixMs) / 60_000) * 60;
  const time = seconds === 3_600 ? t("shell.range.hour") : formatDuration(seconds, { locale });
  return t("fleet.head.change", { change: text, time });
}

/** "+3 in 1 h"; the phone has room for the number only. */
function Note({ signed: text, children }: { signed: string | null; children: ReactNode }) {
  const since = useSince(text ?? "");
  if (text === null) return children;
  return (
    <>
      <span className="max-sm:hidden">{since}</span>
      <span className="sm:hidden">{text}</span>
    </>
  );
}

function Behind({ signed: text, children }: { signed: string | null; children: ReactNode }) {
  const since = useSince(text ?? "");
  return (
    <>
      {children}
      {text === null ? null : (
        <span title={since} className="ml-0.5 font-normal text-axis text-t3 tracking-tight max-sm:hidden">
          <span aria-hidden>{text}</span>
          <span className="sr-only">{since}</span>
        </span>
      )}
    </>
  );
}
