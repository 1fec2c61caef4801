"use client";
// The map with its scrubber, and beside it what explains it. On a phone the parts stand in the order in which they help.
import { lazy, Suspense, useMemo, useState } from "react";
import { useWords } from "@/lib/client/fleet-words";
import type { LossList } from "@/lib/contract/place";
import { AfterPaint } from "./after-paint";
import { MapHead, MapSection, useMapView } from "./map-section";
import type { useFleetData } from "./use-fleet-data";

const SCRUBBER = "surface min-h-33 max-sm:mt-2 sm:rounded-t-none sm:border-t-0";

/** Under so many the map is shorter than what stands beside it. */
const SHORT_MAP_CLUSTERS = 250;

interface MapAreaProps {
  data: ReturnType<typeof useFleetData>;
  initialLoss: LossList;
  regionOrder: readonly string[];
  regionNames: ReadonlyMap<string, string>;
  /** the region whose page this is */
  region: string | null;
}

const Scrubber = lazy(() => import("./scrubber"));
const SidePanels = lazy(() => import("./side-panels"));
const ChangesPanel = lazy(() => import("./changes-panel"));
const SelectionSection = lazy(() => import("./selection-section"));

export function MapArea({ data, initialLoss, regionOrder, regionNames, region }: MapAreaProps) {
  const { inventory, summary, notOk, matches, replay } = data;
  const view = useMapView();
  const isMapShort = inventory.ids.length < SHORT_MAP_CLUSTERS;
  const [selected, setSelected] = useState<readonly number[]>([]);
  const isOn = useMemo(() => {
    if (region === null) return null;
    const column = inventory.labels.region;
    const wanted = column?.values.indexOf(region) ?? -1;
    return (index: number) => column?.codes[index] === wanted;
  }, [inventory, region]);
  const map = {
    inventory,
    bytes: replay.bytes,
    shownUnixMs: replay.shownUnixMs ?? summary.asOfUnixMs,
    rows: replay.shownUnixMs === null ? notOk.rows : [],
    regionOrder,
    regionNames,
    matches,
    isOn,
    filters: data.filters,
    restUnixMs: replay.restUnixMs,
    onSelect: setSelected,
  };
  return (
    <>
      <MapHead view={view} className="max-sm:hidden" />
      <div className="max-sm:contents lg:grid lg:grid-cols-[minmax(0,1fr)_440px] lg:gap-2">
        <div className="max-sm:contents lg:flex lg:flex-col">
          <MapSection map={map} view={view} />
          {replay.isPastUnknown ? <PastUnknown /> : null}
          <AfterPaint roomClass={SCRUBBER}>
            <Scrubber
              replay={replay}
              inventory={inventory}
              regionNames={regionNames}
              filters={data.filters}
              className={SCRUBBER}
            />
          </AfterPaint>
          {isMapShort ? (
            <AfterPaint roomClass="mt-2 min-h-50 max-sm:hidden">
              <ChangesPanel filters={data.filters} past={data.past} className="mt-2 max-sm:order-2" />
            </AfterPaint>
          ) : null}
        </div>
        <AfterPaint roomClass="min-h-160 max-sm:min-h-28">
          <SidePanels data={data} initialLoss={initialLoss} isMapShort={isMapShort} />
        </AfterPaint>
      </div>
      {selected.length > 0 ? (
        <Suspense fallback={null}>
          <SelectionSection
            inventory={inventory}
            bytes={replay.bytes}
            selected={selected}
            onClose={() => setSelected([])}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function PastUnknown() {
  const { t } = useWords();
  return (
    <p role="status" className="surface border-t-0 px-4 py-2 text-small text-t2 sm:rounded-none">
      {t("fleet.scrub.unknown")}
    </p>
  );
}
