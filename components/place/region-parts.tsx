"use client";
// How a region falls into zones, products, scenarios, specs: counts, SLIs and budget per part, worst first.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePageFilters } from "@/components/fleet/use-fleet-data";
import { BudgetBar } from "@/components/ui/budget-bar";
import { HealthIcon } from "@/components/ui/health-icon";
import { SectionHead } from "@/components/ui/section-head";
import { Segmented } from "@/components/ui/segmented";
import { EmptyState } from "@/components/ui/states";
import { RowLink, Table, Td, Th, Tr } from "@/components/ui/table";
import { useFleetLinks } from "@/lib/client/fleet-links";
import { rollupOptions } from "@/lib/client/fleet-queries";
import { useWords } from "@/lib/client/fleet-words";
import type { RollupRow } from "@/lib/contract/fleet";
import { type BudgetState, HEALTHS_WORST_FIRST, SERVICE_SLI_IDS } from "@/lib/slo/vocabulary";
import { formatCount } from "@/lib/units/quantity";
import { formatBudget, formatRatio } from "@/lib/units/ratio";
import { hrefZone } from "@/lib/url/hrefs";

const PARTS = ["zone", "product", "scenario", "spec"] as const;
type Part = (typeof PARTS)[number];
const ROWS = 12;

export function RegionParts({ region, initialZones }: { region: string; initialZones: readonly RollupRow[] }) {
  const { t } = useWords();
  const [part, setPart] = useState<Part>("zone");
  const filters = usePageFilters(region);
  const { data } = useQuery({
    ...rollupOptions([part], filters),
    initialData: part === "zone" ? { rows: initialZones, totalCount: initialZones.length } : undefined,
  });
  const rows = data?.rows ?? null;
  return (
    <section aria-labelledby="parts" className="max-sm:order-2">
      <SectionHead id="parts" title={t("place.parts.title")} question={t("place.parts.question")}>
        <Segmented
          label={t("place.parts.title")}
          value={part}
          onChange={setPart}
          segments={PARTS.map((value) => ({ value, label: t(`label.${value}`) }))}
        />
      </SectionHead>
      <div className="surface overflow-hidden">
        {rows === null ? (
          <div className="min-h-40" />
        ) : rows.length === 0 ? (
          <EmptyState>{t("fleet.tiles.none")}</EmptyState>
        ) : (
          <PartTable part={part} rows={rows} />
        )}
      </div>
      {rows && rows.length > ROWS ? (
        <p className="mt-1 text-right text-small text-t3">{t("fleet.worst.of", { shown: ROWS, count: rows.length })}</p>
      ) : null}
    </section>
  );
}

function PartTable({ part, rows }: { part: Part; rows: readonly RollupRow[] }) {
  const { t } = useWords();
  return (
    <Table label={t(`label.${part}`)}>
      <thead>
        <tr>
          <Th isSticky>{t(`label.${part}`)}</Th>
          {HEALTHS_WORST_FIRST.map((health) => (
            <Th key={health} isNumber>
              <span className="inline-flex items-center gap-1.5">
                <HealthIcon health={health} size={10} />
                {t(`health.${health}`)}
              </span>
            </Th>
          ))}
          <Th isNumber>{t("fleet.col.total")}</Th>
          {SERVICE_SLI_IDS.map((sli) => (
            <Th key={sli} isNumber>
              {t(`sli.${sli}`)}
            </Th>
          ))}
          <Th isNumber>{t("fleet.col.budget")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, ROWS).map((row) => (
          <PartRow key={row.values[part] ?? ""} part={part} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

/** A zone leads to its page, any other part narrows this one. */
function PartRow({ part, row }: { part: Part; row: RollupRow }) {
  const { t, locale } = useWords();
  const links = useFleetLinks();
  const value = row.values[part] ?? "";
  const href = part === "zone" && value !== "" ? hrefZone(value) : links.withValues([{ label: part, value }]);
  const left = leastBudget(row);
  return (
    <Tr>
      <Td isSticky>
        <RowLink href={href} className="inline-flex items-center gap-2 font-semibold">
          <HealthIcon health={row.health} label={t(`health.${row.health}`)} />
          {value || t("common.unlabelled")}
        </RowLink>
      </Td>
      {HEALTHS_WORST_FIRST.map((health) => (
        <Td key={health} isNumber className={row.counts[health] > 0 && health !== "ok" ? "font-semibold" : "text-t3"}>
          {formatCount(row.counts[health])}
        </Td>
      ))}
      <Td isNumber className="text-t2">
        {formatCount(row.clusterCount)}
      </Td>
      {SERVICE_SLI_IDS.map((id) => {
        const sli = row.slis.find((known) => known.sli === id);
        return (
          <Td key={id} isNumber className="text-t2">
            {formatRatio(sli?.valueRatio, { objectiveRatio: sli?.objectiveRatio })}
          </Td>
        );
      })}
      <Td isNumber>
        <span className="inline-flex items-center justify-end gap-2">
          {formatBudget(left, { locale, style: "number" })}
          <BudgetBar remainingRatio={left} state={budgetOf(left)} className="w-12" />
        </span>
      </Td>
    </Tr>
  );
}

function leastBudget({ slis }: RollupRow): number | null {
  const known = slis.flatMap(({ sli, budgetRemainingRatio }) =>
    SERVICE_SLI_IDS.some((id) => id === sli) && budgetRemainingRatio !== null ? [budgetRemainingRatio] : [],
  );
  return known.length === 0 ? null : Math.min(...known);
}

/** A roll-up has no burn of its own: only what is left decides. */
function budgetOf(remainingRatio: number | null): BudgetState {
  if (remainingRatio === null) return "unknown";
  if (remainingRatio <= 0) return "breached";
  return remainingRatio < 0.25 ? "at-risk" : "healthy";
}
