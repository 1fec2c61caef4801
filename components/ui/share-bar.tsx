import { cn } from "./cn";
import type { HealthMark } from "./health-icon";
import { HEALTH_FILL } from "./health-tone";

interface ShareBarProps {
  /** 0..1 */
  ratio: number | null;
  /** colour only where the share is of something wrong */
  health?: HealthMark;
  className?: string;
}

/** A part of a whole, 8 px high; the number stands beside it. */
export function ShareBar({ ratio, health, className }: ShareBarProps) {
  const share = ratio === null ? 0 : Math.min(1, Math.max(0, ratio));
  return (
    <span
      aria-hidden
      className={cn("block h-2 overflow-hidden rounded-bar", ratio === null ? "hatch" : "bg-track", className)}
    >
      <span
        className={cn("block h-full rounded-bar", health ? HEALTH_FILL[health] : "bg-bar")}
        style={{ width: `${share * 100}%` }}
      />
    </span>
  );
}
