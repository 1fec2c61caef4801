// Writes what customers lived: minutes in which any of their core clusters was not serving, as the rules record them. Collected from
// the clusters one by one, minute by minute, since minutes of several clusters may be the same ones.
import { RECORDED } from "../../lib/slo/recorded-series";
import type { BlockWriter } from "../tsdb/block";
import type { ClusterHistory } from "./history";
import { labelText } from "./labels";
import type { Moments, Span } from "./times";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const WINDOW_MS = 28 * 24 * HOUR_MS;

const UNSEEN = 0;
const SEEN = 1;
const BAD = 2;

export class CustomerPast {
  private readonly fromMs: number;
  private readonly minuteCount: number;
  /** what is known of each minute after `fromMs`, the worst of a customer's clusters */
  private readonly states = new Map<string, Uint8Array>();

  constructor(span: Pick<Span, "nowMs">) {
    this.fromMs = Math.floor((span.nowMs - WINDOW_MS) / HOUR_MS) * HOUR_MS - HOUR_MS;
    this.minuteCount = Math.floor((span.nowMs - this.fromMs) / MINUTE_MS);
  }

  /** Adds a core cluster. */
  add(history: ClusterHistory): void {
    const { customer } = history.life.cluster;
    const states = this.states.get(customer) ?? new Uint8Array(this.minuteCount);
    this.states.set(customer, states);
    const note = (minute: number, state: number) => {
      states[minute] = Math.max(states[minute] ?? UNSEEN, state);
    };
    for (let first = 0; first < this.minuteCount; first += 60) {
      const last = Math.min(first + 60, this.minuteCount);
      const { total, good } = history.counts("availability", this.timeOf(first), this.timeOf(last));
      if (total === 0) continue;
      const isCalm = total === last - first && good === total;
      for (let minute = first; minute < last; minute += 1) {
        if (isCalm) note(minute, SEEN);
        else {
          const own = history.counts("availability", this.timeOf(minute), this.timeOf(minute + 1));
          if (own.total > 0) note(minute, own.good < own.total ? BAD : SEEN);
        }
      }
    }
  }

  write(file: BlockWriter, moments: Moments): void {
    for (const [customer, states] of this.states) {
      const badBefore = sumUp(states, (state) => state === BAD);
      const seenBefore = sumUp(states, (state) => state !== UNSEEN);
      const write = (name: string, times: readonly number[], lengthMs: number) =>
        file.series(`${name}{${labelText({ customer })}}`, times, (index) => {
          const last = this.minuteOf(times[index] ?? 0);
          const first = Math.max(0, last - lengthMs / MINUTE_MS);
          const between = (sums: Uint32Array) => (sums[last] ?? 0) - (sums[first] ?? 0);
          return between(seenBefore) > 0 ? between(badBefore) : Number.NaN;
        });
      write(RECORDED.customerDown, moments.minutes, MINUTE_MS);
      write(RECORDED.customerDownMinutesTile5m, moments.tiles, 5 * MINUTE_MS);
      write(RECORDED.customerDownMinutesTile1h, moments.hours, HOUR_MS);
      write(RECORDED.customerDownMinutes28d, moments.slow, WINDOW_MS);
    }
  }

  private timeOf(minute: number): number {
    return this.fromMs + minute * MINUTE_MS;
  }

  /** minutes that are over at a time */
  private minuteOf(timeMs: number): number {
    return Math.min(this.minuteCount, Math.max(0, Math.floor((timeMs - this.fromMs) / MINUTE_MS)));
  }
}

/** How many of the minutes before each one are so. */
function sumUp(states: Uint8Array, isSo: (state: number) => boolean): Uint32Array {
  const sums = new Uint32Array(states.length + 1);
  states.forEach((state, minute) => {
    sums[minute + 1] = (sums[minute] ?? 0) + (isSo(state) ? 1 : 0);
  });
  return sums;
}
