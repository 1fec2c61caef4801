import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface SidePanelProps {
  id: string;
  title: ReactNode;
  /** right end of the head, grey */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A narrow panel beside the map: one question, a few rows. */
export function SidePanel({ id, title, aside, children, className }: SidePanelProps) {
  return (
    <section aria-labelledby={id} className={cn("surface px-4 py-3 max-sm:mt-2", className)}>
      <div className="mb-1.5 flex items-baseline gap-2">
        <h2 id={id} className="font-semibold text-section">
          {title}
        </h2>
        <span className="ml-auto text-small text-t3">{aside}</span>
      </div>
      {children}
    </section>
  );
}

/** How much of a whole: grey unless it is what is wrong. */
export function ShareBar({ ratio, isHot = false, className }: { ratio: number; isHot?: boolean; className?: string }) {
  const percent = Math.max(0, Math.min(100, ratio * 100));
  return (
    <span aria-hidden className={cn("block h-2 overflow-hidden rounded-bar bg-track", className)}>
      <span className={cn("block h-full", isHot ? "bg-burning" : "bg-bar")} style={{ width: `${percent}%` }} />
    </span>
  );
}
