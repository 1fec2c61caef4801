"use client";
// The page's window as moments, and the moves that change it. Every change is one step of the browser's history.
import { useCallback, useMemo } from "react";
import { type ResolvedRange, resolveRange } from "../url/range";
import { getNowUnixMs, useNow } from "./clock";
import { pinWindow, type RangePatch, selectWindow, shiftWindow, untilNow, type Window, widenWindow } from "./range";
import { useCarried, usePatchUrl } from "./url-state";

/** Marks the history entry that a selection made, so that a double-click can step back from it and from nothing else. */
const ZOOMED = "raftboardZoomed";

/** The window now; a live one moves on every ten seconds. */
export function useWindow(): ResolvedRange {
  const { from, to } = useCarried();
  const nowUnixMs = useNow(10_000);
  return useMemo(() => resolveRange(from, to, nowUnixMs), [from, to, nowUnixMs]);
}

export interface WindowMoves {
  readonly set: (range: RangePatch) => void;
  readonly shift: (direction: -1 | 1) => void;
  readonly widen: () => void;
  readonly toNow: () => void;
  readonly pin: () => void;
}

export function useWindowMoves(): WindowMoves {
  const patch = usePatchUrl();
  const { from, to } = useCarried();
  return useMemo(() => {
    const now = (): Window => resolveRange(from, to, getNowUnixMs());
    return {
      set: (range) => patch(range),
      shift: (direction) => patch(shiftWindow(now(), direction, getNowUnixMs())),
      widen: () => patch(widenWindow(now(), getNowUnixMs())),
      toNow: () => patch(untilNow(now())),
      pin: () => patch(pinWindow(now())),
    };
  }, [patch, from, to]);
}

export interface Zoom {
  /** sets the window of the whole page; too short a selection is ignored */
  readonly zoomTo: (oneUnixMs: number, otherUnixMs: number) => void;
  /** undoes the last zoom; nothing when there is none */
  readonly goBack: () => void;
}

export function useZoom(): Zoom {
  const patch = usePatchUrl();
  const zoomTo = useCallback(
    (oneUnixMs: number, otherUnixMs: number) => {
      const range = selectWindow(oneUnixMs, otherUnixMs);
      if (!range) return;
      patch(range);
      window.history.replaceState({ [ZOOMED]: true }, "");
    },
    [patch],
  );
  const goBack = useCallback(() => {
    const entry: unknown = window.history.state;
    if (typeof entry === "object" && entry !== null && ZOOMED in entry) window.history.back();
  }, []);
  return { zoomTo, goBack };
}
