import "server-only";
// Whether a source is up, since when, and what it last said. A refused query proves that the source is there; a single slow
// one proves nothing, so a time-out counts only once the breaker has opened.
import type { Failure } from "../../datasources/types";
import type { QueryError } from "../../query/types";
import { getLog } from "../log";

export interface SourceState {
  readonly state: "up" | "down" | "unknown";
  /** when the present state began; for "unknown" the start of this process's interest */
  readonly sinceUnixMs: number;
  /** the failure behind "down", or the last one before "up" again; null when there was none */
  readonly lastError: QueryError | null;
}

export class StateTracker {
  private current: SourceState;

  constructor(
    private readonly sourceId: string,
    private readonly now: () => number,
  ) {
    this.current = { state: "unknown", sinceUnixMs: now(), lastError: null };
  }

  get state(): SourceState {
    return this.current;
  }

  /** `failure` null: a good answer. */
  record(failure: Failure | null, isBreakerOpen: boolean): void {
    const kind = failure?.error.kind;
    if (failure === null || kind === "bad-query" || kind === "limit") {
      this.move("up", this.current.lastError);
      return;
    }
    if (kind === "timeout" && !isBreakerOpen) {
      this.current = { ...this.current, lastError: failure.error };
      return;
    }
    this.move("down", failure.error);
  }

  private move(state: "up" | "down", lastError: QueryError | null): void {
    const hasChanged = this.current.state !== state;
    const sinceUnixMs = hasChanged ? this.now() : this.current.sinceUnixMs;
    this.current = { state, sinceUnixMs, lastError };
    if (!hasChanged) return;
    if (state === "up") getLog().info({ source: this.sourceId }, "data source answers");
    else
      getLog().warn(
        { source: this.sourceId, error: lastError?.message, detail: lastError?.upstreamMessage },
        "data source down",
      );
  }
}
