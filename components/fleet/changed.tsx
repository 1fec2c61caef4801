"use client";
import { type ReactNode, useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";

const SHOWN_MS = 2_000;

/** Underlines its content for two seconds when `value` changes; nothing moves. */
export function Changed({
  value,
  children,
  className,
}: {
  value: string | number | null;
  children: ReactNode;
  className?: string;
}) {
  const [seen, setSeen] = useState({ value, isChanged: false });
  if (seen.value !== value) setSeen({ value, isChanged: true });
  useEffect(() => {
    if (!seen.isChanged) return;
    const timer = setTimeout(() => setSeen((previous) => ({ ...previous, isChanged: false })), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [seen]);
  return (
    <span className={cn(className, seen.isChanged && "underline decoration-2 decoration-edge underline-offset-4")}>
      {children}
    </span>
  );
}
