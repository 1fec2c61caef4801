"use client";
import { useCallback, useId, useMemo, useState } from "react";
import { findCauseFrames } from "@/lib/client/fleet-map-frames";
import type { Grouping } from "@/lib/client/fleet-map-groups";
import { findCellsIn, type MapLayout } from "@/lib/client/fleet-map-layout";
import { useWords } from "@/lib/client/fleet-words";
import { useNamedCause } from "@/lib/client/named-cause";
import type { ClusterRow, Inventory } from "@/lib/contract/fleet";
import type { Translate } from "@/lib/text/translate";
import { hrefCluster } from "@/lib/url/hrefs";
import type { GroupLabel } from "@/lib/url/parameters";
import type { Filters } from "@/lib/url/state";
import { MapCanvas } from "./map-canvas";
import { MapCard } from "./map-card";
import { buildMapCell, type MapCell } from "./map-cell";
import { MapColumnHeads } from "./map-column-heads";
import { MapLegend } from "./map-legend";
import type { IsShown } from "./map-paint";
import { MapRowNames } from "./map-row-names";
import { useMapModel } from "./use-map-model";
import type { SelectBox } from "./use-map-select";
import { useWidth } from "./use-width";

export interface FleetMapProps {
  inventory: Inventory;
  /** one byte per cluster at the moment shown */
  bytes: Uint8Array;
  /** the moment shown, for ages on the card */
  shownUnixMs: number | null;
  /** rows of clusters that are not ok now, for the card; none for a past moment */
  rows: readonly ClusterRow[];
  regionOrder: readonly string[];
  regionNames: ReadonlyMap<string, string>;
  /** does the page's filter keep this cluster? null = no filter */
  matches: IsShown;
  /** clusters that are on the map at all; null = all */
  isOn?: IsShown;
  zoom: 1 | 2;
  /** what the page is narrowed to, and the past moment shown, for the named cause */
  filters: Filters;
  restUnixMs: number | null;
  /** indexes of the clusters in a dragged rectangle */
  onSelect: (indexes: readonly number[]) => void;
}

const LABEL_WIDTH_PX = 120;
const NARROW_PX = 560;
const CARD_WIDTH_PX = 268;
const FIRST_GUESS_PX = 900;

/** Every cluster a cell: one look says whether it is one cluster, one zone, or everything. */
export default function FleetMap(props: FleetMapProps) {
  const { inventory, bytes, shownUnixMs, rows, regionOrder, regionNames, matches, isOn = null, zoom, onSelect } = props;
  const { t } = useWords();
  const { ref, widthPx } = useWidth<HTMLDivElement>(FIRST_GUESS_PX);
  const [activeCell, setActiveCell] = useState<number | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const keysId = useId();
  const labelWidthPx = widthPx < NARROW_PX ? 0 : LABEL_WIDTH_PX;
  const map = { inventory, bytes, matches, isOn, regionOrder, widthPx, labelWidthPx, zoom, chosen };
  const { labels, grouping, layout, cellBytes, coloring, picture, counts, isBad } = useMapModel(map);
  const { cells, source } = grouping;
  const active = activeCell !== null && activeCell < source.length ? activeCell : null;
  const rowsById = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const hrefOf = useCallback((cell: number) => hrefCluster(cells.ids[cell] ?? ""), [cells]);
  const cell = active === null ? null : buildMapCell(cells, cellBytes, rowsById, active);
  const select = (box: SelectBox) => {
    const found = findCellsIn(layout, box).map((at) => source[at] ?? 0);
    if (found.length > 0) onSelect([...new Set(found)]);
  };
  const groupWords = labels.map((label) => t(`label.${label}`)).join(" / ");
  return (
    <section
      className="surface max-sm:order-last sm:rounded-b-none sm:border-b-hair2"
      aria-label={t("fleet.map.title")}
    >
      <MapLegend
        coloring={coloring}
        maintenanceCount={counts.maintenance}
        chosen={chosen}
        onToggle={(key) => setChosen(toggle(chosen, key))}
      />
      <div className="px-4 pt-1 pb-3 max-sm:px-3">
        <MapColumnHeads layout={layout} isZones={labels.join() === "region,zone"} />
        <div ref={ref} className="relative overflow-x-clip">
          <MapRowNames
            layout={layout}
            label={labels[0] ?? "region"}
            regionNames={regionNames}
            otherCount={grouping.otherCount}
            isAbove={labelWidthPx === 0}
          />
          <MapCanvas
            picture={picture}
            active={active}
            onActive={setActiveCell}
            onSelect={select}
            hrefOf={hrefOf}
            isBad={isBad}
            label={t("fleet.map.summary", { count: cells.ids.length, groups: groupWords, ...counts.health })}
            describedBy={keysId}
          />
          <CauseFrames
            grouping={grouping}
            labels={labels}
            layout={layout}
            filters={props.filters}
            at={props.restUnixMs}
          />
          {cell && active !== null ? (
            <MapCard cell={cell} nowUnixMs={shownUnixMs} style={placeCard(layout, active)} />
          ) : null}
        </div>
        <p id={keysId} className="mt-2 text-axis text-t3 max-lg:hidden">
          {t("fleet.map.keys")}
        </p>
        <p aria-live="polite" className="sr-only">
          {cell ? readCell(cell, t) : null}
        </p>
      </div>
    </section>
  );
}

interface CauseFramesProps {
  grouping: Grouping;
  labels: readonly GroupLabel[];
  layout: MapLayout;
  filters: Filters;
  at: number | null;
}

/** What the blast radius names, framed: the panel beside the map says it in words. */
function CauseFrames({ grouping, labels, layout, filters, at }: CauseFramesProps) {
  const values = useNamedCause(filters, at);
  const frames = useMemo(() => findCauseFrames(values, labels, grouping, layout), [values, labels, grouping, layout]);
  return frames.map((frame) => (
    <span
      key={`${frame.left} ${frame.top}`}
      aria-hidden
      data-cause
      className="pointer-events-none absolute rounded-bar border border-t1"
      style={frame}
    />
  ));
}

function toggle(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Under the cell, kept inside the map's width. */
function placeCard(layout: MapLayout, index: number): { left: number; top: number } {
  const middle = (layout.xs[index] ?? 0) + layout.cellPx / 2;
  const left = Math.min(layout.widthPx - CARD_WIDTH_PX, middle - CARD_WIDTH_PX / 2);
  return { left: Math.max(0, left), top: (layout.ys[index] ?? 0) + layout.pitchPx + 6 };
}

function readCell(cell: MapCell, t: Translate): string {
  return t("fleet.map.cell", { id: cell.id, health: t(`health.${cell.health}`), region: cell.region, zone: cell.zone });
}
