import "server-only";
// What an API call may fail with, and the one mapping to problem documents.
import type { Problem } from "../../contract/fleet";
import type { QueryErrorKind } from "../../query/types";

export type Failure =
  | { readonly kind: "bad-parameter"; readonly parameter: string; readonly detail: string }
  | {
      readonly kind: "not-found";
      readonly what: string;
      readonly id: string;
      readonly nearMatches: readonly string[];
      /** set when the id came in a parameter and not in the path */
      readonly parameter?: string;
    }
  | {
      readonly kind: "unavailable";
      readonly detail: string;
      readonly cause: QueryErrorKind | "not-ready";
      readonly upstreamMessage?: string;
    };

function unavailableStatus(cause: QueryErrorKind | "not-ready"): 502 | 503 | 504 {
  if (cause === "timeout") return 504;
  return cause === "not-ready" ? 503 : 502;
}

/** The problem document of a failure, about `path`. */
export function toProblem(failure: Failure, path: string): Problem {
  switch (failure.kind) {
    case "bad-parameter":
      return {
        type: "about:blank",
        title: "Bad parameter",
        status: 400,
        detail: `${failure.parameter}: ${failure.detail}`,
        instance: path,
        parameter: failure.parameter,
      };
    case "not-found":
      return {
        type: "about:blank",
        title: `Unknown ${failure.what}`,
        status: 404,
        detail: `There is no ${failure.what} ${JSON.stringify(failure.id)}.`,
        instance: path,
        ...(failure.parameter === undefined ? {} : { parameter: failure.parameter }),
        nearMatches: [...failure.nearMatches],
      };
    case "unavailable":
      return {
        type: "about:blank",
        title: "Data source trouble",
        status: unavailableStatus(failure.cause),
        detail: failure.detail,
        instance: path,
        ...(failure.upstreamMessage === undefined ? {} : { upstreamMessage: failure.upstreamMessage }),
      };
    default:
      return failure satisfies never;
  }
}
