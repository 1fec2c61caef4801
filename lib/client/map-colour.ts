"use client";
// What the map's colours say. A choice is shown by the map at once and told to the address after it is painted: everything that reads
// the address is drawn anew for it, and ten thousand cells need not wait for that.
import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { Colour } from "../url/parameters";
import { usePatchUrl, useUrlState } from "./url-state";

/** A choice that the address does not have yet. */
let ahead: Colour | null = null;
const listeners = new Set<() => void>();

function setAhead(colour: Colour | null): void {
  ahead = colour;
  for (const notify of listeners) notify();
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

export function useColour(): Colour {
  const { colour } = useUrlState();
  const chosen = useSyncExternalStore(
    subscribe,
    () => ahead,
    () => null,
  );
  useEffect(() => {
    if (chosen !== null && chosen === colour) setAhead(null);
  }, [chosen, colour]);
  return chosen ?? colour;
}

export function useChooseColour(): (colour: Colour) => void {
  const patch = usePatchUrl();
  return useCallback(
    (colour) => {
      setAhead(colour);
      // The map paints in the next frame; the one after it is free.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => patch({ colour }))));
    },
    [patch],
  );
}
