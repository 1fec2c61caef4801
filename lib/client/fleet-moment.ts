"use client";
// Which moment the map shows: the present, or a past one that the URL names. A window that ended in the past shows its end, so
// that a pinned link opens on the same picture for everybody.
import { useCallback, useMemo } from "react";
import type { UrlState } from "../url/parameters";
import { useListState, usePatchUrl } from "./url-state";

export interface Moment {
  /** null = now */
  readonly atUnixMs: number | null;
  /** chosen by the reader, not by the window's end */
  readonly isChosen: boolean;
  readonly show: (atUnixMs: number) => void;
  readonly showNow: () => void;
}

/** The past moment that a state names; null = now. Pure. */
export function findMoment({ at, to }: Pick<UrlState, "at" | "to">): number | null {
  if (at !== null) return at;
  return to.kind === "fixed" ? to.unixMs : null;
}

export function useMoment(): Moment {
  const { at, to } = useListState();
  const patch = usePatchUrl();
  const show = useCallback((atUnixMs: number) => patch({ at: Math.round(atUnixMs / 1000) * 1000 }, "replace"), [patch]);
  const showNow = useCallback(() => patch({ at: null }, "replace"), [patch]);
  const atUnixMs = findMoment({ at, to });
  return useMemo(() => ({ atUnixMs, isChosen: at !== null, show, showNow }), [atUnixMs, at, show, showNow]);
}
