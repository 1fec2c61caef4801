import { cn } from "@/components/ui/cn";
import type { MapLayout } from "@/lib/client/fleet-map-layout";
import { formatCount } from "@/lib/units/quantity";

interface MapRowNamesProps {
  layout: MapLayout;
  names: ReadonlyMap<string, string>;
  /** above their cells instead of left of them */
  isAbove: boolean;
}

export function MapRowNames({ layout, names, isAbove }: MapRowNamesProps) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 text-small">
      {layout.rows.map((row) => (
        <div
          key={row.value}
          style={{ top: row.y, lineHeight: isAbove ? "18px" : `${Math.max(16, layout.cellPx)}px` }}
          className={cn("absolute flex gap-2", isAbove ? "left-0" : "left-0 w-28 justify-between pr-2")}
        >
          <b className="truncate font-semibold">{names.get(row.value) ?? (row.value || "—")}</b>
          <span className="text-t3">{formatCount(row.count)}</span>
        </div>
      ))}
    </div>
  );
}
