import type { ReactNode } from "react";
import { cn } from "./cn";

interface StatProps {
  label: ReactNode;
  /** already formatted; null = no value */
  value: ReactNode;
  /** small and grey behind the value: a unit, "of 9,823" */
  suffix?: ReactNode;
  /** right end of the label line: the objective */
  aside?: ReactNode;
  /** the line under the value: change, budget bar */
  note?: ReactNode;
  /** counts stand out, ratios step back, quiet is for what is not wrong */
  kind?: "count" | "ratio" | "quiet";
  className?: string;
}

const KINDS = {
  count: "text-count font-semibold",
  ratio: "text-ratio font-medium",
  quiet: "text-count font-normal text-t2",
} as const;

/** A number with its name, its limit and its context. */
export function Stat({ label, value, suffix, aside, note, kind = "count", className }: StatProps) {
  return (
    <div className={cn("min-w-0", className)}>
      <div className="flex items-center gap-1.5 whitespace-nowrap text-small text-t2">
        {label}
        {aside ? <span className="ml-auto text-t3">{aside}</span> : null}
      </div>
      <div
        className={cn(
          // What does not fit behind the number falls out of sight as a whole: half of "of 9,823" reads as another number.
          "mt-0.5 flex h-8 flex-wrap items-baseline overflow-hidden whitespace-nowrap tracking-tight",
          value === null ? "text-count text-t3" : KINDS[kind],
        )}
      >
        {value ?? "—"}
        {suffix ? <small className="ml-1 font-normal text-section text-t3 tracking-normal">{suffix}</small> : null}
      </div>
      {note ? <div className="flex h-4 items-center gap-2 whitespace-nowrap text-small text-t3">{note}</div> : null}
    </div>
  );
}
