"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { Segmented } from "@/components/ui/segmented";
import { EmptyState } from "@/components/ui/states";
import { useWords } from "@/lib/client/fleet-words";
import { FleetMap, type FleetMapProps } from "./fleet-map";
import { MapTable } from "./map-table";

/** The map, or the same as a table. A phone opens it when asked: thumbs prefer lists. */
export function MapSection({ className, ...map }: FleetMapProps & { className?: string }) {
  const { t } = useWords();
  const [view, setView] = useState<"map" | "table">("map");
  const [isOpen, setIsOpen] = useState(false);
  const body =
    map.inventory.ids.length === 0 ? <EmptyMap /> : view === "map" ? <FleetMap {...map} /> : <MapTable {...map} />;
  return (
    <div className={className}>
      <SectionHead id="map" title={t("fleet.map.title")} question={t("fleet.map.question")}>
        <span className="max-sm:hidden">
          <Segmented
            label={t("fleet.map.title")}
            value={view}
            onChange={setView}
            segments={[
              { value: "map", label: t("fleet.map.asMap") },
              { value: "table", label: t("fleet.map.asTable") },
            ]}
          />
        </span>
      </SectionHead>
      <Button
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className={isOpen ? "mb-2 h-11 w-full sm:hidden touch:h-11" : "h-11 w-full sm:hidden touch:h-11"}
      >
        {t(isOpen ? "fleet.map.close" : "fleet.map.open")}
      </Button>
      <div className={isOpen ? undefined : "max-sm:hidden"}>{body}</div>
    </div>
  );
}

function EmptyMap() {
  const { t } = useWords();
  return (
    <div className="surface px-4">
      <EmptyState>{t("fleet.tiles.none")}</EmptyState>
    </div>
  );
}
