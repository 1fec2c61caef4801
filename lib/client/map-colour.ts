"use client";
// What the map is coloured by: as the address says, and at once as the reader has just chosen. A change of the address goes through
// the whole page; ten thousand cells must not wait for it, nor the menu for the cells. So the menu closes first, then the map takes its
// colours, then the address is told, each in a task of its own.
import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { Colour } from "../url/parameters";
import { usePatchUrl, useUrlState } from "./url-state";

/** Chosen, while the address does not say so yet. */
let ahead: Colour | null = null;
const listeners = new Set<() => void>();

function setAhead(colour: Colour | null): void {
  if (ahead === colour) return;
  ahead = colour;
  for (const notify of listeners) notify();
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

/** After the browser has shown what it has to show. */
function afterFrame(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}

export function useMapColour(): Colour {
  const { colour } = useUrlState();
  const shown = useSyncExternalStore(
    subscribe,
    () => ahead,
    () => null,
  );
  useEffect(() => {
    if (shown === colour) setAhead(null);
  }, [shown, colour]);
  return shown ?? colour;
}

export function useChooseMapColour(): (colour: Colour) => void {
  const patch = usePatchUrl();
  return useCallback(
    (colour) =>
      afterFrame(() => {
        setAhead(colour);
        afterFrame(() => patch({ colour }));
      }),
    [patch],
  );
}
