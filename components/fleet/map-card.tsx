"use client";
import { cn } from "@/components/ui/cn";
import { FLOATING } from "@/components/ui/floating";
import { HealthIcon } from "@/components/ui/health-icon";
import { HEALTH_TEXT } from "@/components/ui/health-tone";
import { useWords, type Words } from "@/lib/client/fleet-words";
import { formatBurn } from "@/lib/units/quantity";
import { formatBudget } from "@/lib/units/ratio";
import type { MapCell } from "./map-cell";

interface MapCardProps {
  cell: MapCell;
  nowUnixMs: number | null;
  style: { left: number; top: number };
}

/** Who the cell under the pointer is. The same facts are read out for the keyboard; nothing is only here. */
export function MapCard({ cell, nowUnixMs, style }: MapCardProps) {
  const words = useWords();
  const { t } = words;
  const burn = cell.row?.burnRate1h ?? null;
  const state = describeState(cell, words, nowUnixMs);
  return (
    <div
      aria-hidden
      style={style}
      className={cn(FLOATING, "pointer-events-none absolute w-67 px-3 py-2.5 text-small leading-[18px]")}
    >
      <div className="flex items-center gap-2">
        <HealthIcon health={cell.health} />
        <b className="truncate font-mono font-semibold">{cell.id}</b>
        <span className={cn("ml-auto whitespace-nowrap", HEALTH_TEXT[cell.health])}>
          {t(`health.${cell.health}`)} {cell.health !== "ok" && burn !== null ? formatBurn(burn) : null}
        </span>
      </div>
      {state ? <div className="text-t2">{state}</div> : null}
      <div className="truncate text-t3">{cell.places.join(" · ")}</div>
      {cell.isInMaintenance ? (
        <div className="flex items-center gap-1.5 text-maintenance-text">
          <HealthIcon health="maintenance" size={10} />
          {t("health.maintenance")}
        </div>
      ) : null}
    </div>
  );
}

function describeState({ row, budget }: MapCell, { t, locale, formatMoment }: Words, nowUnixMs: number | null): string {
  const left = row && row.budgetRemainingRatio !== null ? formatBudget(row.budgetRemainingRatio, { locale }) : null;
  const budgetText =
    left === null ? t("fleet.map.budgetState", { state: t(`budget.${budget}`) }) : t("fleet.map.budgetLeft", { left });
  if (!row || row.failing.length === 0) return budgetText;
  const failing = row.failing.map((part) => t(`failing.${part}`)).join(", ");
  const since = row.sinceUnixMs === null ? null : formatMoment(row.sinceUnixMs, nowUnixMs);
  const failingText =
    since === null ? t("fleet.map.failing", { failing }) : t("fleet.map.failingSince", { failing, since });
  return `${failingText} · ${budgetText}`;
}
