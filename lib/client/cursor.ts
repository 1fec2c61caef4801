"use client";
// One moment under the pointer for all charts of a page. A store outside React, so that moving the pointer renders only what
// draws the cursor.
import { useSyncExternalStore } from "react";

export interface Cursor {
  /** the chart the pointer is on; others show a hairline only */
  readonly ownerId: string;
  readonly unixMs: number;
}

let cursor: Cursor | null = null;
const listeners = new Set<() => void>();

export function setCursor(next: Cursor | null): void {
  if (next?.ownerId === cursor?.ownerId && next?.unixMs === cursor?.unixMs) return;
  cursor = next;
  for (const notify of listeners) notify();
}

export function useCursor(): Cursor | null {
  return useSyncExternalStore(
    subscribe,
    () => cursor,
    () => null,
  );
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}
