import "server-only";
// Answers in memory, bounded in bytes, least recently used first out. A key names source, query, step, scope and shape, so that no
// caller can ever meet an answer that was made for another's scope.
import { LRUCache } from "lru-cache";
import type { ParsedAnswer } from "../../datasources/types";
import type { Extent } from "../../query/extents";
import { frameBytes } from "../../query/frame";
import type { QueryRequest, Scope } from "../../query/types";

export const CACHE_MAX_BYTES = 128 * 1024 * 1024;

/** One whole answer: of an instant, or a partial range that must not join the extents. */
export interface StoredAnswer {
  readonly answer: ParsedAnswer;
  readonly fetchedAtUnixMs: number;
}

export class QueryCache {
  private readonly answers: LRUCache<string, StoredAnswer>;
  private readonly ranges: LRUCache<string, readonly Extent[]>;

  constructor(maxBytes = CACHE_MAX_BYTES) {
    const maxSize = Math.ceil(maxBytes / 2);
    this.answers = new LRUCache({
      maxSize,
      sizeCalculation: ({ answer }, key) => frameBytes(answer.frame) + 2 * key.length,
    });
    this.ranges = new LRUCache({
      maxSize,
      sizeCalculation: (extents, key) =>
        extents.reduce((total, { frame }) => total + frameBytes(frame), 2 * key.length + 64),
    });
  }

  get bytes(): number {
    return this.answers.calculatedSize + this.ranges.calculatedSize;
  }

  getAnswer(key: string): StoredAnswer | undefined {
    return this.answers.get(key);
  }

  setAnswer(key: string, stored: StoredAnswer): void {
    this.answers.set(key, stored);
  }

  getExtents(key: string): readonly Extent[] {
    return this.ranges.get(key) ?? [];
  }

  setExtents(key: string, extents: readonly Extent[]): void {
    this.ranges.set(key, extents);
  }
}

/** Equal for equal questions. An instant without a time means "now" and has one key; a range's key leaves its ends to the extents. */
export function cacheKey(sourceId: string, query: QueryRequest, scope: Scope): string {
  const who = scope.kind === "all" ? "all" : `clusters:${JSON.stringify([...new Set(scope.clusterIds)].sort())}`;
  const when = query.kind === "range" ? `range:${query.stepSeconds}` : `instant:${query.atUnixMs ?? "now"}`;
  const shape = query.kind === "instant" && query.keptLabels ? `columns:${query.keptLabels.join(",")}` : "series";
  return [sourceId, when, who, shape, query.promql].join("\n");
}
