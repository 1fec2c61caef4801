import "server-only";
// Leaves a failing source alone for a while, so that hundreds of viewers do not keep it down and do not each wait for it.
// Only the source's own failures count, never refused queries. After the pause one question goes through as the test.

export interface BreakerOptions {
  readonly failuresInRow: number;
  readonly sampleCount: number;
  readonly failureRatio: number;
  readonly openMs: number;
  readonly maxOpenMs: number;
  readonly now: () => number;
}
export const BREAKER_DEFAULTS = {
  failuresInRow: 5,
  sampleCount: 20,
  failureRatio: 0.5,
  openMs: 10_000,
  maxOpenMs: 30_000,
} as const;

export const BREAKER_STATES = ["closed", "half-open", "open"] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

export class Breaker {
  private recent: boolean[] = [];
  private inRow = 0;
  private openUntilMs: number | null = null;
  private pauseMs: number;
  private isTesting = false;

  constructor(private readonly options: BreakerOptions) {
    this.pauseMs = options.openMs;
  }

  get state(): BreakerState {
    if (this.openUntilMs === null) return "closed";
    return this.options.now() < this.openUntilMs ? "open" : "half-open";
  }

  /** Seconds until the next question may go through; 0 when one may now. */
  get waitSeconds(): number {
    if (this.state === "closed") return 0;
    const restMs = (this.openUntilMs ?? 0) - this.options.now();
    return this.state === "half-open" && !this.isTesting ? 0 : Math.max(1, Math.ceil(restMs / 1000));
  }

  /** True when the question may go; it must then be followed by `record` or `abandon`. */
  tryPass(): boolean {
    if (this.state === "closed") return true;
    if (this.state === "open" || this.isTesting) return false;
    this.isTesting = true;
    return true;
  }

  /** The question went nowhere (cancelled, no room): says nothing about the source. */
  abandon(): void {
    this.isTesting = false;
  }

  record(isSourceFault: boolean): void {
    const wasTest = this.isTesting;
    this.isTesting = false;
    if (!isSourceFault) {
      this.inRow = 0;
      if (wasTest || this.state === "half-open") this.close();
      this.remember(true);
      return;
    }
    this.inRow++;
    this.remember(false);
    if (wasTest) this.pauseMs = Math.min(this.options.maxOpenMs, this.pauseMs * 2);
    if (wasTest || this.isTripped()) this.openFor(this.pauseMs);
  }

  /** Opens at once: the source itself asked for a pause. */
  openFor(ms: number): void {
    this.openUntilMs = Math.max(this.openUntilMs ?? 0, this.options.now() + ms);
    this.recent = [];
    this.inRow = 0;
  }

  private close(): void {
    this.openUntilMs = null;
    this.pauseMs = this.options.openMs;
    this.recent = [];
  }

  private remember(isGood: boolean): void {
    this.recent = [...this.recent, isGood].slice(-this.options.sampleCount);
  }

  private isTripped(): boolean {
    if (this.inRow >= this.options.failuresInRow) return true;
    const failures = this.recent.filter((isGood) => !isGood).length;
    return this.recent.length >= this.options.sampleCount && failures / this.recent.length >= this.options.failureRatio;
  }
}
