"use client";
// A control whose body is fetched when it is first wanted: the first load of a page carries its button only.
import { type ComponentProps, type ComponentType, type ReactNode, Suspense, useState } from "react";

export type TriggerProps = ComponentProps<"button">;

interface DeferredProps {
  /** the button; the body draws the same one around itself */
  Trigger: ComponentType<TriggerProps>;
  /** a lazy component; opens itself when it arrives */
  children: ReactNode;
}

export function Deferred({ Trigger, children }: DeferredProps) {
  const [isWanted, setWanted] = useState(false);
  if (!isWanted) return <Trigger aria-haspopup="dialog" aria-expanded={false} onClick={() => setWanted(true)} />;
  return <Suspense fallback={<Trigger aria-haspopup="dialog" aria-expanded={false} aria-busy />}>{children}</Suspense>;
}
