"use client";
// Everything the map shows, made from the inventory, one byte per cluster and what the reader chose: groups, places, colours.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useMapGroup } from "@/lib/client/fleet-links";
import { buildGrouping, type Grouping, pickCells } from "@/lib/client/fleet-map-groups";
import { countCells, getCellHealth, isCellInMaintenance } from "@/lib/client/fleet-map-health";
import { buildMapLayout } from "@/lib/client/fleet-map-layout";
import {
  type Coloring,
  colorByBudget,
  colorByHealth,
  colorByValue,
  isColumnColour,
} from "@/lib/client/fleet-map-looks";
import { mapColumnOptions } from "@/lib/client/fleet-queries";
import { useMapColour } from "@/lib/client/map-colour";
import type { Inventory } from "@/lib/contract/fleet";
import type { Colour } from "@/lib/url/parameters";
import type { IsShown } from "./map-paint";

interface ModelInput {
  readonly inventory: Inventory;
  readonly bytes: Uint8Array;
  readonly matches: IsShown;
  /** clusters that are on the map at all; null = all */
  readonly isOn: IsShown;
  /** rows of the first label in this order; empty = ranked by what is wrong */
  readonly regionOrder: readonly string[];
  readonly widthPx: number;
  readonly labelWidthPx: number;
  readonly zoom: 1 | 2;
  readonly chosen: ReadonlySet<string>;
}

const NO_VALUES: readonly null[] = [];

export function useMapModel(input: ModelInput) {
  const { inventory, bytes, matches, isOn, regionOrder, widthPx, labelWidthPx, zoom, chosen } = input;
  const colour = useMapColour();
  const labels = useMapGroup();
  const { data: hosts = null } = useQuery({ ...mapColumnOptions("host"), enabled: labels.includes("host") });
  // Rows keep the order that they had when the page came: they do not move while somebody looks.
  const [rankBytes] = useState(bytes);
  const isByHealth = labels.includes("health");
  const healthBytes = isByHealth ? bytes : rankBytes;
  const knownHosts = hosts?.inventoryVersion === inventory.inventoryVersion ? hosts : null;
  const grouping = useMemo(
    () => buildGrouping({ inventory, labels, rankBytes, bytes: healthBytes, hosts: knownHosts, isOn }),
    [inventory, labels, rankBytes, healthBytes, knownHosts, isOn],
  );
  const layout = useMemo(
    () =>
      buildMapLayout(grouping.cells, {
        widthPx,
        labelWidthPx,
        rowLabel: grouping.rowLabel,
        columnLabel: grouping.columnLabel,
        columns: grouping.columns,
        rowOrder: labels[0] === "region" && regionOrder.length > 0 ? regionOrder : grouping.rowOrder,
        zoom,
      }),
    [grouping, widthPx, labelWidthPx, labels, regionOrder, zoom],
  );
  const cellBytes = useMemo(() => pickCells(bytes, grouping.source), [bytes, grouping]);
  const coloring = useColoring(colour, bytes, grouping);
  const isShown = useShown(coloring, grouping, chosen, matches);
  const picture = useMemo(
    () => ({
      layout,
      coloring,
      isShown,
      isInMaintenance: (cell: number) => isCellInMaintenance(cellBytes[cell] ?? 0),
    }),
    [layout, coloring, isShown, cellBytes],
  );
  const counts = useMemo(() => countCells(cellBytes), [cellBytes]);
  const isBad = (cell: number) => getCellHealth(cellBytes[cell] ?? 0) !== "ok";
  return { labels, grouping, layout, cellBytes, coloring, picture, counts, isBad };
}

function useColoring(colour: Colour, bytes: Uint8Array, { source }: Grouping): Coloring {
  const column = isColumnColour(colour) ? colour : null;
  const { data } = useQuery({ ...mapColumnOptions(column ?? "burn"), enabled: column !== null });
  const values = data?.values ?? NO_VALUES;
  return useMemo(() => {
    const fleet = column
      ? colorByValue(column, values, bytes.length)
      : colour === "budget"
        ? colorByBudget(bytes)
        : colorByHealth(bytes);
    return { classes: fleet.classes, codes: pickCells(fleet.codes, source) };
  }, [column, colour, values, bytes, source]);
}

function useShown({ classes, codes }: Coloring, { source }: Grouping, chosen: ReadonlySet<string>, matches: IsShown) {
  return useMemo((): IsShown => {
    const picked = chosen.size === 0 ? null : classes.map(({ key }) => chosen.has(key));
    if (!picked && !matches) return null;
    return (cell) => (!picked || (picked[codes[cell] ?? 0] ?? false)) && (!matches || matches(source[cell] ?? 0));
  }, [classes, codes, source, chosen, matches]);
}
