// What the page found, for the not-found page of the same request: Next gives that one no parameters.
import { cache } from "react";
import type { ClusterPage } from "@/lib/contract/pages";

const getDeferred = cache(() => {
  let settle: (page: ClusterPage) => void = () => {};
  const promise = new Promise<ClusterPage>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
});

export function tellOutcome(page: ClusterPage): void {
  getDeferred().settle(page);
}

/** Settles once the page of this request knows; the page always tells before it renders. */
export function readOutcome(): Promise<ClusterPage> {
  return getDeferred().promise;
}
