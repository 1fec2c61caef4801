"use client";
// Product by region: one number a cell, its budget under it, size and room below. Colour only where something is wrong.
import { type ReactNode, useState } from "react";
import { BudgetBar } from "@/components/ui/budget-bar";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { Link } from "@/components/ui/link";
import { SectionHead } from "@/components/ui/section-head";
import { Segmented } from "@/components/ui/segmented";
import { useWords } from "@/lib/client/fleet-words";
import { type BusinessPage, type BusinessRow, NEAR_LIMIT_RATIO, type SceneRow } from "@/lib/contract/views2";
import { formatCount } from "@/lib/units/quantity";
import { formatBudget, formatRatio } from "@/lib/units/ratio";
import { hrefBusiness, hrefFleet } from "@/lib/url/hrefs";
import type { UrlState } from "@/lib/url/parameters";
import { isFailing, sliOf } from "./scene-facts";

const METRICS = ["availability", "write", "read", "capacity"] as const;
type Metric = (typeof METRICS)[number];

export function BusinessMatrix({ page }: { page: BusinessPage }) {
  const { t } = useWords();
  const [metric, setMetric] = useState<Metric>("availability");
  const nameOf = (value: Metric) => t(value === "capacity" ? "l2.business.capacity" : `sli.${value}`);
  return (
    <section aria-labelledby="matrix">
      <SectionHead id="matrix" title={t("l2.business.matrix")} question={t("l2.business.question")}>
        <Segmented
          label={t("l2.business.metric")}
          value={metric}
          segments={METRICS.map((value) => ({ value, label: nameOf(value) }))}
          onChange={setMetric}
        />
      </SectionHead>
      <div className="surface overflow-x-auto">
        <table aria-labelledby="matrix" className="w-full border-collapse text-left">
          <thead>
            <tr>
              <HeadCell isSticky>{t("label.product")}</HeadCell>
              <HeadCell>{t("l2.business.allRegions")}</HeadCell>
              {page.columns.map(({ title, regions }) => (
                <HeadCell key={regions.join()}>
                  <Link href={hrefFleet({ region: regions })} className="hover:text-t1 hover:underline">
                    {title}
                  </Link>
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <MatrixRow key={row.all.id} row={row} columns={page.columns} metric={metric} />
            ))}
          </tbody>
        </table>
      </div>
      <Legend metric={metric} name={nameOf(metric)} />
    </section>
  );
}

function HeadCell({ isSticky, children }: { isSticky?: boolean; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={cn(
        "h-8 whitespace-nowrap border-hair2 border-l px-3 font-normal text-small text-t3 first:border-l-0 first:pl-4",
        isSticky && "sticky left-0 z-10 bg-panel",
      )}
    >
      {children}
    </th>
  );
}

interface MatrixRowProps {
  row: BusinessRow;
  columns: BusinessPage["columns"];
  metric: Metric;
}

function MatrixRow({ row: { all, cells }, columns, metric }: MatrixRowProps) {
  const product = { product: [all.id] };
  return (
    <tr className="border-hair2 border-t">
      <th scope="row" className="sticky left-0 z-10 min-w-32 bg-panel py-2 pr-3 pl-4 align-top font-normal">
        <Link
          href={all.id === "" ? hrefFleet(product) : hrefBusiness(all.id)}
          className={cn("font-semibold hover:underline", all.id === "" && "text-t2")}
        >
          {all.title}
        </Link>
      </th>
      <Cell row={all} filters={product} metric={metric} isTotal />
      {columns.map(({ regions }, index) => (
        <Cell
          key={regions.join()}
          row={cells[index] ?? null}
          filters={{ ...product, region: regions }}
          metric={metric}
        />
      ))}
    </tr>
  );
}

interface CellProps {
  row: SceneRow | null;
  filters: Partial<UrlState>;
  metric: Metric;
  isTotal?: boolean;
}

const CELL = "min-w-25 border-hair2 border-l px-3 py-2 align-top";

function Cell({ row, filters, metric, isTotal = false }: CellProps) {
  const { t, locale } = useWords();
  if (row === null)
    return (
      <td className={cn(CELL, "text-t3")}>
        —<span className="block text-axis">{t("l2.none")}</span>
      </td>
    );
  const { health, clusterCount } = row.rollup;
  const isCapacity = metric === "capacity";
  const rollup = isCapacity ? undefined : sliOf(row, metric);
  const isFull = (row.capacity.fullestRatio ?? 0) >= NEAR_LIMIT_RATIO;
  const isMissed = isCapacity ? isFull : isFailing(rollup);
  const value = isCapacity
    ? formatRatio(row.capacity.fullestRatio)
    : formatRatio(rollup?.valueRatio, { objectiveRatio: rollup?.objectiveRatio, style: "tile" });
  const room = isCapacity
    ? t("l2.business.near", { count: row.capacity.nearLimitCount })
    : isTotal
      ? formatBudget(rollup?.budgetRemainingRatio, { locale })
      : row.capacity.fullestRatio === null
        ? "—"
        : t("l2.full", { ratio: formatRatio(row.capacity.fullestRatio) });
  return (
    <td className={cn(CELL, "relative transition-colors hover:bg-raise", tintOf(row, metric))}>
      <Link
        href={hrefFleet(filters)}
        className={cn("row-link flex items-center gap-1.5", (isTotal || isMissed) && "font-semibold")}
      >
        {health === "ok" ? null : <HealthIcon health={health} label={t(`health.${health}`)} />}
        {value}
      </Link>
      {isCapacity ? (
        <RoomBar ratio={row.capacity.fullestRatio} />
      ) : (
        <BudgetBar
          remainingRatio={rollup?.budgetRemainingRatio ?? null}
          state={budgetState(rollup?.budgetRemainingRatio ?? null)}
          label={formatBudget(rollup?.budgetRemainingRatio, { locale })}
          className="my-1"
        />
      )}
      <span className="flex justify-between gap-2 whitespace-nowrap text-axis text-t2">
        <span>{formatCount(clusterCount)}</span>
        <span className={isFull && !isTotal ? "font-semibold text-degraded-text" : undefined}>{room}</span>
      </span>
    </td>
  );
}

function budgetState(remainingRatio: number | null) {
  if (remainingRatio === null) return "unknown" as const;
  if (remainingRatio <= 0) return "breached" as const;
  return remainingRatio < 0.25 ? ("at-risk" as const) : ("healthy" as const);
}

/** Overspent is the deeper tint, little budget or little room the lighter; a calm cell has none. */
function tintOf(row: SceneRow, metric: Metric): string | undefined {
  if (metric !== "capacity") {
    const state = budgetState(sliOf(row, metric)?.budgetRemainingRatio ?? null);
    if (state === "breached") return "bg-burning-tint";
    if (state === "at-risk") return "bg-degraded-tint";
  }
  return (row.capacity.fullestRatio ?? 0) >= NEAR_LIMIT_RATIO ? "bg-degraded-tint" : undefined;
}

function RoomBar({ ratio }: { ratio: number | null }) {
  const isFull = (ratio ?? 0) >= NEAR_LIMIT_RATIO;
  return (
    <span
      aria-hidden
      className={cn("relative my-1 block h-1 overflow-hidden rounded-bar", ratio === null ? "hatch" : "bg-track")}
    >
      {ratio === null ? null : (
        <span
          className={cn("absolute inset-y-0 left-0 rounded-bar", isFull ? "bg-degraded" : "bg-bar")}
          style={{ width: `${Math.min(1, ratio) * 100}%` }}
        />
      )}
    </span>
  );
}

function Legend({ metric, name }: { metric: Metric; name: string }) {
  const { t } = useWords();
  const bars = [
    ["left", 0.6, "healthy"],
    ["risk", 0.2, "at-risk"],
    ["over", -0.8, "breached"],
  ] as const;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-t3">
      <span>
        {metric === "capacity" ? t("l2.business.legend.capacity") : t("l2.business.legend", { metric: name })}
      </span>
      {metric === "capacity"
        ? null
        : bars.map(([key, remainingRatio, state]) => (
            <span key={key} className="inline-flex items-center gap-1.5">
              <BudgetBar remainingRatio={remainingRatio} state={state} className="w-7" />
              {t(`l2.business.legend.${key}`)}
            </span>
          ))}
      <span className="ml-auto">{t("l2.sums")}</span>
    </p>
  );
}
