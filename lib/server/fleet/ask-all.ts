import "server-only";
// Asks some of the fleet's questions and hands on what comes at once, while the others are still on their way.
import type { Frame, MissingSource, QueryError, QueryRequest } from "../../query/types";
import type { AskOne } from "./few-at-once";

/** How the asking went. */
export interface Outcome {
  /** of the first question without an answer */
  readonly error: QueryError | null;
  readonly isPartial: boolean;
  /** sources that gave nothing, by id */
  readonly missing: ReadonlyMap<string, MissingSource>;
}

/** Gives every good answer to `keep` when it comes. What is stale is no answer: what was known before is as good. */
export async function askAll<Request extends QueryRequest>(
  askOne: AskOne,
  requests: readonly Request[],
  keep: (request: Request, frame: Frame) => void,
): Promise<Outcome> {
  const errors: (QueryError | null)[] = requests.map(() => null);
  const missing = new Map<string, MissingSource>();
  let isPartial = false;
  const askFor = async (request: Request, at: number) => {
    const result = await askOne(request);
    if (!result.ok) errors[at] = result.error;
    else if (result.value.isStale) errors[at] = result.value.staleReason ?? null;
    else {
      keep(request, result.value.frame);
      isPartial ||= result.value.isPartial;
      for (const source of result.value.missing ?? []) missing.set(source.sourceId, source);
    }
  };
  await Promise.all(requests.map(askFor));
  return { error: errors.find((error) => error !== null) ?? null, isPartial, missing };
}
