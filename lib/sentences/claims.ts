// What may be claimed of an answer: the one rule behind every sentence that says none, nobody, all or every. Such a sentence is about
// what was not seen as much as about what was, so it needs a whole and fresh answer; what was found may be said of a part as well.
import type { Evidence } from "../contract/evidence";
import type { Translate } from "../text/translate";

/** `all`: whole and fresh; `some`: part of it, or old; `nothing`: it did not come, or nothing was in it. */
export type Claim = "all" | "some" | "nothing";

export function mayClaim({ state, isStale }: Pick<Evidence, "state" | "isStale">): Claim {
  if (state === "error" || state === "empty") return "nothing";
  return state === "partial" || isStale ? "some" : "all";
}

/** A sentence of the kind "none" or "all", where it may be said; else why it is not. */
export function sayUniversal(claim: Claim, universal: () => string, t: Translate): string {
  if (claim === "all") return universal();
  return t(claim === "some" ? "claims.some" : "claims.nothing");
}
