"use client";
import { useId } from "react";
import type { TimeTick } from "@/lib/scales/time-ticks";
import { type Plot, toX, toY } from "./chart-geometry";
import type { ChartModel } from "./chart-model";

interface ChartAxesProps {
  model: ChartModel;
  plot: Plot;
  timeTicks: readonly TimeTick[];
}

const LABEL = { fontSize: 11, fill: "var(--t3)" } as const;

/** Gridlines, labels, gaps: all that lies under the lines. */
export function ChartAxes({ model, plot, timeTicks }: ChartAxesProps) {
  const { axis, gaps } = model;
  const hatchId = useId();
  return (
    <svg aria-hidden width={plot.widthPx} height={plot.heightPx} className="absolute inset-0">
      <defs>
        <pattern id={hatchId} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V4" stroke="var(--hatch)" strokeWidth="1.4" />
        </pattern>
      </defs>
      {gaps.map((gap) => (
        <rect
          key={gap.fromUnixMs}
          x={toX(plot, model, gap.fromUnixMs)}
          width={Math.max(0, toX(plot, model, gap.toUnixMs) - toX(plot, model, gap.fromUnixMs))}
          y={plot.top}
          height={plot.bottom - plot.top}
          fill={`url(#${hatchId})`}
          opacity="0.5"
        />
      ))}
      {axis.ticks.map(({ value, label }) => (
        <g key={value}>
          <path
            d={`M${plot.left} ${Math.round(toY(plot, axis, value)) + 0.5}H${plot.right}`}
            stroke="var(--hair)"
            fill="none"
          />
          <text x={plot.left - 8} y={toY(plot, axis, value) + 4} textAnchor="end" {...LABEL}>
            {label}
          </text>
        </g>
      ))}
      {timeTicks.map(({ unixMs, label, anchor }) => (
        <text key={unixMs} x={toX(plot, model, unixMs)} y={plot.heightPx - 3} textAnchor={anchor} {...LABEL}>
          {label}
        </text>
      ))}
    </svg>
  );
}

/** Bounds with their words, over the lines so that a steep line does not hide them. */
export function ChartBounds({ model, plot }: Omit<ChartAxesProps, "timeTicks">) {
  return (
    <svg aria-hidden width={plot.widthPx} height={plot.heightPx} className="pointer-events-none absolute inset-0">
      {model.bounds.map(({ value, label, isShown }) => {
        const y = isShown ? toY(plot, model.axis, value) : plot.top;
        return (
          <g key={`${value} ${label}`}>
            {isShown ? (
              <path
                d={`M${plot.left} ${y}H${plot.right}`}
                stroke="var(--health-burning-text)"
                strokeDasharray="5 3"
                strokeWidth="1"
                fill="none"
              />
            ) : null}
            <text
              x={plot.left + 3}
              y={y < plot.top + 14 ? y + 12 : y - 4}
              fontSize="11"
              fill="var(--health-burning-text)"
              stroke="var(--panel)"
              strokeWidth="3"
              strokeLinejoin="round"
              paintOrder="stroke"
            >
              {isShown ? label : `↑ ${label}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
