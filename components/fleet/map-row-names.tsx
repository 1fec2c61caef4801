"use client";
import { cn } from "@/components/ui/cn";
import { OTHERS } from "@/lib/client/fleet-map-groups";
import type { MapLayout } from "@/lib/client/fleet-map-layout";
import { useWords } from "@/lib/client/fleet-words";
import { formatCount } from "@/lib/units/quantity";
import type { GroupLabel } from "@/lib/url/parameters";

interface MapRowNamesProps {
  layout: MapLayout;
  label: GroupLabel;
  regionNames: ReadonlyMap<string, string>;
  /** values that share the last row */
  otherCount: number;
  /** above their cells instead of left of them */
  isAbove: boolean;
}

export function MapRowNames({ layout, label, regionNames, otherCount, isAbove }: MapRowNamesProps) {
  const { t } = useWords();
  const nameOf = (value: string): string => {
    if (value === OTHERS) return t("fleet.map.others", { count: otherCount });
    if (value === "") return t("common.unlabelled");
    if (label === "health") return t(`health.${value}`);
    return label === "region" ? (regionNames.get(value) ?? value) : value;
  };
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 text-small">
      {layout.rows.map((row) => (
        <div
          key={row.value}
          style={{ top: row.y, lineHeight: isAbove ? "18px" : `${Math.max(16, layout.cellPx)}px` }}
          className={cn("absolute flex gap-2", isAbove ? "left-0" : "left-0 w-28 justify-between pr-2")}
        >
          <b className="truncate font-semibold">{nameOf(row.value)}</b>
          <span className="text-t3">{formatCount(row.count)}</span>
        </div>
      ))}
    </div>
  );
}
