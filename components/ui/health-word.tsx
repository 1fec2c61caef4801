// Icon, then the word, in the state's colour: how a state stands in tables and sentences.
import type { Translate } from "@/lib/text/translate";
import { cn } from "./cn";
import { HealthIcon, type HealthMark } from "./health-icon";
import { HEALTH_TEXT } from "./health-tone";

interface HealthWordProps {
  health: HealthMark;
  t: Translate;
  size?: 10 | 12 | 16;
  /** `quiet` keeps the word grey: headline labels, legends */
  tone?: "state" | "quiet";
  className?: string;
}

export function HealthWord({ health, t, size = 12, tone = "state", className }: HealthWordProps) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap",
        tone === "quiet" || health === "ok" ? "text-t2" : HEALTH_TEXT[health],
        className,
      )}
    >
      <HealthIcon health={health} size={size} />
      {t(`health.${health}`)}
    </span>
  );
}
