// One shape and glyph per state, so that nothing is lost when colour is taken away.
import type { ReactNode } from "react";
import type { Health } from "@/lib/slo/vocabulary";
import { cn } from "./cn";

export type HealthMark = Health | "maintenance";

const STROKE = { fill: "none", strokeLinecap: "round", strokeLinejoin: "round" } as const;

const SHAPES: Record<HealthMark, ReactNode> = {
  ok: (
    <>
      <circle cx="6" cy="6" r="5.4" fill="var(--health-ok)" />
      <path d="M3.5 6.2 5.3 8 8.6 4.3" stroke="var(--core)" strokeWidth="1.5" {...STROKE} />
    </>
  ),
  degraded: (
    <>
      <path
        d="M6 1 11.3 10.7H.7Z"
        fill="var(--health-degraded)"
        stroke="var(--health-degraded-edge)"
        strokeLinejoin="round"
      />
      <path d="M6 4.4V7.2M6 8.9v.2" stroke="#16191D" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
  burning: (
    <>
      <path d="M6 .2 11.8 6 6 11.8 .2 6Z" fill="var(--health-burning)" />
      <path d="M3.7 6.1 6 3.8 8.3 6.1M3.7 8.5 6 6.2 8.3 8.5" stroke="#fff" strokeWidth="1.2" {...STROKE} />
    </>
  ),
  down: (
    <>
      <rect x=".6" y=".6" width="10.8" height="10.8" rx="2" fill="var(--health-down)" />
      <path d="M3.7 3.7 8.3 8.3M8.3 3.7 3.7 8.3" stroke="var(--core)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  blind: (
    <>
      <circle
        cx="6"
        cy="6"
        r="5"
        fill="none"
        stroke="var(--health-blind)"
        strokeWidth="1.4"
        strokeDasharray="2.1 1.83"
      />
      <path d="M3.4 8.6 8.6 3.4" stroke="var(--health-blind)" strokeWidth="1.4" />
    </>
  ),
  maintenance: (
    <>
      <path
        d="M6 .8 10.6 3.4V8.6L6 11.2 1.4 8.6V3.4Z"
        fill="none"
        stroke="var(--health-maintenance)"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path d="M4.9 4.3v3.4M7.1 4.3v3.4" stroke="var(--health-maintenance)" strokeWidth="1.3" />
    </>
  ),
};

interface HealthIconProps {
  health: HealthMark;
  /** px: 10 in tiles, 12 beside text, 16 in titles and on phones */
  size?: 10 | 12 | 16;
  /** the word, where none stands beside the icon; without it the icon is decoration */
  label?: string;
  className?: string;
}

export function HealthIcon({ health, size = 12, label, className }: HealthIconProps) {
  return (
    <svg
      viewBox="0 0 12 12"
      width={size}
      height={size}
      data-health={health}
      className={cn("inline-block flex-none overflow-visible", size === 16 ? "-mt-0.5" : "-mt-px", className)}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {SHAPES[health]}
    </svg>
  );
}
