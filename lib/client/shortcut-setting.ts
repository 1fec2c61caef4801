"use client";
// Single-key shortcuts can be switched off (WCAG 2.1.4): speech input types letters. Remembered by this browser only.
import { useSyncExternalStore } from "react";

const STORAGE_KEY = "raftboard.shortcuts";
const listeners = new Set<() => void>();

export function areShortcutsOn(): boolean {
  try {
    return window.localStorage.getItem(STORAGE_KEY) !== "off";
  } catch {
    return true;
  }
}

export function setShortcutsOn(isOn: boolean): void {
  try {
    window.localStorage.setItem(STORAGE_KEY, isOn ? "on" : "off");
  } catch {
    // A browser without storage keeps the default: there is nothing to remember it in.
  }
  for (const notify of listeners) notify();
}

export function useShortcutsOn(): boolean {
  return useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    areShortcutsOn,
    () => true,
  );
}
