"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";

interface NearViewportProps {
  /** room kept for what comes, so that nothing jumps */
  minHeightPx: number;
  children: ReactNode;
}

const MARGIN = "600px 0px";

/** Shows its content once the reader comes near it; then it stays. */
export function NearViewport({ minHeightPx, children }: NearViewportProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isNear]);
  return (
    <div ref={ref} style={isNear ? undefined : { minHeight: minHeightPx }}>
      {isNear ? children : null}
    </div>
  );
}
