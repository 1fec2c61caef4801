import "server-only";
// How a page tells its not-found page what was missing: Next gives that one no parameters, and renders it beside every page, shown or
// not. So whoever waits here must always be answered, also when the page breaks before it knows: a promise that nobody settles would
// keep the whole answer open until it times out.
import { cache } from "react";
import type { NotFound } from "../contract/pages";

interface Slot {
  readonly missing: Promise<NotFound | null>;
  readonly fill: (missing: NotFound | null) => void;
}

/** A page that never reports is a bug; its not-found page then says less instead of nothing at all. */
const PATIENCE_MS = 15_000;

const getSlot = cache((): Slot => {
  let fill: Slot["fill"] = () => {};
  const missing = new Promise<NotFound | null>((resolve) => {
    fill = resolve;
  });
  return { missing, fill };
});

/** What `load` finds, told to the not-found page of the same request, whatever happens. All that a page awaits belongs into `load`. */
export async function loadPage<Page extends { readonly kind: string }>(
  load: () => Promise<Page | NotFound>,
): Promise<Page | NotFound> {
  const { fill } = getSlot();
  try {
    const page = await load();
    fill(isMissing(page) ? page : null);
    return page;
  } finally {
    // Too late after the line above; in time when `load` threw.
    fill(null);
  }
}

function isMissing(page: { readonly kind: string } | NotFound): page is NotFound {
  return page.kind === "not-found";
}

/** For the not-found page of the same route; null when nothing is missing. Never rejects and always settles. */
export function waitForMissing(patienceMs = PATIENCE_MS): Promise<NotFound | null> {
  return settleWithin(getSlot().missing, patienceMs);
}

/** The promise's value, or null after `patienceMs`. */
export function settleWithin<T>(promise: Promise<T>, patienceMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
    timer.unref();
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
