"use client";
// The pointer over all lanes: one cursor for the page, a dragged stretch becomes the window, arrow keys step.
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import { setCursor, useCursor } from "@/lib/client/cursor";
import { useWords } from "@/lib/client/fleet-words";
import { holdRefresh } from "@/lib/client/refresh";
import { useZoom } from "@/lib/client/use-window";
import { formatTime } from "@/lib/units/time";

interface Axis {
  readonly fromUnixMs: number;
  readonly toUnixMs: number;
  readonly stepSeconds: number;
}

interface Drag {
  readonly startUnixMs: number;
  readonly endUnixMs: number;
}

const LEAST_DRAG_SHARE = 0.01;

export function shareOn({ fromUnixMs, toUnixMs }: Axis, unixMs: number): number {
  return Math.min(1, Math.max(0, (unixMs - fromUnixMs) / Math.max(1, toUnixMs - fromUnixMs)));
}

export function LaneOverlay({ axis, onsets }: { axis: Axis; onsets: readonly number[] }) {
  const { t, locale, timeZone } = useWords();
  const ownerId = useId();
  const cursor = useCursor();
  const { goBack } = useZoom();
  const { drag, ...handlers } = useDrag(axis, ownerId);
  const isInside = cursor !== null && cursor.unixMs >= axis.fromUnixMs && cursor.unixMs <= axis.toUnixMs;
  const write = (unixMs: number) => formatTime(unixMs, { timeZone, locale });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (event.key === "Escape") setCursor(null);
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = (cursor?.unixMs ?? axis.toUnixMs) + step * axis.stepSeconds * 1000;
    setCursor({ ownerId, unixMs: Math.min(axis.toUnixMs, Math.max(axis.fromUnixMs, next)) });
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("trouble.axis")}
      aria-valuemin={axis.fromUnixMs}
      aria-valuemax={axis.toUnixMs}
      aria-valuenow={cursor?.unixMs ?? axis.toUnixMs}
      aria-valuetext={write(cursor?.unixMs ?? axis.toUnixMs)}
      className="absolute top-0 right-4 bottom-0 left-[calc(var(--lane-label)+16px)] cursor-crosshair touch-pan-y max-sm:left-4"
      onKeyDown={onKeyDown}
      onBlur={() => setCursor(null)}
      onDoubleClick={goBack}
      {...handlers}
    >
      {onsets.map((unixMs) => (
        <span
          key={unixMs}
          aria-hidden
          className="pointer-events-none absolute inset-y-0 w-px bg-edge"
          style={{ left: `${shareOn(axis, unixMs) * 100}%` }}
        />
      ))}
      {drag ? (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 border-edge border-x bg-raise opacity-60"
          style={{
            left: `${shareOn(axis, Math.min(drag.startUnixMs, drag.endUnixMs)) * 100}%`,
            right: `${(1 - shareOn(axis, Math.max(drag.startUnixMs, drag.endUnixMs))) * 100}%`,
          }}
        />
      ) : null}
      {isInside ? (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 w-px bg-t3"
          style={{ left: `${shareOn(axis, cursor.unixMs) * 100}%` }}
        >
          <span className="absolute bottom-1 left-1/2 -translate-x-1/2 whitespace-nowrap rounded-control bg-t1 px-1.5 text-axis text-bg">
            {write(cursor.unixMs)}
          </span>
        </span>
      ) : null}
    </div>
  );
}

function useDrag(axis: Axis, ownerId: string) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const release = useRef<(() => void) | null>(null);
  const { zoomTo } = useZoom();
  const at = (event: PointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
    return axis.fromUnixMs + share * (axis.toUnixMs - axis.fromUnixMs);
  };
  const point = (unixMs: number) => {
    const stepMs = axis.stepSeconds * 1000;
    const steps = Math.round((unixMs - axis.fromUnixMs) / stepMs);
    setCursor({ ownerId, unixMs: Math.min(axis.toUnixMs, axis.fromUnixMs + steps * stepMs) });
  };
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
      const isMeant = drag && Math.abs(shareOn(axis, drag.startUnixMs) - shareOn(axis, at(event))) > LEAST_DRAG_SHARE;
      end();
      if (isMeant) zoomTo(drag.startUnixMs, at(event));
    },
    onPointerCancel: end,
    onPointerLeave: () => {
      if (!drag) setCursor(null);
    },
  };
}
