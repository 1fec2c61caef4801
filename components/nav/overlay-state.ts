"use client";
// Whether the keyboard help and the search are open: opened by keys, menus and buttons alike.
import { useSyncExternalStore } from "react";

export type Overlay = "help" | "search" | null;

let overlay: Overlay = null;
const listeners = new Set<() => void>();

export function setOverlay(next: Overlay): void {
  overlay = next;
  for (const notify of listeners) notify();
}

export function openHelp(): void {
  setOverlay("help");
}

export function openSearch(): void {
  setOverlay("search");
}

export function useOverlay(): Overlay {
  return useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    () => overlay,
    () => null,
  );
}
