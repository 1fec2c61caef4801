"use client";
import { useText } from "@/lib/client/text";
import type { Line } from "@/lib/contract/views";
import { findExtent } from "@/lib/scales/domain";
import type { VizProps } from "./types";
import { useValueText } from "./use-value-text";

/** One sentence for those who do not see the lines. */
export function TimeseriesSummary({ result, data }: VizProps<"timeseries">) {
  const t = useText();
  const { formatNumber } = useValueText(result.view.unit);
  const lines = data.lines.filter(({ slot }) => slot !== "ghost");
  const extent = findExtent(lines.flatMap(({ values }) => values));
  const top = findHighest(lines);
  const { title } = result;
  if (!extent || !top) return <>{t("chart.summary.none", { title })}</>;
  const values = {
    title,
    count: lines.length,
    name: top.line.name,
    last: formatNumber(top.last),
    least: formatNumber(extent.min),
    most: formatNumber(extent.max),
  };
  const bound = data.bounds[0];
  const overCount = bound ? lines.filter((line) => line.values.some((value) => (value ?? 0) > bound.value)).length : 0;
  return (
    <>
      {t(lines.length === 1 ? "chart.summary.one" : "chart.summary.many", values)}
      {bound && overCount > 0 ? ` ${t("chart.summary.over", { count: overCount, bound: bound.label })}` : ""}
    </>
  );
}

function findHighest(lines: readonly Line[]): { line: Line; last: number } | null {
  let highest: { line: Line; last: number } | null = null;
  for (const line of lines) {
    const last = line.values.findLast((value) => value !== null) ?? null;
    if (last !== null && (highest === null || last > highest.last)) highest = { line, last };
  }
  return highest;
}
