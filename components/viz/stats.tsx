"use client";
import { BudgetBar } from "@/components/ui/budget-bar";
import { HealthIcon } from "@/components/ui/health-icon";
import { Link } from "@/components/ui/link";
import { Stat as StatText } from "@/components/ui/stat";
import { EmptyState } from "@/components/ui/states";
import { useWords, type Words } from "@/lib/client/fleet-words";
import type { Stat } from "@/lib/contract/views";
import { formatBudget, formatObjective } from "@/lib/units/ratio";
import { formatValue } from "@/lib/units/value";
import type { VizProps } from "./types";

/** Numbers with their names; one that has things behind it leads to them. */
export function StatsView({ data }: VizProps<"stats">) {
  const words = useWords();
  if (data.stats.length === 0) return <EmptyState>{words.t("fleet.tiles.none")}</EmptyState>;
  return (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(132px,1fr))] gap-y-3">
      {data.stats.map((stat) => (
        <li key={stat.id} className="min-w-0 px-3 py-1">
          {stat.href === null ? (
            <StatCell stat={stat} words={words} />
          ) : (
            <Link href={`/?${stat.href}`} className="block rounded-control hover:bg-raise">
              <StatCell stat={stat} words={words} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function StatCell({ stat, words }: { stat: Stat; words: Words }) {
  const { t, locale } = words;
  const isRatio = stat.unit === "ratio";
  return (
    <StatText
      kind={isRatio ? "ratio" : stat.value === 0 || stat.health === "ok" ? "quiet" : "count"}
      label={
        <>
          {stat.health ? <HealthIcon health={stat.health} /> : null}
          {t(stat.labelId)}
        </>
      }
      aside={stat.objectiveRatio === null ? undefined : formatObjective(stat.objectiveRatio)}
      value={
        stat.value === null
          ? null
          : formatValue(stat.unit, stat.value, { ...words, objectiveRatio: stat.objectiveRatio })
      }
      note={
        stat.budgetRemainingRatio === null ? (
          stat.note && t(stat.note.messageId, stat.note.values)
        ) : (
          <>
            <BudgetBar
              remainingRatio={stat.budgetRemainingRatio}
              state={stat.budgetRemainingRatio <= 0 ? "breached" : "healthy"}
              className="flex-1"
            />
            {formatBudget(stat.budgetRemainingRatio, { locale })}
          </>
        )
      }
    />
  );
}
