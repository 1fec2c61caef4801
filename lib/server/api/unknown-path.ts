import "server-only";
// An address under /api that does not exist: a problem document like every other API error, never a page.
import { err } from "../../query/types";
import { nearMatches } from "../fleet/near-matches";
import { handle } from "./handle";
import { ENDPOINTS } from "./openapi";

export function answerUnknownPath(request: Request): Promise<Response> {
  return handle(request, () => {
    const id = new URL(request.url).pathname;
    const paths = ENDPOINTS.map((endpoint) => endpoint.path);
    return err({ kind: "not-found", what: "address", id, nearMatches: nearMatches(id, paths) });
  });
}
