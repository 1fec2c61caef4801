"use client";
import { useLocale } from "@/lib/client/text";
import { buildChartModel } from "./chart-model";
import type { VizProps } from "./types";

/** The unit once beside the title instead of at every tick. */
export function TimeseriesUnit({ result, data }: VizProps<"timeseries">) {
  const locale = useLocale();
  return <>{buildChartModel(result, data, locale).axis.unitLabel}</>;
}
