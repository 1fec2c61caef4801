"use client";
// The clusters of a rectangle on the map as rows, from what the page already knows of them.
import { X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { HealthWord } from "@/components/ui/health-word";
import { SectionHead } from "@/components/ui/section-head";
import { Id, RowLink, Td, Th, Tr } from "@/components/ui/table";
import { VirtualRows } from "@/components/ui/virtual-table";
import { getCellBudget, getCellHealth } from "@/lib/client/fleet-map-health";
import { useWords } from "@/lib/client/fleet-words";
import type { Inventory } from "@/lib/contract/fleet";
import { HEALTHS_WORST_FIRST } from "@/lib/slo/vocabulary";
import { hrefCluster } from "@/lib/url/hrefs";
import { getLabel } from "./map-cell";

interface SelectionProps {
  inventory: Inventory;
  /** of the moment shown */
  bytes: Uint8Array;
  /** inventory indexes */
  selected: readonly number[];
  onClose: () => void;
}

const LABELS = ["region", "zone", "product", "scenario", "spec", "customer", "version"] as const;
const ROW_PX = 32;
const MAX_HEIGHT_PX = 420;

export default function SelectionSection({ inventory, bytes, selected, onClose }: SelectionProps) {
  const { t } = useWords();
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const rank = (index: number) => HEALTHS_WORST_FIRST.indexOf(getCellHealth(bytes[index] ?? 0));
  const rows = [...selected].sort((a, b) => rank(a) - rank(b) || a - b);
  return (
    <section aria-labelledby="selection" className="max-sm:order-3">
      <SectionHead id="selection" title={t("fleet.selection.title")} question={t("fleet.selection.question")}>
        <span>{t("fleet.selection.count", { count: rows.length })}</span>
        <IconButton label={t("fleet.selection.close")} onClick={onClose}>
          <X aria-hidden size={13} />
        </IconButton>
      </SectionHead>
      <div ref={setBox} className="surface overflow-auto" style={{ maxHeight: MAX_HEIGHT_PX }}>
        <table className="w-full border-collapse text-left" aria-label={t("fleet.selection.title")}>
          <thead className="sticky top-0 z-10">
            <tr>
              <Th>{t("fleet.col.health")}</Th>
              <Th isSticky>{t("fleet.col.cluster")}</Th>
              {LABELS.map((label) => (
                <Th key={label}>{t(`label.${label}`)}</Th>
              ))}
              <Th>{t("label.budget")}</Th>
            </tr>
          </thead>
          <VirtualRows
            count={rows.length}
            rowHeightPx={ROW_PX}
            columnCount={LABELS.length + 3}
            scrollElement={box}
            renderRow={(at) => (
              <SelectionRow key={rows[at]} inventory={inventory} bytes={bytes} index={rows[at] ?? 0} />
            )}
          />
        </table>
      </div>
    </section>
  );
}

function SelectionRow({ inventory, bytes, index }: { inventory: Inventory; bytes: Uint8Array; index: number }) {
  const { t } = useWords();
  const id = inventory.ids[index] ?? "";
  const byte = bytes[index] ?? 0;
  return (
    <Tr>
      <Td>
        <HealthWord health={getCellHealth(byte)} t={t} />
      </Td>
      <Td isSticky>
        <RowLink href={hrefCluster(id)}>
          <Id>{id}</Id>
        </RowLink>
      </Td>
      {LABELS.map((label) => (
        <Td key={label} className="max-w-36 truncate">
          {getLabel(inventory, label, index) || <span className="text-t3">—</span>}
        </Td>
      ))}
      <Td className="text-t2">{t(`budget.${getCellBudget(byte)}`)}</Td>
    </Tr>
  );
}
