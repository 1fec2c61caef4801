"use client";
import { type ReactNode, Suspense } from "react";
import { usePainted } from "@/lib/client/use-painted";

interface AfterPaintProps {
  /** a lazy component */
  children: ReactNode;
  /** look of the room kept until it is there, with its least height, so that nothing jumps */
  roomClass: string;
}

/** What explains the page but is not its first answer: its code is fetched when the first paint is done. */
export function AfterPaint({ children, roomClass }: AfterPaintProps) {
  const room = <div aria-hidden className={roomClass} />;
  return usePainted() ? <Suspense fallback={room}>{children}</Suspense> : room;
}
