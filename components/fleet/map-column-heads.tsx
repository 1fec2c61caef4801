"use client";
import type { MapLayout } from "@/lib/client/fleet-map-layout";
import { useWords } from "@/lib/client/fleet-words";

interface MapColumnHeadsProps {
  layout: MapLayout;
  /** each row's columns are its own zones: they are counted, not named */
  isZones: boolean;
}

export function MapColumnHeads({ layout, isZones }: MapColumnHeadsProps) {
  const { t } = useWords();
  if (layout.columnCount < 2) return null;
  return (
    <div aria-hidden className="relative h-5 text-axis text-t3">
      {layout.columnXs.map((x, column) => (
        <span key={x} className="absolute" style={{ left: x }}>
          {isZones ? t("fleet.map.zone", { number: column + 1 }) : layout.columnNames[column] || t("common.unlabelled")}
        </span>
      ))}
    </div>
  );
}
