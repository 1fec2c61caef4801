"use client";
// `/customers/{customer}`: what it lived, how much room it has, and its clusters.
import { DetailHead } from "@/components/business/detail-head";
import { SceneClusters } from "@/components/business/scene-clusters";
import { NotOkStat, SizeStats, SliStat, Strip, StripCell } from "@/components/business/scene-strip";
import { BudgetBar } from "@/components/ui/budget-bar";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { BUDGET_TEXT } from "@/components/ui/health-tone";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/section-head";
import { Stat } from "@/components/ui/stat";
import { EmptyState } from "@/components/ui/states";
import { useWords } from "@/lib/client/fleet-words";
import { type CustomerPage, NEAR_LIMIT_RATIO } from "@/lib/contract/views2";
import { formatMinutes } from "@/lib/units/duration";
import { formatBudget, formatRatio } from "@/lib/units/ratio";
import { hrefCluster, hrefCustomers, hrefFleet } from "@/lib/url/hrefs";
import { Calendar, cellClass } from "./calendar";
import { AnyDownMinutes } from "./minutes";

export function CustomerView({ page }: { page: CustomerPage }) {
  const { t } = useWords();
  const { total, row } = page;
  const filters = { customer: [total.id] };
  const regions = new Set(page.clusters.rows.map(({ region }) => region));
  return (
    <>
      <DetailHead
        page={page}
        regionCount={regions.size}
        crumb={{ label: t("l2.customers.title"), href: hrefCustomers() }}
      />
      <Strip label={total.title}>
        <AnyDownStat page={page} />
        <NotOkStat row={row} filters={filters} />
        <SliStat row={row} filters={filters} sli="write" />
        <SliStat row={row} filters={filters} sli="read" />
        <SizeStats row={row} filters={filters} />
      </Strip>
      <div className="grid gap-x-2 lg:grid-cols-[minmax(0,1.72fr)_minmax(0,1fr)]">
        <section aria-labelledby="lived">
          <SectionHead
            id="lived"
            title={t("l2.customer.lived", { name: total.title })}
            question={t("l2.customer.lived.question")}
          >
            <CalendarLegend />
          </SectionHead>
          <div className="surface">
            <Calendar hours={page.hours} customer={total.id} worstId={row.anyDown.worst?.id ?? null} />
          </div>
        </section>
        <Headroom page={page} />
      </div>
      <SceneClusters list={page.clusters} filters={filters} labels={["zone", "product", "scenario", "spec"]} />
      <p className="mt-2 text-small text-t3">{t("l2.customer.foot")}</p>
    </>
  );
}

function AnyDownStat({ page: { row } }: { page: CustomerPage }) {
  const { t, locale } = useWords();
  const { anyDown } = row;
  const { worst } = anyDown;
  const href = hrefFleet({ customer: [row.id], sort: { key: "badMinutes", isDescending: true } });
  return (
    <StripCell href={href} className="max-sm:col-span-2 lg:col-span-2">
      <Stat
        label={t("l2.customer.anyDown")}
        value={
          anyDown.atLeastMinutes === null ? null : (
            <span className={anyDown.budget === "breached" ? BUDGET_TEXT.breached : undefined}>
              <AnyDownMinutes anyDown={anyDown} />
            </span>
          )
        }
        suffix={
          anyDown.coreCount === 0
            ? t("l2.customer.noCore")
            : t("l2.customer.allowed", { minutes: formatMinutes(anyDown.allowedMinutes, { locale }) })
        }
        note={
          <>
            <BudgetBar remainingRatio={anyDown.budgetRemainingRatio} state={anyDown.budget} className="w-20" />
            <span className={BUDGET_TEXT[anyDown.budget]}>
              {formatBudget(anyDown.budgetRemainingRatio, { locale })}
            </span>
            {worst === null ? null : (
              <span className="truncate">
                {t("l2.customer.worst", { id: worst.id, minutes: formatMinutes(worst.minutes, { locale }) })}
              </span>
            )}
          </>
        }
      />
    </StripCell>
  );
}

function CalendarLegend() {
  const { t } = useWords();
  const steps = [
    [0, "0"],
    [1, "< 3"],
    [3, "< 8"],
    [8, "≥ 8"],
    [null, t("l2.customer.legend.unseen")],
  ] as const;
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-small text-t3">
      {steps.map(([minutes, label]) => (
        <span key={label} className="inline-flex items-center gap-1">
          <span aria-hidden className={cn("size-2.5 rounded-bar", cellClass(minutes))} />
          {label}
        </span>
      ))}
    </span>
  );
}

function Headroom({ page: { fullest, total } }: { page: CustomerPage }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="headroom">
      <SectionHead id="headroom" title={t("l2.customer.headroom")} question={t("l2.customer.headroom.question")} />
      <div className="surface divide-y divide-hair2">
        {fullest.length === 0 ? <EmptyState>{t("l2.customer.headroom.none")}</EmptyState> : null}
        {fullest.map(({ id, usageRatio, health }) => {
          const isFull = usageRatio >= NEAR_LIMIT_RATIO;
          return (
            <Link
              key={id}
              href={hrefCluster(id)}
              aria-label={`${total.title}: ${id}, ${formatRatio(usageRatio)}`}
              className="grid h-9 grid-cols-[12px_minmax(0,1fr)_minmax(0,1.2fr)_56px] items-center gap-3 px-4 hover:bg-raise focus-visible:-outline-offset-2"
            >
              <HealthIcon health={health} label={t(`health.${health}`)} />
              <span className="truncate font-mono text-small">{id}</span>
              <span aria-hidden className="relative h-1.5 overflow-hidden rounded-bar bg-track">
                <span
                  className={cn("absolute inset-y-0 left-0 rounded-bar", isFull ? "bg-degraded" : "bg-bar")}
                  style={{ width: `${Math.min(1, usageRatio) * 100}%` }}
                />
              </span>
              <span className={cn("text-right font-semibold", isFull && "text-degraded-text")}>
                {formatRatio(usageRatio)}
              </span>
            </Link>
          );
        })}
      </div>
    </section>
  );
}
