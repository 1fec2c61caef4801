"use client";
// The one short message at the foot of the page: what was just done ("pinned link copied").
import { useSyncExternalStore } from "react";

export interface Toast {
  readonly id: number;
  readonly text: string;
}

const SHOWN_MS = 4_000;
let toast: Toast | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function showToast(text: string): void {
  change({ id: (toast?.id ?? 0) + 1, text });
  clearTimeout(timer);
  timer = setTimeout(() => change(null), SHOWN_MS);
}

export function useToast(): Toast | null {
  return useSyncExternalStore(
    subscribe,
    () => toast,
    () => null,
  );
}

function change(next: Toast | null): void {
  toast = next;
  for (const notify of listeners) notify();
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}
