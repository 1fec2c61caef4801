import "server-only";
// Facts that the map can be coloured or grouped by, as columns in inventory order. Three digits are more than a colour tells apart,
// and keep 10,000 of them small.
import type { MapColumn, MapColumnData } from "../../contract/place";
import { leastBudgetRatio } from "./cluster-row";
import type { FleetSnapshot } from "./snapshot";
import { zonesOf } from "./zones-of";

const DIGITS = 3;

function round(value: number | null | undefined): number | null {
  return value === null || value === undefined || Number.isNaN(value) ? null : Number(value.toPrecision(DIGITS));
}

function readValues(snapshot: FleetSnapshot, column: Exclude<MapColumn, "host" | "zone">): (number | null)[] {
  const { inventory, now } = snapshot;
  switch (column) {
    case "burn":
      return Array.from(now.burnRate1h, round);
    case "left":
      return inventory.ids.map((_, index) => round(leastBudgetRatio(snapshot, index)));
    case "db":
      return Array.from(inventory.dbUsageRatio, round);
    case "coverage":
      return Array.from(now.coverageRatio, round);
  }
}

interface Places {
  readonly names: string[];
  /** per cluster, positions in `names` */
  readonly codes: number[][];
}

function readPlaces({ inventory }: FleetSnapshot, placesOf: (index: number) => readonly string[]): Places {
  const codeOf = new Map<string, number>();
  const code = (name: string): number => {
    const known = codeOf.get(name);
    if (known !== undefined) return known;
    codeOf.set(name, codeOf.size);
    return codeOf.size - 1;
  };
  const codes = inventory.ids.map((_, index) => placesOf(index).map(code));
  return { names: [...codeOf.keys()], codes };
}

const NOWHERE: Places = { names: [], codes: [] };

/** One column of the fleet now. */
export function readMapColumn(snapshot: FleetSnapshot, column: MapColumn): MapColumnData {
  const { inventory, now } = snapshot;
  const isPlace = column === "host" || column === "zone";
  const hosts = column === "host" ? readPlaces(snapshot, (index) => inventory.hosts[index] ?? []) : NOWHERE;
  const zones = column === "zone" ? readPlaces(snapshot, (index) => zonesOf(inventory, index)) : NOWHERE;
  return {
    asOfUnixMs: now.asOfUnixMs,
    inventoryVersion: inventory.version,
    column,
    values: isPlace ? [] : readValues(snapshot, column),
    hosts: hosts.names,
    hostCodes: hosts.codes,
    zones: zones.names,
    zoneCodes: zones.codes,
  };
}
