import "server-only";
// A refresh asks large questions, each as wide as the fleet. All at once they end all at once: the data source works while nobody
// reads, then everything is read while it rests, and what people wait for stands in the same queue. A few at a time keep both busy.
import { setMaxListeners } from "node:events";
import type { QueryAnswer, QueryError, QueryRequest, Result } from "../../query/types";
import { Limiter } from "../query/limiter";

export type Ask = (requests: readonly QueryRequest[]) => Promise<readonly Result<QueryAnswer, QueryError>[]>;

/** Measured at 10,000 clusters on two cores: three or four were fastest, eight a tenth slower. */
export const REFRESH_QUERIES_AT_ONCE = 3;

/** A question that takes longer is waited for without its place: a source that hangs would hold all places until its time is over. */
export const PLACE_MS = 1_000;

export type AskOne = (request: QueryRequest) => Promise<Result<QueryAnswer, QueryError>>;

/** Asks through `ask` one by one, so many at a time over all calls, in the order of the calls. */
export function fewAtOnce(ask: Ask, count: number): AskOne {
  const limiter = new Limiter({
    concurrency: count,
    maxWaiting: Number.POSITIVE_INFINITY,
    agingMs: Number.POSITIVE_INFINITY,
    now: Date.now,
  });
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return async (request) => {
    await limiter.acquire("instant", signal);
    let hasPlace = true;
    const leave = () => {
      if (hasPlace) limiter.release();
      hasPlace = false;
    };
    const timer = setTimeout(leave, PLACE_MS);
    try {
      const [answer] = await ask([request]);
      if (answer === undefined) throw new Error("a query has an answer");
      return answer;
    } finally {
      clearTimeout(timer);
      leave();
    }
  };
}
