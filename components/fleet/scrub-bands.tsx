// Stacked areas of what was not ok; blind is hatched, ok is not drawn. The worst step has a small mark above it.
import type { Band } from "@/lib/client/fleet-history";

interface ScrubBandsProps {
  bands: { readonly bands: readonly Band[]; readonly most: number };
  /** share of the width; null = there never was any trouble */
  worst: number | null;
}

export function ScrubBands({ bands, worst }: ScrubBandsProps) {
  return (
    <>
      <svg
        aria-hidden
        viewBox="0 0 1000 52"
        preserveAspectRatio="none"
        className="absolute inset-x-0 top-0 h-[52px] w-full border-hair border-b"
      >
        <defs>
          <pattern id="scrub-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V5" stroke="var(--hatch)" strokeWidth="2" />
          </pattern>
        </defs>
        {bands.bands.map(({ health, path }) => (
          <path key={health} d={path} fill={health === "blind" ? "url(#scrub-hatch)" : `var(--health-${health})`} />
        ))}
      </svg>
      {worst === null ? null : (
        <svg
          aria-hidden
          viewBox="0 0 8 5"
          className="-translate-x-1/2 -top-2 pointer-events-none absolute h-[5px] w-2"
          style={{ left: `${worst * 100}%` }}
        >
          <path d="M0 0H8L4 5Z" fill="var(--t2)" />
        </svg>
      )}
    </>
  );
}
