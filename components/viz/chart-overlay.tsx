"use client";
// The pointer and the keys on a chart: one cursor for all charts of a page, a dragged selection as the page's window.
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import { useNow } from "@/lib/client/clock";
import { setCursor, useCursor } from "@/lib/client/cursor";
import { holdRefresh } from "@/lib/client/refresh";
import { useZoom } from "@/lib/client/use-window";
import { type Plot, toUnixMs, toX } from "./chart-geometry";
import { type ChartModel, findNearest } from "./chart-model";
import { ChartTooltip } from "./chart-tooltip";
import type { VizProps } from "./types";
import { useValueText } from "./use-value-text";

interface ChartOverlayProps extends VizProps<"timeseries"> {
  model: ChartModel;
  plot: Plot;
}

interface Drag {
  readonly startUnixMs: number;
  readonly endUnixMs: number;
}

export function ChartOverlay({ result, data, model, plot }: ChartOverlayProps) {
  const ownerId = useId();
  const cursor = useCursor();
  const { goBack } = useZoom();
  const { drag, ...dragHandlers } = useDrag(plot, model, (unixMs) => point(unixMs));
  const index = cursor === null ? null : findNearest(data.timesUnixMs, cursor.unixMs);
  const isInside = cursor !== null && cursor.unixMs >= model.fromUnixMs && cursor.unixMs <= model.toUnixMs;
  const snappedUnixMs = index === null || !isInside ? null : (data.timesUnixMs[index] ?? null);
  const describe = useDescription(data, result.view.unit);
  function point(unixMs: number): void {
    const nearest = findNearest(data.timesUnixMs, unixMs);
    setCursor(nearest === null ? null : { ownerId, unixMs: data.timesUnixMs[nearest] ?? unixMs });
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (event.key === "Escape") setCursor(null);
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = index ?? data.timesUnixMs.length - 1;
    const next = data.timesUnixMs[Math.min(data.timesUnixMs.length - 1, Math.max(0, from + step))];
    if (next !== undefined) setCursor({ ownerId, unixMs: next });
  };
  return (
    <>
      {drag ? <Selection plot={plot} model={model} drag={drag} /> : null}
      {snappedUnixMs === null ? null : <Hairline x={toX(plot, model, snappedUnixMs)} plot={plot} />}
      <div
        role="slider"
        tabIndex={0}
        aria-label={result.title}
        aria-valuemin={model.fromUnixMs}
        aria-valuemax={model.toUnixMs}
        aria-valuenow={snappedUnixMs ?? model.toUnixMs}
        aria-valuetext={describe(index ?? data.timesUnixMs.length - 1)}
        className="absolute cursor-crosshair touch-pan-y rounded-bar"
        style={{
          left: plot.left,
          top: plot.top,
          width: plot.right - plot.left,
          height: plot.bottom - plot.top,
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
        onDoubleClick={goBack}
        {...dragHandlers}
      />
      {snappedUnixMs !== null && cursor?.ownerId === ownerId && !drag && index !== null ? (
        <ChartTooltip
          data={data}
          unit={result.view.unit}
          index={index}
          bound={model.bounds.find(({ isShown }) => isShown)?.value ?? null}
          x={toX(plot, model, snappedUnixMs)}
          plot={plot}
        />
      ) : null}
    </>
  );
}

function useDrag(plot: Plot, model: ChartModel, point: (unixMs: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const release = useRef<(() => void) | null>(null);
  const { zoomTo } = useZoom();
  const at = (event: PointerEvent<HTMLElement>) =>
    toUnixMs(plot, model, plot.left + event.clientX - event.currentTarget.getBoundingClientRect().left);
  const end = () => {
    release.current?.();
    release.current = null;
    setDrag(null);
  };
  return {
    drag,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      if (event.pointerType === "touch") return point(at(event));
      event.currentTarget.setPointerCapture(event.pointerId);
      release.current ??= holdRefresh();
      setDrag({ startUnixMs: at(event), endUnixMs: at(event) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      point(at(event));
      if (drag) setDrag({ ...drag, endUnixMs: at(event) });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const isMeant = drag && Math.abs(toX(plot, model, drag.startUnixMs) - toX(plot, model, at(event))) > 4;
      end();
      if (isMeant) zoomTo(drag.startUnixMs, at(event));
    },
    onPointerCancel: end,
    onPointerLeave: () => {
      if (!drag) setCursor(null);
    },
  };
}

function Hairline({ x, plot }: { x: number; plot: Plot }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute w-px bg-t3"
      style={{ left: Math.round(x), top: plot.top, height: plot.bottom - plot.top }}
    />
  );
}

function Selection({ plot, model, drag }: { plot: Plot; model: ChartModel; drag: Drag }) {
  const start = toX(plot, model, drag.startUnixMs);
  const end = toX(plot, model, drag.endUnixMs);
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute border-edge border-x bg-raise opacity-60"
      style={{
        left: Math.min(start, end),
        width: Math.abs(end - start),
        top: plot.top,
        height: plot.bottom - plot.top,
      }}
    />
  );
}

/** What a moment of the chart says aloud: the time, then each line. */
function useDescription(data: VizProps<"timeseries">["data"], unit: VizProps<"timeseries">["result"]["view"]["unit"]) {
  const { formatMoment, formatNumber } = useValueText(unit);
  const nowUnixMs = useNow(60_000);
  return (index: number) => {
    const unixMs = data.timesUnixMs[index];
    if (unixMs === undefined) return "";
    const values = data.lines.slice(0, 8).map(({ name, values: all }) => `${name} ${formatNumber(all[index] ?? null)}`);
    return [formatMoment(unixMs, nowUnixMs), ...values].join(", ");
  };
}
