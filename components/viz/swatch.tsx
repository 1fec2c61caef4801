import { type Slot, seriesDash, seriesToken } from "@/lib/scales/series";

/** A piece of the line, with its dash: what tells lines apart without colour. */
export function Swatch({ slot }: { slot: Slot }) {
  return (
    <svg aria-hidden width="16" height="8" className="flex-none">
      <path
        d="M0 4H16"
        stroke={`var(--${seriesToken(slot)})`}
        strokeWidth="2"
        strokeDasharray={seriesDash(slot) ?? undefined}
      />
    </svg>
  );
}
