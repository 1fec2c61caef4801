"use client";
// One timer refreshes everything that is live on a page, with jitter, so that a hundred screens do not ask in the same second.
// It rests while the tab is hidden (one refresh on return) and while somebody is selecting; absolute ranges never refresh.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";

/** First part of the key of every query that shows the present. Keys of past, fixed windows begin with `FIXED`. */
export const LIVE = "live";
export const FIXED = "fixed";

const JITTER_SHARE = 0.1;
const holders = new Set<symbol>();
const waiting = new Set<() => void>();

/** Holds refreshes back until the returned function is called: while dragging a selection, while a menu is open. */
export function holdRefresh(): () => void {
  const holder = Symbol();
  holders.add(holder);
  return () => {
    if (!holders.delete(holder) || holders.size > 0) return;
    const due = [...waiting];
    waiting.clear();
    for (const run of due) run();
  };
}

export function isRefreshHeld(): boolean {
  return holders.size > 0;
}

/** Refreshes all live queries now, or when nothing holds them back any more. */
export function useRefreshNow(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    const refresh = () => void client.invalidateQueries({ queryKey: [LIVE] }, { cancelRefetch: false });
    if (isRefreshHeld()) waiting.add(refresh);
    else refresh();
  }, [client]);
}

/** Runs the page's timer; `everySeconds` null = off. Mount it once, in the shell. */
export function useRefreshTimer(everySeconds: number | null): void {
  const refresh = useRefreshNow();
  useEffect(() => {
    if (everySeconds === null) return;
    return startTimer(everySeconds * 1000, refresh);
  }, [everySeconds, refresh]);
}

/** Calls `refresh` every `everyMs` ± 10 % while the tab is visible, and once on return when a turn was missed. */
export function startTimer(everyMs: number, refresh: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastUnixMs = Date.now();
  const schedule = () => {
    const jitterMs = everyMs * JITTER_SHARE * (2 * Math.random() - 1); // random: pages opened by one alert must not poll in step
    timer = setTimeout(turn, everyMs + jitterMs);
  };
  const turn = () => {
    if (document.visibilityState === "hidden") return;
    lastUnixMs = Date.now();
    refresh();
    schedule();
  };
  const onVisibility = () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") return;
    if (Date.now() - lastUnixMs >= everyMs) turn();
    else schedule();
  };
  document.addEventListener("visibilitychange", onVisibility);
  schedule();
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
