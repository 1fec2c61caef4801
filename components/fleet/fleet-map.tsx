"use client";
import { useCallback, useId, useMemo, useState } from "react";
import { countCells, decodeHealthBytes, getCellHealth } from "@/lib/client/fleet-map-health";
import { buildMapLayout, type MapLayout } from "@/lib/client/fleet-map-layout";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterRow, FleetHealth, Inventory } from "@/lib/contract/fleet";
import type { Health } from "@/lib/slo/vocabulary";
import type { Translate } from "@/lib/text/translate";
import { hrefCluster } from "@/lib/url/hrefs";
import { MapCanvas } from "./map-canvas";
import { MapCard } from "./map-card";
import { buildMapCell, type MapCell } from "./map-cell";
import { MapLegend } from "./map-legend";
import type { IsShown } from "./map-paint";
import { MapRowNames } from "./map-row-names";
import { useWidth } from "./use-width";

export interface FleetMapProps {
  inventory: Inventory;
  health: FleetHealth;
  /** rows of clusters that are not ok, for the card */
  rows: readonly ClusterRow[];
  regionOrder: readonly string[];
  regionNames: ReadonlyMap<string, string>;
  /** does the page's filter keep this cluster? null = no filter */
  matches: IsShown;
}

const LABEL_WIDTH_PX = 120;
const NARROW_PX = 640;
const CARD_WIDTH_PX = 268;
const FIRST_GUESS_PX = 1360;

/** Every cluster a cell, by region and zone: one look says whether it is one cluster, one zone, or everything. */
export function FleetMap({ inventory, health, rows, regionOrder, regionNames, matches }: FleetMapProps) {
  const { t } = useWords();
  const { ref, widthPx } = useWidth<HTMLDivElement>(FIRST_GUESS_PX);
  const [active, setActive] = useState<number | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<Health>>(new Set());
  const keysId = useId();
  const count = inventory.ids.length;
  const bytes = useMemo(() => decodeHealthBytes(health.healthBase64, count), [health.healthBase64, count]);
  const counts = useMemo(() => countCells(bytes), [bytes]);
  const labelWidthPx = widthPx < NARROW_PX ? 0 : LABEL_WIDTH_PX;
  const layout = useMemo(
    () =>
      buildMapLayout(inventory, {
        widthPx,
        labelWidthPx,
        rowLabel: "region",
        columnLabel: "zone",
        rowOrder: regionOrder,
      }),
    [inventory, widthPx, labelWidthPx, regionOrder],
  );
  const isShown = useShown(bytes, chosen, matches);
  const rowsById = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const hrefOf = useCallback((index: number) => hrefCluster(inventory.ids[index] ?? ""), [inventory]);
  const isBad = useCallback((index: number) => getCellHealth(bytes[index] ?? 0) !== "ok", [bytes]);
  const cell = active === null ? null : buildMapCell(inventory, bytes, rowsById, active);
  return (
    <section className="surface" aria-label={t("fleet.map.title")}>
      <MapLegend counts={counts} chosen={chosen} onToggle={(state) => setChosen(toggle(chosen, state))} />
      <div className="px-4 pt-1 pb-3 max-sm:px-3">
        <ZoneHeads layout={layout} />
        <div ref={ref} className="relative overflow-x-clip">
          <MapRowNames layout={layout} names={regionNames} isAbove={labelWidthPx === 0} />
          <MapCanvas
            layout={layout}
            bytes={bytes}
            isShown={isShown}
            active={active}
            onActive={setActive}
            hrefOf={hrefOf}
            isBad={isBad}
            label={t("fleet.map.summary", { count, ...counts.health })}
            describedBy={keysId}
          />
          {cell && active !== null ? (
            <MapCard cell={cell} nowUnixMs={health.asOfUnixMs} style={placeCard(layout, active)} />
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

function useShown(bytes: Uint8Array, chosen: ReadonlySet<Health>, matches: IsShown): IsShown {
  return useMemo(() => {
    if (chosen.size === 0) return matches;
    return (index: number) => chosen.has(getCellHealth(bytes[index] ?? 0)) && (!matches || matches(index));
  }, [bytes, chosen, matches]);
}

function toggle(chosen: ReadonlySet<Health>, health: Health): ReadonlySet<Health> {
  const next = new Set(chosen);
  if (!next.delete(health)) next.add(health);
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

function ZoneHeads({ layout }: { layout: MapLayout }) {
  const { t } = useWords();
  if (layout.columnCount < 2) return null;
  return (
    <div aria-hidden className="relative h-5 text-axis text-t3">
      {layout.columnXs.map((x, column) => (
        <span key={x} className="absolute" style={{ left: x }}>
          {t("fleet.map.zone", { number: column + 1 })}
        </span>
      ))}
    </div>
  );
}
