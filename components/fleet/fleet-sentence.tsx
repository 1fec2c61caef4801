"use client";
import { HealthIcon } from "@/components/ui/health-icon";
import { composeFleetSentence, getWorstHealth } from "@/lib/client/fleet-sentence";
import { useWords } from "@/lib/client/fleet-words";
import type { ClusterRow, FleetSummary } from "@/lib/contract/fleet";
import type { BlastRadius } from "@/lib/contract/level1";
import type { TilesData } from "@/lib/contract/views";
import { BoldText } from "./bold-text";

interface FleetSentenceProps {
  summary: FleetSummary;
  rows: readonly ClusterRow[];
  /** down and burning clusters per zone */
  badByZone: ReadonlyMap<string, number>;
  /** what they have in common; null = not known */
  blast: BlastRadius | null;
  tiles: TilesData | null;
}

/** Is anything wrong, how much, where: one sentence, before any number. */
export function FleetSentence({ summary, rows, badByZone, blast, tiles }: FleetSentenceProps) {
  const { t, formatMoment } = useWords();
  const text = composeFleetSentence(
    {
      counts: summary.counts,
      clusterCount: summary.clusterCount,
      badByZone,
      blast,
      badRows: rows.filter((row) => row.health === "down" || row.health === "burning"),
      blindRegions: (tiles?.tiles ?? [])
        .filter((tile) => tile.totalCount > 0 && tile.counts.blind === tile.totalCount)
        .map((tile) => ({ name: tile.title, count: tile.totalCount })),
      formatClock: (unixMs) => formatMoment(unixMs, summary.asOfUnixMs),
    },
    t,
  );
  return (
    <p
      id="sentence"
      aria-live="polite"
      className="flex items-start gap-3 pb-3 text-sentence tracking-[-0.1px] max-sm:pt-3 max-sm:text-[17px]"
    >
      <HealthIcon health={getWorstHealth(summary.counts)} size={16} className="mt-1 max-sm:hidden" />
      <span>
        <BoldText text={text} />
      </span>
    </p>
  );
}
