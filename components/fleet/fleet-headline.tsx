"use client";
import { lazy, type ReactNode, Suspense } from "react";
import { BudgetBar } from "@/components/ui/budget-bar";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { BUDGET_TEXT } from "@/components/ui/health-tone";
import { Link } from "@/components/ui/link";
import { Stat } from "@/components/ui/stat";
import { useFleetLinks } from "@/lib/client/fleet-links";
import { useWords } from "@/lib/client/fleet-words";
import { usePainted } from "@/lib/client/use-painted";
import type { FleetSummary } from "@/lib/contract/fleet";
import type { TilesData } from "@/lib/contract/views";
import { type BudgetState, HEALTHS_WORST_FIRST, type Health, SERVICE_SLI_IDS } from "@/lib/slo/vocabulary";
import { formatCount } from "@/lib/units/quantity";
import { formatBudget, formatObjective, formatRatio } from "@/lib/units/ratio";
import type { Filters } from "@/lib/url/state";
import { Changed } from "./changed";
import type { Moved } from "./headline-change";

const HeadlineChange = lazy(() => import("./headline-change"));

interface FleetHeadlineProps {
  summary: FleetSummary;
  filters: Filters;
  tiles: TilesData | null;
  /** since the start of the window; null while it is not known */
  change: Readonly<Record<Health, number>> | null;
}

/** Counts before ratios; each number leads to the clusters behind it. */
export function FleetHeadline({ summary, filters, tiles, change }: FleetHeadlineProps) {
  const { t } = useWords();
  return (
    <section
      aria-label={t("fleet.head.label")}
      className="surface grid grid-cols-4 overflow-hidden lg:grid-cols-6 xl:grid-cols-[repeat(5,102fr)_131fr_repeat(3,173fr)_112fr_120fr]"
    >
      {HEALTHS_WORST_FIRST.map((health) => (
        <HealthCount
          key={health}
          health={health}
          summary={summary}
          filters={filters}
          tiles={tiles}
          change={change?.[health] ?? null}
        />
      ))}
      <OverBudget summary={summary} filters={filters} />
      {SERVICE_SLI_IDS.map((sli) => (
        <SliCell key={sli} summary={summary} filters={filters} sli={sli} />
      ))}
      <AlertsCell summary={summary} filters={filters} />
      <CoverageCell summary={summary} filters={filters} />
    </section>
  );
}

const CELL =
  "relative min-w-0 border-hair2 py-3 pr-3 pl-4 border-l -ml-px max-xl:border-t max-xl:-mt-px max-sm:pl-3 max-sm:py-2.5";
const GROUP_START = "xl:border-l-edge";

function CellLink({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className={cn(CELL, "block transition-colors hover:bg-raise focus-visible:-outline-offset-2", className)}
    >
      {children}
    </Link>
  );
}

interface HealthCountProps {
  health: Health;
  summary: FleetSummary;
  filters: Filters;
  tiles: TilesData | null;
  /** since the start of the window */
  change: number | null;
}

function HealthCount({ health, summary, filters, tiles, change }: HealthCountProps) {
  const { t } = useWords();
  const links = useFleetLinks();
  const count = summary.counts[health];
  const place = usePlaceNote(health, summary, tiles);
  return (
    <CellLink href={links.health(health)} className={health === "ok" ? "max-sm:hidden" : undefined}>
      <Stat
        label={
          <>
            <HealthIcon health={health} />
            {t(`health.${health}`)}
          </>
        }
        value={<Changed value={count}>{formatCount(count)}</Changed>}
        kind={health === "ok" || count === 0 ? "quiet" : "count"}
        note={
          change === null || (change === 0 && place !== null) ? (
            place
          ) : (
            <Since moved={{ kind: "count", change }} summary={summary} filters={filters}>
              {place}
            </Since>
          )
        }
      />
    </CellLink>
  );
}

interface SinceProps {
  moved: Moved;
  summary: FleetSummary;
  filters: Filters;
  children: ReactNode;
}

/** The change over the window, whose code and numbers come after the first paint; its children until then. */
function Since({ children, ...props }: SinceProps) {
  return usePainted() ? (
    <Suspense fallback={children}>
      <HeadlineChange {...props}>{children}</HeadlineChange>
    </Suspense>
  ) : (
    children
  );
}

function usePlaceNote(health: Health, summary: FleetSummary, tiles: TilesData | null): string | null {
  const { t } = useWords();
  const count = summary.counts[health];
  if (health === "ok")
    return t("fleet.head.share", {
      share: formatRatio(summary.clusterCount > 0 ? count / summary.clusterCount : null),
    });
  const regions = tiles?.tiles.filter((tile) => tile.counts[health] > 0).length ?? null;
  return regions === null || count === 0 ? null : t("fleet.head.inRegions", { count: regions });
}

interface CellProps {
  summary: FleetSummary;
  filters: Filters;
}

function OverBudget({ summary, filters }: CellProps) {
  const { t } = useWords();
  const links = useFleetLinks();
  const { breached, unknown } = summary.budgetCounts;
  return (
    <CellLink href={links.budget("breached")} className={GROUP_START}>
      <Stat
        label={t("fleet.head.overBudget")}
        value={<Changed value={breached}>{formatCount(breached)}</Changed>}
        suffix={<span className="max-sm:hidden">{t("fleet.head.of", { count: summary.clusterCount - unknown })}</span>}
        kind={breached === 0 ? "quiet" : "count"}
        note={
          <Since moved={{ kind: "overBudget" }} summary={summary} filters={filters}>
            <span className="max-sm:hidden">{t("fleet.head.atRisk", { count: summary.budgetCounts["at-risk"] })}</span>
            <span className="sm:hidden">{t("fleet.head.atRiskShort", { count: summary.budgetCounts["at-risk"] })}</span>
          </Since>
        }
      />
    </CellLink>
  );
}

interface SliCellProps extends CellProps {
  sli: (typeof SERVICE_SLI_IDS)[number];
}

function SliCell({ sli, ...fleet }: SliCellProps) {
  const { t, locale } = useWords();
  const rollup = fleet.summary.slis.find((one) => one.sli === sli);
  const value = rollup?.valueRatio ?? null;
  const objective = rollup?.objectiveRatio ?? null;
  const left = rollup?.budgetRemainingRatio ?? null;
  const state = getRollupBudget(left);
  return (
    <div className={cn(CELL, sli === "availability" && GROUP_START, sli === "read" && "max-sm:hidden")}>
      <Stat
        kind="ratio"
        label={
          <>
            <span className="max-sm:hidden">{t(`sli.${sli}`)}</span>
            <span className="sm:hidden">{t(`fleet.tile.${sli}`)}</span>
          </>
        }
        aside={<span className="max-sm:hidden">{formatObjective(objective)}</span>}
        value={value === null ? null : <RatioText value={value} objectiveRatio={objective} />}
        suffix={
          value === null ? undefined : (
            <Since moved={{ kind: "ratio", sli }} {...fleet}>
              <span className="text-small max-sm:hidden">%</span>
            </Since>
          )
        }
        note={
          <>
            <BudgetBar remainingRatio={left} state={state} className="min-w-6 flex-1 max-sm:hidden" />
            <Since moved={{ kind: "budget", sli }} {...fleet}>
              <span className={state === "healthy" ? undefined : BUDGET_TEXT[state]}>
                {formatBudget(left, { locale })}
              </span>
            </Since>
          </>
        }
      />
    </div>
  );
}

/** Enough digits to tell it from its objective; a phone's column holds three decimals. */
function RatioText({ value, objectiveRatio }: { value: number; objectiveRatio: number | null }) {
  const short =
    objectiveRatio === null ? formatRatio(value, { style: "number" }) : formatRatio(value, { style: "tile" });
  return (
    <>
      <span className="max-sm:hidden">{formatRatio(value, { objectiveRatio, style: "number" })}</span>
      <span className="text-verdict sm:hidden">{short}</span>
    </>
  );
}

/** A roll-up has no burn of its own: only what is left decides how its bar looks. */
function getRollupBudget(remainingRatio: number | null): BudgetState {
  if (remainingRatio === null) return "unknown";
  if (remainingRatio <= 0) return "breached";
  return remainingRatio < 0.25 ? "at-risk" : "healthy";
}

/** What the data source itself says is firing; never counted from the health beside it. */
function AlertsCell({ summary, filters }: CellProps) {
  const { t } = useWords();
  const links = useFleetLinks();
  const counts = summary.alertCounts;
  const pages = counts?.pageCount ?? null;
  return (
    <CellLink href={links.alerts()} className={cn(GROUP_START, "max-sm:hidden")}>
      <Stat
        label={t("fleet.head.alerts")}
        value={pages === null ? null : <Changed value={pages}>{formatCount(pages)}</Changed>}
        suffix={pages === null ? undefined : t("fleet.head.pages", { count: pages })}
        kind={pages === 0 ? "quiet" : "count"}
        note={
          <Since moved={{ kind: "pages" }} summary={summary} filters={filters}>
            {counts ? t("fleet.head.tickets", { count: counts.ticketCount }) : t("fleet.head.alertsUnknown")}
          </Since>
        }
      />
    </CellLink>
  );
}

function CoverageCell({ summary, filters }: CellProps) {
  const { t } = useWords();
  const { coverageRatio, seenCount, expectedCount } = summary.coverage;
  return (
    <div className={cn(CELL, GROUP_START)}>
      <Stat
        kind="ratio"
        label={t("fleet.head.coverage")}
        value={coverageRatio === null ? null : <RatioText value={coverageRatio} objectiveRatio={null} />}
        suffix={coverageRatio === null ? undefined : <span className="text-small max-sm:hidden">%</span>}
        note={
          <Since moved={{ kind: "coverage" }} summary={summary} filters={filters}>
            {t("fleet.head.seen", { seen: seenCount, expected: expectedCount })}
          </Since>
        }
      />
    </div>
  );
}
