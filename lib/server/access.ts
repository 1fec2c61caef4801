import "server-only";
// Who asks, and what they may see. One principal so far: everybody who reaches the server sees all. Every data function takes
// the scope as an argument, so that a restricted view is one change here.
import { SCOPE_ALL, type Scope } from "../query/types";

/** The scope of a request; without one (pages, the loop's readers) the scope of the signed-in principal. */
export function getScope(_request?: Request): Scope {
  return SCOPE_ALL;
}
