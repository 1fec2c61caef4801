"use client";
// A line chart. The server's picture holds the place until the library has arrived, so nothing moves.
import { lazy, Suspense, useMemo } from "react";
import { useLocale } from "@/lib/client/text";
import { useTimeZone } from "@/lib/client/time-zone";
import { buildTimeTicks } from "@/lib/scales/time-ticks";
import { ChartAxes, ChartBounds } from "./chart-axes";
import { buildPlot } from "./chart-geometry";
import { ChartLegend } from "./chart-legend";
import { buildChartModel } from "./chart-model";
import { ChartOverlay } from "./chart-overlay";
import { useChartPlace, useIsHydrated } from "./chart-place";
import type { VizProps } from "./types";
import { useMeasuredWidth } from "./use-measured-width";

const ChartLines = lazy(() => import("./chart-lines"));

/** Narrower than this, four time labels would touch. */
const NARROW_PX = 340;

export function TimeseriesView({ result, data }: VizProps<"timeseries">) {
  const { ref, widthPx } = useMeasuredWidth();
  const isHydrated = useIsHydrated();
  const { firstPaint, heightPx } = useChartPlace();
  return (
    <div>
      <ChartLegend result={result} data={data} />
      <div ref={ref} className="relative mt-1 w-full" style={{ height: heightPx }}>
        {isHydrated && widthPx !== null ? (
          <Suspense fallback={firstPaint}>
            <Chart result={result} data={data} widthPx={widthPx} heightPx={heightPx} />
          </Suspense>
        ) : (
          firstPaint
        )}
      </div>
    </div>
  );
}

function Chart({ result, data, widthPx, heightPx }: VizProps<"timeseries"> & { widthPx: number; heightPx: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const model = useMemo(() => buildChartModel(result, data, locale), [result, data, locale]);
  const plot = useMemo(() => buildPlot(widthPx, heightPx, model.axis), [widthPx, heightPx, model.axis]);
  const timeTicks = useMemo(
    () => buildTimeTicks(model, { timeZone, locale, isNarrow: widthPx < NARROW_PX }),
    [model, timeZone, locale, widthPx],
  );
  return (
    <>
      <ChartAxes model={model} plot={plot} timeTicks={timeTicks} />
      <ChartLines model={model} plot={plot} />
      <ChartBounds model={model} plot={plot} />
      <ChartOverlay result={result} data={data} model={model} plot={plot} />
    </>
  );
}
