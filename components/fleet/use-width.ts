"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

/** Width of an element in whole CSS pixels, kept up to date; `initialPx` until it is measured. */
export function useWidth<T extends HTMLElement>(initialPx: number): { ref: RefObject<T | null>; widthPx: number } {
  const ref = useRef<T>(null);
  const [widthPx, setWidthPx] = useState(initialPx);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width > 0) setWidthPx(width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, widthPx };
}
