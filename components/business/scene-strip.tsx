"use client";
// The headline of a level-2 page: counts before ratios, each number a link to the clusters behind it.
import type { ReactNode } from "react";
import { BudgetBar } from "@/components/ui/budget-bar";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Stat } from "@/components/ui/stat";
import { useWords } from "@/lib/client/fleet-words";
import { NEAR_LIMIT_RATIO, type SceneRow } from "@/lib/contract/views2";
import type { SliId } from "@/lib/slo/vocabulary";
import { formatBytes, formatCount, formatPerSecond } from "@/lib/units/quantity";
import { formatBudget, formatObjective, formatRatio } from "@/lib/units/ratio";
import { hrefFleet } from "@/lib/url/hrefs";
import type { UrlState } from "@/lib/url/parameters";
import { isFailing, sliOf } from "./scene-facts";

type Filters = Partial<UrlState>;
const NOT_OK = ["down", "burning", "degraded", "blind"] as const;

export function Strip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      className="surface grid grid-cols-2 overflow-hidden sm:grid-cols-3 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none"
    >
      {children}
    </section>
  );
}

interface StripCellProps {
  href?: string;
  className?: string;
  children: ReactNode;
}

const CELL =
  "min-w-0 border-hair2 py-3 pr-3 pl-4 max-lg:-mt-px max-lg:-ml-px max-lg:border-t max-lg:border-l lg:border-l lg:first:border-l-0";

export function StripCell({ href, className, children }: StripCellProps) {
  if (href === undefined) return <div className={cn(CELL, className)}>{children}</div>;
  return (
    <Link
      href={href}
      className={cn(CELL, "block transition-colors hover:bg-raise focus-visible:-outline-offset-2", className)}
    >
      {children}
    </Link>
  );
}

interface RowCellProps {
  row: SceneRow;
  filters: Filters;
}

export function SliStat({ row, filters, sli }: RowCellProps & { sli: SliId }) {
  const { t, locale } = useWords();
  const rollup = sliOf(row, sli);
  const state = rollup?.budgetRemainingRatio == null ? "unknown" : rollup.budgetRemainingRatio <= 0 ? "breached" : null;
  return (
    <StripCell href={hrefFleet({ ...filters, sort: { key: sli, isDescending: false } })}>
      <Stat
        label={t("l2.stat.sli", { sli: t(`sli.${sli}`) })}
        aside={formatObjective(rollup?.objectiveRatio)}
        value={
          rollup?.valueRatio == null ? null : (
            <span className={isFailing(rollup) ? "text-burning-text" : undefined}>
              {formatRatio(rollup.valueRatio, { objectiveRatio: rollup.objectiveRatio, style: "number" })}
            </span>
          )
        }
        suffix={rollup?.valueRatio == null ? null : "%"}
        kind="ratio"
        note={
          <>
            <BudgetBar
              remainingRatio={rollup?.budgetRemainingRatio ?? null}
              state={state ?? ((rollup?.budgetRemainingRatio ?? 0) < 0.25 ? "at-risk" : "healthy")}
              className="w-16"
            />
            {formatBudget(rollup?.budgetRemainingRatio, { locale })}
          </>
        }
      />
    </StripCell>
  );
}

export function NotOkStat({ row, filters }: RowCellProps) {
  const { t } = useWords();
  const { counts, clusterCount } = row.rollup;
  const count = clusterCount - counts.ok;
  const parts = NOT_OK.filter((health) => counts[health] > 0).map(
    (health) => `${formatCount(counts[health])} ${t(`health.${health}`)}`,
  );
  return (
    <StripCell href={hrefFleet({ ...filters, health: NOT_OK })}>
      <Stat
        label={t("l2.stat.notOk")}
        value={formatCount(count)}
        suffix={t("l2.of", { count: clusterCount })}
        kind={count === 0 ? "quiet" : "count"}
        note={<span className="truncate">{parts.join(" · ")}</span>}
      />
    </StripCell>
  );
}

export function NearStat({ row, filters }: RowCellProps) {
  const { t } = useWords();
  const { nearLimitCount, measuredCount } = row.capacity;
  return (
    <StripCell href={hrefFleet({ ...filters, sort: { key: "dbUsage", isDescending: true } })}>
      <Stat
        label={t("l2.stat.near")}
        value={measuredCount === 0 ? null : formatCount(nearLimitCount)}
        kind={nearLimitCount === 0 ? "quiet" : "count"}
        note={
          <span className="truncate">
            {t("l2.stat.near.note", { limit: `${NEAR_LIMIT_RATIO * 100} %`, count: measuredCount })}
          </span>
        }
      />
    </StripCell>
  );
}

/** Keys, size and requests of all clusters of the row together. */
export function SizeStats({ row, filters }: RowCellProps) {
  const { t } = useWords();
  const { keysCount, dbSizeBytes, requestsPerSecond } = row.capacity;
  const href = hrefFleet(filters);
  return (
    <>
      <StripCell href={href}>
        <Stat label={t("l2.stat.keys")} value={keysCount === null ? null : formatCount(keysCount)} kind="ratio" />
      </StripCell>
      <StripCell href={href}>
        <Stat label={t("l2.stat.dbSize")} value={dbSizeBytes === null ? null : formatBytes(dbSizeBytes)} kind="ratio" />
      </StripCell>
      <StripCell href={href}>
        <Stat
          label={t("l2.stat.requests")}
          value={requestsPerSecond === null ? null : formatPerSecond(requestsPerSecond)}
          kind="ratio"
        />
      </StripCell>
    </>
  );
}
