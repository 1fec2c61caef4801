import "server-only";
// What was read of past moments, for all who ask for the same one. The young past may still change, the settled one hardly does.
import { LRUCache } from "lru-cache";
import type { QueryError, Result } from "../../../query/types";
import { processState } from "../../process-state";

const FRESH_MS = 10_000;
const SETTLED_AFTER_MS = 300_000;
/** For an hour, in case history is written later. */
const SETTLED_FRESH_MS = 3_600_000;

type Read<T> = Promise<Result<T, QueryError>>;

interface Kept<T> {
  readonly read: Read<T>;
  readonly untilUnixMs: number;
}

/**
 * A memory of its own, named `name`, of so many moments. Who asks while a moment is read waits for the same answer; failures and
 * stale answers are forgotten at once.
 */
export function keepMoments<T extends { readonly isStale: boolean }>(name: string, maxMoments: number) {
  const cache = () => processState(name, () => new LRUCache<string, Kept<T>>({ max: maxMoments }));
  return (inventoryVersion: string, atUnixMs: number, load: () => Read<T>): Read<T> => {
    const key = `${inventoryVersion} ${atUnixMs}`;
    const nowUnixMs = Date.now();
    const kept = cache().get(key);
    if (kept && nowUnixMs < kept.untilUnixMs) return kept.read;
    const read = load().then((result) => {
      const isWhole = result.ok && !result.value.isStale;
      if (!isWhole && cache().get(key)?.read === read) cache().delete(key);
      return result;
    });
    const freshMs = nowUnixMs - atUnixMs > SETTLED_AFTER_MS ? SETTLED_FRESH_MS : FRESH_MS;
    cache().set(key, { read, untilUnixMs: nowUnixMs + freshMs });
    return read;
  };
}
