"use client";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import type { CellCounts } from "@/lib/client/fleet-map-health";
import { useWords } from "@/lib/client/fleet-words";
import { HEALTHS_WORST_FIRST, type Health } from "@/lib/slo/vocabulary";
import { formatCount } from "@/lib/units/quantity";

interface MapLegendProps {
  counts: CellCounts;
  /** states that stand out; empty = all */
  chosen: ReadonlySet<Health>;
  onToggle: (health: Health) => void;
}

/** What the colours mean, how many of each, and a filter: a chosen state dims the others. */
export function MapLegend({ counts, chosen, onToggle }: MapLegendProps) {
  const { t } = useWords();
  return (
    <div className="flex flex-wrap items-center gap-1 px-4 pt-2.5 pb-1.5 text-small max-sm:px-2">
      {HEALTHS_WORST_FIRST.map((health) => (
        <button
          key={health}
          type="button"
          aria-pressed={chosen.has(health)}
          aria-label={t("fleet.map.toggle", { state: t(`health.${health}`), count: counts.health[health] })}
          onClick={() => onToggle(health)}
          className={cn(
            "inline-flex h-6 items-center gap-1.5 rounded-control px-2 text-t2 transition-colors hover:bg-raise touch:h-11",
            chosen.has(health) && "bg-raise text-t1 outline-1 outline-edge -outline-offset-1",
          )}
        >
          <HealthIcon health={health} />
          {t(`health.${health}`)} <b className="font-semibold text-t1">{formatCount(counts.health[health])}</b>
        </button>
      ))}
      {counts.maintenance > 0 ? (
        <span className="inline-flex h-6 items-center gap-1.5 px-2 text-t2">
          <HealthIcon health="maintenance" />
          {t("health.maintenance")} <b className="font-semibold text-t1">{formatCount(counts.maintenance)}</b>
        </span>
      ) : null}
      <span className="ml-auto text-t3 max-sm:hidden">{t("fleet.map.legend")}</span>
    </div>
  );
}
