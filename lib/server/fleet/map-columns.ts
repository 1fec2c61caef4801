import "server-only";
// Facts that the map can be coloured or grouped by, as columns in inventory order. Three digits are more than a colour tells apart,
// and keep 10,000 of them small.
import type { MapColumn, MapColumnData } from "../../contract/place";
import { leastBudgetRatio } from "./cluster-row";
import type { FleetSnapshot } from "./snapshot";

const DIGITS = 3;

function round(value: number | null | undefined): number | null {
  return value === null || value === undefined || Number.isNaN(value) ? null : Number(value.toPrecision(DIGITS));
}

function readValues(snapshot: FleetSnapshot, column: Exclude<MapColumn, "host">): (number | null)[] {
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

function readHosts({ inventory }: FleetSnapshot): Pick<MapColumnData, "hosts" | "hostCodes"> {
  const codeOf = new Map<string, number>();
  const code = (host: string): number => {
    const known = codeOf.get(host);
    if (known !== undefined) return known;
    codeOf.set(host, codeOf.size);
    return codeOf.size - 1;
  };
  const hostCodes = inventory.hosts.map((hosts) => hosts.map(code));
  return { hosts: [...codeOf.keys()], hostCodes };
}

/** One column of the fleet now. */
export function readMapColumn(snapshot: FleetSnapshot, column: MapColumn): MapColumnData {
  const head = {
    asOfUnixMs: snapshot.now.asOfUnixMs,
    inventoryVersion: snapshot.inventory.version,
    column,
  };
  return column === "host"
    ? { ...head, values: [], ...readHosts(snapshot) }
    : { ...head, values: readValues(snapshot, column), hosts: [], hostCodes: [] };
}
