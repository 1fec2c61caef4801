"use client";
import { useEffect, useRef } from "react";
import { useCopyLink } from "@/lib/client/copy-link";
import { useRefreshNow } from "@/lib/client/refresh";
import { areShortcutsOn } from "@/lib/client/shortcut-setting";
import { useCarried, usePatchUrl } from "@/lib/client/url-state";
import { useWindowMoves } from "@/lib/client/use-window";
import { createKeyReader, type KeyAction } from "./keys";
import { setOverlay } from "./overlay-state";

/** Listens for the keys of the product everywhere but in fields and open dialogs. */
export function useKeyboard(): void {
  const actions = useActions();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const read = createKeyReader();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const action = read(event, event.timeStamp);
      // Keys with a modifier cannot be typed by speech, so they stay on.
      if (!action || (action !== "search" && !areShortcutsOn())) return;
      event.preventDefault();
      latest.current[action]();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function useActions(): Record<KeyAction, () => void> {
  const { refresh, tz, kiosk } = useCarried();
  const patch = usePatchUrl();
  const moves = useWindowMoves();
  const refreshNow = useRefreshNow();
  const { copyPinned, copyLive } = useCopyLink();
  return {
    filter: () => document.querySelector<HTMLElement>("[data-filter]")?.focus(),
    search: () => setOverlay("search"),
    help: () => setOverlay("help"),
    copyPinned: () => void copyPinned(),
    copyLive: () => void copyLive(),
    earlier: () => moves.shift(-1),
    later: () => moves.shift(1),
    wider: moves.widen,
    toNow: moves.toNow,
    pin: moves.pin,
    refresh: refreshNow,
    pause: () => patch({ refresh: refresh === "off" ? "30s" : "off" }, "replace"),
    zone: () => patch({ tz: tz === "utc" ? "local" : "utc" }, "replace"),
    wall: () => patch({ kiosk: !kiosk }),
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role=dialog], [role=menu]") !== null)
  );
}
