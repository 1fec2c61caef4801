// What a place's page found, for the not-found page of the same request: Next gives that one no parameters.
import { cache } from "react";
import type { NotFound } from "@/lib/contract/pages";

export type PlaceKind = "region" | "zone" | "host";
export interface MissingPlace {
  readonly kind: PlaceKind;
  readonly page: NotFound;
}

const getDeferred = cache(() => {
  let settle: (missing: MissingPlace | null) => void = () => {};
  const promise = new Promise<MissingPlace | null>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
});

/** Null: the place is known. */
export function tellMissingPlace(missing: MissingPlace | null): void {
  getDeferred().settle(missing);
}

/** Settles once the page of this request knows; the page always tells before it renders. */
export function readMissingPlace(): Promise<MissingPlace | null> {
  return getDeferred().promise;
}

/** Next hands path parts as they stand in the URL; a part that is not valid encoding is taken as it is. */
export function readPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
