"use client";
// The URL is the state of a page. Reading goes through lib/url; a change of when or how one looks is pushed to the history
// without asking the server for the page again, so that the browser's back button undoes it.
import { useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import type { UrlState } from "../url/parameters";
import { type CarriedState, patchSearch, pickCarried, readUrlState, type UrlReading } from "../url/state";
import { formatTimePoint } from "../url/time-point";

export type ListState = Omit<UrlState, "colour">;

/** A reading, and the parts of it that components ask for: a part that says the same is the same object. */
export interface Address extends UrlReading {
  readonly carried: CarriedState;
  /** all but the colours of the map: choosing others must not draw lists and links anew */
  readonly list: ListState;
}

/** The newest reading: a page of a hundred links would read the same address a hundred times. */
let newest: { readonly search: string; readonly address: Address } | null = null;

export function readAddress(search: string): Address {
  if (newest?.search === search) return newest.address;
  const reading = readUrlState(new URLSearchParams(search));
  const before = newest?.address;
  const values = before ? keepSameFields(before.values, reading.values) : reading.values;
  const { colour: _colour, ...list } = values;
  const carried = pickCarried(values);
  newest = {
    search,
    address: {
      ...reading,
      values,
      carried: before ? keepSame(before.carried, carried) : carried,
      list: before ? keepSame(before.list, list) : list,
    },
  };
  return newest.address;
}

/** What says the same stays the same object: another colour of the map must not group ten thousand clusters anew. */
function keepSameFields(before: UrlState, next: UrlState): UrlState {
  const same = Object.entries(before).filter(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(Reflect.get(next, name)),
  );
  return { ...next, ...Object.fromEntries(same) };
}

function keepSame<T extends object>(before: T, next: T): T {
  return Object.entries(next).every(([name, value]) => Reflect.get(before, name) === value) ? before : next;
}

const AddressContext = createContext<Address | null>(null);
const CarriedContext = createContext<CarriedState | null>(null);
const ListContext = createContext<ListState | null>(null);

/** Reads the address once for the page. A component hears of a change only when the part that it asks for says something else. */
export function AddressProvider({ children }: { children: ReactNode }) {
  const search = useSearchParams().toString();
  const address = useMemo(() => readAddress(search), [search]);
  return (
    <AddressContext value={address}>
      <CarriedContext value={address.carried}>
        <ListContext value={address.list}>{children}</ListContext>
      </CarriedContext>
    </AddressContext>
  );
}

/** Throws outside an AddressProvider: only a bug can do that. */
function expectAddress<T>(part: T | null): T {
  if (part === null) throw new Error("the URL's state needs an AddressProvider above it");
  return part;
}

export function useUrlReading(): UrlReading {
  return expectAddress(useContext(AddressContext));
}

/** Everything; `useCarried` and `useListState` hear of less. */
export function useUrlState(): UrlState {
  return useUrlReading().values;
}

/** When and how one looks, which every link of the product carries on. */
export function useCarried(): CarriedState {
  return expectAddress(useContext(CarriedContext));
}

export function useListState(): ListState {
  return expectAddress(useContext(ListContext));
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
  const { from, to } = useCarried();
  return useMemo(
    () => ({ from: formatTimePoint(from), to: formatTimePoint(to), isLive: to.kind === "relative" }),
    [from, to],
  );
}
