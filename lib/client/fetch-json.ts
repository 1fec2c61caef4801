// One way to ask the product's own API: JSON in, or an ApiError with words for the user. The browser revalidates by ETag.
import type { Problem } from "../contract/fleet";
import { learnServerTime } from "./clock";

/** `status` 0: nobody answered. `problem` null: the answer was not of this product. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.name = "ApiError";
  }
}

/** The body of a 200 answer, unparsed beyond JSON. Throws ApiError; an abort passes through. */
export async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, cache: "no-cache", headers: { accept: "application/json" } }).catch(
    (cause: unknown) => {
      if (signal.aborted) throw cause;
      throw new ApiError(0, null);
    },
  );
  learnServerTime(response.headers.get("date"));
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw new ApiError(response.status, isProblem(body) ? body : null);
}

/** Only what the server's own `problem()` writes has these fields; the rest of it is optional. */
function isProblem(body: unknown): body is Problem {
  return (
    typeof body === "object" &&
    body !== null &&
    "title" in body &&
    typeof body.title === "string" &&
    "detail" in body &&
    typeof body.detail === "string"
  );
}

/** A mistake of the asker stays one; trouble of the other side is tried once more. */
export function isWorthRetrying(failureCount: number, error: Error): boolean {
  return failureCount < 1 && error instanceof ApiError && (error.status === 0 || error.status >= 500);
}
