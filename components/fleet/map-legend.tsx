"use client";
import { cn } from "@/components/ui/cn";
import { HealthIcon } from "@/components/ui/health-icon";
import { type CellClass, type Coloring, countClasses, type Look } from "@/lib/client/fleet-map-looks";
import { useWords } from "@/lib/client/fleet-words";
import { HEALTHS } from "@/lib/slo/vocabulary";
import { formatCount } from "@/lib/units/quantity";

interface MapLegendProps {
  coloring: Coloring;
  maintenanceCount: number;
  /** classes that stand out, by key; empty = all */
  chosen: ReadonlySet<string>;
  onToggle: (key: string) => void;
}

/** What the colours mean, how many of each, and a filter: a chosen class dims the others. */
export function MapLegend({ coloring, maintenanceCount, chosen, onToggle }: MapLegendProps) {
  const { t } = useWords();
  const counts = countClasses(coloring);
  return (
    <div className="flex flex-wrap items-center gap-1 px-4 pt-2.5 pb-1.5 text-small max-sm:px-2">
      {coloring.classes.map((cellClass, at) => (
        <button
          key={cellClass.key}
          type="button"
          aria-pressed={chosen.has(cellClass.key)}
          aria-label={t("fleet.map.toggle", { state: t(cellClass.labelId), count: counts[at] ?? 0 })}
          onClick={() => onToggle(cellClass.key)}
          className={cn(
            "inline-flex h-6 items-center gap-1.5 rounded-control px-2 text-t2 transition-colors hover:bg-raise touch:h-11",
            chosen.has(cellClass.key) && "bg-raise text-t1 outline-1 outline-edge -outline-offset-1",
          )}
        >
          <ClassMark cellClass={cellClass} />
          {t(cellClass.labelId)} <b className="font-semibold text-t1">{formatCount(counts[at])}</b>
        </button>
      ))}
      {maintenanceCount > 0 ? (
        <span className="inline-flex h-6 items-center gap-1.5 px-2 text-t2">
          <HealthIcon health="maintenance" />
          {t("health.maintenance")} <b className="font-semibold text-t1">{formatCount(maintenanceCount)}</b>
        </span>
      ) : null}
      <span className="ml-auto text-t3 max-xl:hidden">{t("fleet.map.legend")}</span>
    </div>
  );
}

const SWATCHES: Readonly<Record<Look, string>> = {
  rest: "bg-ok-rest",
  quiet: "bg-ghost",
  bar: "bg-bar",
  degraded: "bg-degraded",
  burning: "bg-burning",
  down: "bg-down",
  over: "hatch-down outline-1 outline-down",
  blind: "hatch outline-1 outline-blind",
};

function ClassMark({ cellClass: { key, look } }: { cellClass: CellClass }) {
  const health = HEALTHS.find((known) => known === key);
  if (health) return <HealthIcon health={health} />;
  return <span aria-hidden className={cn("size-2.5 rounded-cell", SWATCHES[look])} />;
}
