import "server-only";
// At most so many questions at once per source; the rest wait in a bounded queue: what a person waits for first, background
// work last, but nobody longer than a moment behind newer ones, or the fleet snapshot would go cold under load.

export const PRIORITIES = ["instant", "range", "background"] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface LimiterOptions {
  readonly concurrency: number;
  readonly maxWaiting: number;
  /** one that has waited this long goes before those of higher priority */
  readonly agingMs: number;
  readonly now: () => number;
}

interface Waiter {
  readonly sinceMs: number;
  readonly settle: (outcome: Outcome) => void;
}
/** "full": no room in the queue, or pushed out by a more urgent one. "cancelled": the caller went away. */
export type Outcome = "granted" | "full" | "cancelled";

export class Limiter {
  private running = 0;
  private readonly lanes: Record<Priority, Waiter[]> = { instant: [], range: [], background: [] };

  constructor(private readonly options: LimiterOptions) {}

  get runningCount(): number {
    return this.running;
  }

  get waitingCount(): number {
    return PRIORITIES.reduce((total, lane) => total + this.lanes[lane].length, 0);
  }

  /** After "granted", and only then, the caller must call `release` once. */
  acquire(priority: Priority, signal: AbortSignal): Promise<Outcome> {
    if (signal.aborted) return Promise.resolve("cancelled");
    if (this.running < this.options.concurrency && this.waitingCount === 0) {
      this.running++;
      return Promise.resolve("granted");
    }
    if (this.waitingCount >= this.options.maxWaiting && !this.pushOut(priority)) return Promise.resolve("full");
    return this.wait(priority, signal);
  }

  release(): void {
    const next = this.takeNext();
    if (next) next.settle("granted");
    else this.running--;
  }

  private wait(priority: Priority, signal: AbortSignal): Promise<Outcome> {
    return new Promise((resolve) => {
      const onAbort = () => {
        this.lanes[priority] = this.lanes[priority].filter((other) => other !== waiter);
        resolve("cancelled");
      };
      const waiter: Waiter = {
        sinceMs: this.options.now(),
        settle: (outcome) => {
          signal.removeEventListener("abort", onAbort);
          resolve(outcome);
        },
      };
      signal.addEventListener("abort", onAbort, { once: true });
      this.lanes[priority].push(waiter);
    });
  }

  private takeNext(): Waiter | undefined {
    const oldestAllowed = this.options.now() - this.options.agingMs;
    const aged = PRIORITIES.toReversed().find((lane) => (this.lanes[lane][0]?.sinceMs ?? Infinity) <= oldestAllowed);
    const lane = aged ?? PRIORITIES.find((candidate) => this.lanes[candidate].length > 0);
    return lane === undefined ? undefined : this.lanes[lane].shift();
  }

  /** Makes room by turning away the newest of a lower priority. */
  private pushOut(priority: Priority): boolean {
    const lower = PRIORITIES.slice(PRIORITIES.indexOf(priority) + 1).toReversed();
    const victim = lower.find((lane) => this.lanes[lane].length > 0);
    const waiter = victim === undefined ? undefined : this.lanes[victim].pop();
    waiter?.settle("full");
    return waiter !== undefined;
  }
}
