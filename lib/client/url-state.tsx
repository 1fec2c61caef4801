"use client";
// The URL is the state of a page. Reading goes through lib/url; a change of when or how one looks is pushed to the history
// without asking the server for the page again, so that the browser's back button undoes it.
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import type { UrlState } from "../url/parameters";
import { patchSearch, readUrlState, type UrlReading } from "../url/state";
import { formatTimePoint } from "../url/time-point";

/** The newest reading: a page of a hundred links would read the same address a hundred times. */
let newest: { readonly search: string; readonly reading: UrlReading } | null = null;

export function readAddress(search: string): UrlReading {
  if (newest?.search === search) return newest.reading;
  const reading = readUrlState(new URLSearchParams(search));
  newest = {
    search,
    reading: newest ? { ...reading, values: keepSame(newest.reading.values, reading.values) } : reading,
  };
  return newest.reading;
}

/** What says the same stays the same object: another colour of the map must not group ten thousand clusters anew. */
function keepSame(before: UrlState, next: UrlState): UrlState {
  const same = Object.entries(before).filter(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(Reflect.get(next, name)),
  );
  return { ...next, ...Object.fromEntries(same) };
}

export function useUrlReading(): UrlReading {
  const search = useSearchParams().toString();
  return useMemo(() => readAddress(search), [search]);
}

export function useUrlState(): UrlState {
  return useUrlReading().values;
}

export type PatchUrl = (patch: Partial<UrlState>, how?: "push" | "replace") => void;

/** Changes some of the state and keeps the rest. `replace` for what nobody wants to step back through. */
export function usePatchUrl(): PatchUrl {
  return useCallback((patch, how = "push") => {
    const { pathname, search, hash } = window.location;
    const next = `${pathname}${patchSearch(search.slice(1), patch)}${hash}`;
    if (next === `${pathname}${search}${hash}`) return;
    if (how === "push") window.history.pushState(null, "", next);
    else window.history.replaceState(null, "", next);
  }, []);
}

/** The window as its URL tokens: what requests carry and query keys hold. */
export interface RangeTokens {
  readonly from: string;
  readonly to: string;
  /** ends at the present, so that its data is renewed */
  readonly isLive: boolean;
}

export function useRangeTokens(): RangeTokens {
  const { from, to } = useUrlState();
  return useMemo(
    () => ({ from: formatTimePoint(from), to: formatTimePoint(to), isLive: to.kind === "relative" }),
    [from, to],
  );
}
