"use client";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useNow } from "@/lib/client/clock";
import { useText } from "@/lib/client/text";
import type { VizProps } from "./types";
import { useValueText } from "./use-value-text";

/** The chart's numbers as rows, newest first. */
export function TimeseriesTable({ result, data }: VizProps<"timeseries">) {
  const t = useText();
  const nowUnixMs = useNow(60_000);
  const { formatMoment, formatNumber } = useValueText(result.view.unit);
  const rows = data.timesUnixMs.map((unixMs, index) => ({ unixMs, index })).toReversed();
  return (
    <Table label={result.title} className="max-h-80 overflow-y-auto">
      <thead className="sticky top-0 z-10">
        <tr>
          <Th isSticky>{t("chart.table.time")}</Th>
          {data.lines.map(({ key, name }) => (
            <Th key={key} isNumber>
              {name}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ unixMs, index }) => (
          <Tr key={unixMs}>
            <Td isSticky className="text-t2">
              {formatMoment(unixMs, nowUnixMs)}
            </Td>
            {data.lines.map(({ key, values }) => (
              <Td key={key} isNumber>
                {formatNumber(values[index] ?? null)}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
