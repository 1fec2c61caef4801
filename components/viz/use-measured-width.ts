"use client";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Width of an element in whole CSS pixels, kept up to date; null until it is in the page. */
export function useMeasuredWidth(): { ref: RefObject<HTMLDivElement | null>; widthPx: number | null } {
  const ref = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setWidthPx(Math.floor(element.getBoundingClientRect().width) || null);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, widthPx };
}
