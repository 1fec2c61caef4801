"use client";
// The lines themselves. The only file that knows the chart library; it arrives after the first paint.
import { memo, useId } from "react";
import { Area, ComposedChart, Line, XAxis, YAxis } from "recharts";
import { seriesDash, seriesToken } from "@/lib/scales/series";
import { type Plot, toY } from "./chart-geometry";
import { type ChartModel, isLonePoint } from "./chart-model";

interface ChartLinesProps {
  model: ChartModel;
  plot: Plot;
}

const HIDDEN = { hide: true, allowDataOverflow: true, type: "number" } as const;

export default memo(function ChartLines({ model, plot }: ChartLinesProps) {
  const { lines, rows, shadeOver, axis } = model;
  const clipId = useId();
  const margin = {
    left: plot.left,
    top: plot.top,
    right: plot.widthPx - plot.right,
    bottom: plot.heightPx - plot.bottom,
  };
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      <ComposedChart
        width={plot.widthPx}
        height={plot.heightPx}
        margin={margin}
        data={[...rows]}
        accessibilityLayer={false}
      >
        <XAxis {...HIDDEN} dataKey="unixMs" domain={[model.fromUnixMs, model.toUnixMs]} />
        <YAxis {...HIDDEN} domain={[axis.min, axis.max]} width={0} />
        {shadeOver === null ? null : (
          <>
            <defs>
              <clipPath id={clipId}>
                <rect x="0" y="0" width={plot.widthPx} height={Math.max(0, toY(plot, axis, shadeOver))} />
              </clipPath>
            </defs>
            <Area
              dataKey="over"
              type="linear"
              baseValue={shadeOver}
              stroke="none"
              fill="var(--health-burning)"
              fillOpacity={0.16}
              isAnimationActive={false}
              activeDot={false}
              style={{ clipPath: `url(#${clipId})` }}
            />
          </>
        )}
        {lines.map(({ key, slot, values }) => (
          <Line
            key={key}
            dataKey={key}
            type="linear"
            stroke={`var(--${seriesToken(slot)})`}
            strokeWidth={1.4}
            strokeDasharray={seriesDash(slot) ?? undefined}
            strokeLinejoin="round"
            isAnimationActive={false}
            activeDot={false}
            dot={values.some((_value, index) => isLonePoint(values, index)) ? LoneDot(values) : false}
          />
        ))}
      </ComposedChart>
    </div>
  );
});

function LoneDot(values: readonly (number | null)[]) {
  return function Dot({ cx, cy, index, stroke }: { cx?: number; cy?: number; index?: number; stroke?: string }) {
    if (index === undefined || cx === undefined || cy === undefined || !isLonePoint(values, index)) return null;
    return <circle key={index} cx={cx} cy={cy} r={1.6} fill={stroke} />;
  };
}
