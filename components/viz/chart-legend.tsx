"use client";
import { useCursor } from "@/lib/client/cursor";
import { useText } from "@/lib/client/text";
import { findNearest } from "./chart-model";
import { Swatch } from "./swatch";
import type { VizProps } from "./types";
import { useValueText } from "./use-value-text";

const MAX_NAMES = 5;

/** Names of the lines with their value under the cursor, wherever on the page the cursor is; without one, the last value. */
export function ChartLegend({ result, data }: VizProps<"timeseries">) {
  const t = useText();
  const cursor = useCursor();
  const { formatNumber } = useValueText(result.view.unit);
  const index = cursor ? findNearest(data.timesUnixMs, cursor.unixMs) : null;
  const hiddenCount = data.lines.length - MAX_NAMES + data.omittedNames.length;
  return (
    <ul className="flex h-4 max-sm:h-9 flex-wrap gap-x-3.5 overflow-hidden text-small text-t2">
      {data.lines.slice(0, MAX_NAMES).map((line) => (
        <li key={line.key} title={line.name} className="flex min-w-0 items-center gap-1.5">
          <Swatch slot={line.slot} />
          <span className="max-w-32 truncate">{line.name}</span>
          <span className="text-t1">
            {formatNumber(index === null ? findLast(line.values) : (line.values[index] ?? null))}
          </span>
        </li>
      ))}
      {hiddenCount > 0 ? (
        <li title={data.omittedNames.join(", ") || undefined} className="text-t3">
          {t("chart.more", { count: hiddenCount })}
        </li>
      ) : null}
    </ul>
  );
}

function findLast(values: readonly (number | null)[]): number | null {
  return values.findLast((value) => value !== null) ?? null;
}
