"use client";
// What time it is, for ages. The server's clock counts: a browser that is ten minutes off must not make data look old.
// While a page is being hydrated the time is the one it was rendered at, so that both sides write the same words.
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";

const RenderedAtContext = createContext(0);
/** Smaller differences are the network's, not the clock's. */
const TOLERATED_MS = 5_000;
const TICK_MS = 1_000;
let offsetMs = 0;

/** Server time by the browser's clock and what was learned about it; Unix ms. */
export function getNowUnixMs(): number {
  return Date.now() + offsetMs;
}

/** Learns from the `Date` header of an answer how far this clock is off. */
export function learnServerTime(dateHeader: string | null): void {
  const serverUnixMs = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (!Number.isFinite(serverUnixMs)) return;
  const differenceMs = serverUnixMs - Date.now();
  offsetMs = Math.abs(differenceMs) > TOLERATED_MS ? differenceMs : 0;
}

export function ClockProvider({ renderedAtUnixMs, children }: { renderedAtUnixMs: number; children: ReactNode }) {
  return <RenderedAtContext value={renderedAtUnixMs}>{children}</RenderedAtContext>;
}

/** The present, renewed every `everyMs` (whole seconds); Unix ms. */
export function useNow(everyMs = TICK_MS): number {
  const renderedAtUnixMs = useContext(RenderedAtContext);
  const subscribe = useMemo(() => {
    return (notify: () => void) => {
      const timer = setInterval(notify, everyMs);
      return () => clearInterval(timer);
    };
  }, [everyMs]);
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(getNowUnixMs() / everyMs) * everyMs,
    () => renderedAtUnixMs,
  );
}
