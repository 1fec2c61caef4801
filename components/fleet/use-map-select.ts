"use client";
import { type PointerEvent, useRef, useState } from "react";
import { holdRefresh } from "@/lib/client/refresh";

export interface SelectBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A shorter way is a click. */
const LEAST_PX = 6;

interface Drag {
  readonly x: number;
  readonly y: number;
  readonly release: () => void;
}

/** A rectangle drawn with the mouse; fingers scroll instead. The page does not refresh while it is drawn. */
export function useMapSelect(onSelect: (box: SelectBox) => void) {
  const drag = useRef<Drag | null>(null);
  const endedUnixMs = useRef(0);
  const [box, setBox] = useState<SelectBox | null>(null);
  const readPoint = (event: PointerEvent) => {
    const frame = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  const stop = () => {
    drag.current?.release();
    drag.current = null;
    setBox(null);
  };
  return {
    box,
    begin: (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType !== "mouse") return;
      drag.current = { ...readPoint(event), release: holdRefresh() };
    },
    /** true while a rectangle is being drawn */
    move: (event: PointerEvent): boolean => {
      const start = drag.current;
      if (!start) return false;
      const next = spanBox(start, readPoint(event));
      if (!box && next.width < LEAST_PX && next.height < LEAST_PX) return false;
      if (!box) event.currentTarget.setPointerCapture(event.pointerId);
      setBox(next);
      return true;
    },
    end: () => {
      if (box) {
        onSelect(box);
        endedUnixMs.current = Date.now();
      }
      stop();
    },
    cancel: stop,
    /** the click that ends a rectangle opens nothing */
    hasJustEnded: () => Date.now() - endedUnixMs.current < 200,
  };
}

function spanBox(one: { x: number; y: number }, other: { x: number; y: number }): SelectBox {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}
