"use client";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Deferred } from "@/components/ui/deferred";
import { SectionHead } from "@/components/ui/section-head";
import { Segmented } from "@/components/ui/segmented";
import { EmptyState } from "@/components/ui/states";
import { useWords } from "@/lib/client/fleet-words";
import { AfterPaint } from "./after-paint";
import type { FleetMapProps } from "./fleet-map";
import { ColorTrigger, GroupTrigger } from "./map-option-triggers";

/** A canvas shows nothing before script runs: its code comes after what does. */
const FleetMap = lazy(() => import("./fleet-map"));
const GroupMenu = lazy(() => import("./map-group-menu"));
const ColorMenu = lazy(() => import("./map-color-menu"));
const MapTable = lazy(() => import("./map-table"));

type View = "map" | "table";

/** The map, or the same as a table. A phone opens it when asked: thumbs prefer lists. */
export function MapSection({ map, view }: { map: Omit<FleetMapProps, "zoom">; view: MapView }) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const isEmpty = map.inventory.ids.length === 0;
  return (
    <>
      <Button
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className={cn("h-11 w-full max-sm:order-3 max-sm:mt-6 sm:hidden touch:h-11", isOpen && "mb-2")}
      >
        {t(isOpen ? "fleet.map.close" : "fleet.map.open")}
      </Button>
      <div className={cn("max-sm:order-3 lg:flex lg:flex-1 lg:flex-col lg:*:flex-1", !isOpen && "max-sm:hidden")}>
        {isEmpty ? (
          <div className="surface px-4">
            <EmptyState>{t("fleet.tiles.none")}</EmptyState>
          </div>
        ) : view.view === "map" ? (
          <AfterPaint roomClass="surface min-h-80 max-sm:order-last sm:rounded-b-none sm:border-b-hair2">
            <FleetMap {...map} zoom={view.zoom} />
          </AfterPaint>
        ) : (
          <Suspense fallback={<div className="surface min-h-96" />}>
            <MapTable {...map} />
          </Suspense>
        )}
      </div>
    </>
  );
}

export interface MapView {
  readonly view: View;
  readonly zoom: 1 | 2;
  readonly setView: (view: View) => void;
  readonly setZoom: (zoom: 1 | 2) => void;
}

export function useMapView(): MapView {
  const [view, setView] = useState<View>("map");
  const [zoom, setZoom] = useState<1 | 2>(1);
  return { view, zoom, setView, setZoom };
}

interface MapHeadProps {
  view: MapView;
  className?: string;
}

export function MapHead({ view, className }: MapHeadProps) {
  const { t } = useWords();
  return (
    <div className={className}>
      <SectionHead id="map" title={t("fleet.map.title")} question={t("fleet.map.question")}>
        <span className="flex flex-wrap items-center gap-2">
          <Deferred Trigger={GroupTrigger}>
            <GroupMenu />
          </Deferred>
          <Deferred Trigger={ColorTrigger}>
            <ColorMenu />
          </Deferred>
          <Button
            kind="quiet"
            aria-pressed={view.zoom === 2}
            onClick={() => view.setZoom(view.zoom === 1 ? 2 : 1)}
            className={view.zoom === 2 ? "bg-raise font-semibold text-t1" : undefined}
          >
            {t("fleet.map.zoom")}
          </Button>
          <Segmented
            label={t("fleet.map.title")}
            value={view.view}
            onChange={view.setView}
            segments={[
              { value: "map", label: t("fleet.map.asMap") },
              { value: "table", label: t("fleet.map.asTable") },
            ]}
          />
        </span>
      </SectionHead>
    </div>
  );
}
