"use client";
// Notes on the band of the scrubber: when the named cause began, when a region went out of sight.
import { useMemo } from "react";
import { cn } from "@/components/ui/cn";
import { getStepUnixMs } from "@/lib/client/fleet-history";
import { listOnsets } from "@/lib/client/fleet-onsets";
import { useWords } from "@/lib/client/fleet-words";
import { useNamedCause } from "@/lib/client/named-cause";
import type { Inventory } from "@/lib/contract/fleet";
import type { HealthHistory } from "@/lib/contract/level1";
import type { Filters } from "@/lib/url/state";

interface ScrubOnsetsProps {
  history: HealthHistory;
  codes: Uint8Array;
  inventory: Inventory;
  regionNames: ReadonlyMap<string, string>;
  filters: Filters;
  restUnixMs: number | null;
}

/** More would cover the band that they are about. */
const MAX_NOTES = 3;
const LINE_PX = 14;

export function ScrubOnsets({ history, codes, inventory, regionNames, filters, restUnixMs }: ScrubOnsetsProps) {
  const { t, formatMoment } = useWords();
  const cause = useNamedCause(filters, restUnixMs);
  const onsets = useMemo(
    () => listOnsets({ codes, stepCount: history.stepCount, clusterCount: history.clusterCount }, inventory, cause),
    [codes, history, inventory, cause],
  );
  return onsets.slice(0, MAX_NOTES).map(({ kind, value, step }, line) => {
    const share = step / Math.max(1, history.stepCount - 1);
    const time = formatMoment(getStepUnixMs(history, step), history.toUnixMs);
    return (
      <span
        key={`${kind} ${value}`}
        data-onset={kind}
        className="pointer-events-none absolute top-0 h-[52px] border-edge border-l border-dotted max-sm:hidden"
        style={{ left: `${share * 100}%` }}
      >
        <span
          className={cn("absolute whitespace-nowrap text-axis text-t2", share < 0.25 ? "left-1" : "right-1")}
          style={{ top: line * LINE_PX }}
        >
          {t(`fleet.scrub.onset.${kind}`, { time, name: regionNames.get(value) ?? value })}
        </span>
      </span>
    );
  });
}
