"use client";
// The map as rows: how many clusters of each state per region and zone, from the same inventory and bytes.
import { HealthIcon } from "@/components/ui/health-icon";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { getCellHealth } from "@/lib/client/fleet-map-health";
import { useWords } from "@/lib/client/fleet-words";
import type { Inventory } from "@/lib/contract/fleet";
import { HEALTHS_WORST_FIRST, type Health } from "@/lib/slo/vocabulary";
import { formatCount } from "@/lib/units/quantity";
import { getLabel } from "./map-cell";
import type { IsShown } from "./map-paint";

interface ZoneRow {
  region: string;
  zone: string;
  total: number;
  counts: Record<Health, number>;
}

interface MapTableProps {
  inventory: Inventory;
  /** of the moment shown */
  bytes: Uint8Array;
  isOn?: IsShown;
  regionNames: ReadonlyMap<string, string>;
}

export default function MapTable({ inventory, bytes, isOn = null, regionNames }: MapTableProps) {
  const { t } = useWords();
  const rows = countZones(inventory, bytes, isOn);
  return (
    <div className="surface max-h-[70vh] overflow-y-auto">
      <Table label={t("fleet.map.title")}>
        <thead>
          <tr>
            <Th isSticky>{t("fleet.col.region")}</Th>
            <Th>{t("fleet.col.zone")}</Th>
            {HEALTHS_WORST_FIRST.map((state) => (
              <Th key={state} isNumber>
                <span className="inline-flex items-center gap-1.5">
                  <HealthIcon health={state} size={10} />
                  {t(`health.${state}`)}
                </span>
              </Th>
            ))}
            <Th isNumber>{t("fleet.col.total")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={`${row.region}/${row.zone}`}>
              <Td isSticky>{regionNames.get(row.region) ?? (row.region || "—")}</Td>
              <Td className="font-mono text-small text-t2">{row.zone || "—"}</Td>
              {HEALTHS_WORST_FIRST.map((state) => (
                <Td
                  key={state}
                  isNumber
                  className={row.counts[state] > 0 && state !== "ok" ? "font-semibold" : "text-t3"}
                >
                  {formatCount(row.counts[state])}
                </Td>
              ))}
              <Td isNumber className="text-t2">
                {formatCount(row.total)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function countZones(inventory: Inventory, bytes: Uint8Array, isOn: IsShown): ZoneRow[] {
  const rows = new Map<string, ZoneRow>();
  inventory.ids.forEach((_, index) => {
    if (isOn && !isOn(index)) return;
    const region = getLabel(inventory, "region", index);
    const zone = getLabel(inventory, "zone", index);
    const key = JSON.stringify([region, zone]);
    const row = rows.get(key) ?? {
      region,
      zone,
      total: 0,
      counts: { ok: 0, degraded: 0, burning: 0, down: 0, blind: 0 },
    };
    row.total += 1;
    row.counts[getCellHealth(bytes[index] ?? 0)] += 1;
    rows.set(key, row);
  });
  return [...rows.values()].sort(compareZones);
}

function compareZones(a: ZoneRow, b: ZoneRow): number {
  for (const state of HEALTHS_WORST_FIRST) {
    if (state === "ok") break;
    if (a.counts[state] !== b.counts[state]) return b.counts[state] - a.counts[state];
  }
  return `${a.region}/${a.zone}`.localeCompare(`${b.region}/${b.zone}`, "en", { numeric: true });
}
