"use client";
import { type ReactNode, Suspense, useEffect, useState } from "react";

interface AfterPaintProps {
  /** a lazy component */
  children: ReactNode;
  /** look of the room kept until it is there, with its least height, so that nothing jumps */
  roomClass: string;
}

/** What explains the page but is not its first answer: its code is fetched when the first paint is done. */
export function AfterPaint({ children, roomClass }: AfterPaintProps) {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    // Two frames: the one that is being painted, and the one after it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setPainted(true));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const room = <div aria-hidden className={roomClass} />;
  return isPainted ? <Suspense fallback={room}>{children}</Suspense> : room;
}
