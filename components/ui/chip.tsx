import type { ReactNode } from "react";
import { cn } from "./cn";
import type { HealthMark } from "./health-icon";
import { HEALTH_CHIP } from "./health-tone";

interface ChipProps {
  children: ReactNode;
  health?: HealthMark;
  title?: string;
  className?: string;
}

/** A short fact about the thing beside it: a state, a role, an age. */
export function Chip({ children, health, title, className }: ChipProps) {
  return (
    <span
      title={title}
      className={cn(
        "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-control px-1.5 text-small",
        health ? HEALTH_CHIP[health] : "bg-raise text-t2",
        className,
      )}
    >
      {children}
    </span>
  );
}
