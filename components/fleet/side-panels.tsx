"use client";
// Beside the map: what the bad have in common, whom it hurts, what changed, what dies with a zone.
import type { LossList } from "@/lib/contract/place";
import { BlastPanel } from "./blast-panel";
import ChangesPanel from "./changes-panel";
import { HurtPanel } from "./hurt-panel";
import { LossPanel } from "./loss-panel";
import type { useFleetData } from "./use-fleet-data";

interface SidePanelsProps {
  data: ReturnType<typeof useFleetData>;
  initialLoss: LossList;
  /** what changed stands under the map instead */
  isMapShort: boolean;
}

/** On a phone they stand among the page's sections, in the order in which they help. */
export default function SidePanels({ data, initialLoss, isMapShort }: SidePanelsProps) {
  const { inventory, matches, replay, past, filters } = data;
  return (
    <div className="max-sm:contents sm:max-lg:mt-2 sm:flex sm:flex-col sm:gap-2">
      <BlastPanel filters={filters} atUnixMs={replay.restUnixMs} />
      <HurtPanel inventory={inventory} bytes={replay.bytes} matches={matches} className="max-sm:order-2" />
      {isMapShort ? null : <ChangesPanel filters={filters} past={past} className="max-sm:order-2" />}
      <LossPanel filters={filters} initial={initialLoss} className="max-sm:order-4" />
    </div>
  );
}
