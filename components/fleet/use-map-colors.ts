"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { type MapColors, readMapColors } from "./map-pen";

/** The map's colours, read again when the reader or the system switches the theme; null before the page is in a browser. */
export function useMapColors(): MapColors | null {
  const [colors, setColors] = useState<MapColors | null>(null);
  useEffect(() => {
    const read = () => setColors(readMapColors(document.documentElement));
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    const query = window.matchMedia("(prefers-color-scheme: dark)");
    query.addEventListener("change", read);
    return () => {
      observer.disconnect();
      query.removeEventListener("change", read);
    };
  }, []);
  return colors;
}

function subscribeToResize(notify: () => void): () => void {
  window.addEventListener("resize", notify);
  return () => window.removeEventListener("resize", notify);
}

/** Device pixels per CSS pixel; a zoom or another screen resizes the window, too. */
export function usePixelRatio(): number {
  return useSyncExternalStore(
    subscribeToResize,
    () => window.devicePixelRatio,
    () => 1,
  );
}
