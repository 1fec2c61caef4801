import "server-only";
// How a page tells its not-found page what was missing: Next gives that one no parameters. One slot per request; the page
// always fills it, since the not-found page waits for it even when it is not shown.
import { cache } from "react";

export interface Missing {
  readonly id: string;
  readonly nearMatches: readonly string[];
}

interface Slot {
  readonly missing: Promise<Missing | null>;
  readonly fill: (missing: Missing | null) => void;
}

const getSlot = cache((): Slot => {
  let fill: Slot["fill"] = () => {};
  const missing = new Promise<Missing | null>((resolve) => {
    fill = resolve;
  });
  return { missing, fill };
});

/** Called by the page exactly once, before it returns, throws or calls `notFound()`; null when nothing is missing. */
export function reportMissing(missing: Missing | null): void {
  getSlot().fill(missing);
}

/** For the not-found page of the same route. */
export function waitForMissing(): Promise<Missing | null> {
  return getSlot().missing;
}
