// A series as data: between two changes of condition it is `offset + c1 * B1(t) + c2 * B2(t)` over the cluster's clock. Counters
// carry their value across changes and begin at zero with their process; gauges start afresh. A Walker evaluates all series of one
// target at any time, quickly when time moves forward.
import { BASIS, BASIS_COUNT, type BasisId, type Clock } from "./basis";
import { type Segment, segmentIndexAt, toModelSeconds } from "./timeline";

/** `counter` begins at zero with its process; `lasting` survives restarts (raft indexes, revisions); `gauge` has no memory. */
export type SeriesKind = "counter" | "lasting" | "gauge";

/** What a series is worth in one segment. For counters the coefficients are rates; `level` is never carried over. */
export interface Terms {
  level: number;
  first: BasisId;
  firstFactor: number;
  second: BasisId;
  secondFactor: number;
}

export interface SeriesSpec {
  readonly name: string;
  /** rendered label pairs, without braces; target labels are not among them */
  readonly labels: string;
  readonly kind: SeriesKind;
  /** decimals to keep; 0 floors, as counts do */
  readonly decimals: number;
  /** value at the start of the model of a lasting series */
  readonly startValue?: number;
  /** created by its first event: left out while zero */
  readonly isLazy?: boolean;
  /** a lasting series that stands still in this segment and catches up after it */
  readonly isFrozenIn?: (segment: Segment) => boolean;
  readonly terms: (segment: Segment, out: Terms) => void;
}

/** How the metrics page announces a family. */
export interface FamilySpec {
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly series: readonly SeriesSpec[];
}

export function constantTerms(out: Terms, level: number): void {
  out.level = level;
  out.first = BASIS.one;
  out.firstFactor = 0;
  out.second = BASIS.one;
  out.secondFactor = 0;
}

export function linearTerms(
  out: Terms,
  first: BasisId,
  firstFactor: number,
  second: BasisId = BASIS.one,
  secondFactor = 0,
  level = 0,
): void {
  out.level = level;
  out.first = first;
  out.firstFactor = firstFactor;
  out.second = second;
  out.secondFactor = secondFactor;
}

/** Start of the process that runs in this segment, Unix ms; undefined when the target's series never restart. */
export type ProcessStart = (segment: Segment) => number | undefined;

/** All series of one target, evaluated over time. */
export class Walker {
  readonly values: Float64Array;
  private readonly offsets: Float64Array;
  private readonly levels: Float64Array;
  /** value at which a frozen series stands; NaN when it moves */
  private readonly frozen: Float64Array;
  private readonly firstIds: Uint8Array;
  private readonly secondIds: Uint8Array;
  private readonly firstFactors: Float64Array;
  private readonly secondFactors: Float64Array;
  private readonly basis = new Float64Array(BASIS_COUNT);
  private readonly scratch: Terms = { level: 0, first: 0, firstFactor: 0, second: 0, secondFactor: 0 };
  private segmentIndex = -1;
  private processStartMs: number | undefined;

  constructor(
    private readonly series: readonly SeriesSpec[],
    private readonly timeline: readonly Segment[],
    private readonly clock: Clock,
    private readonly processStart: ProcessStart,
  ) {
    const count = series.length;
    this.values = new Float64Array(count);
    this.offsets = new Float64Array(count);
    this.levels = new Float64Array(count);
    this.frozen = new Float64Array(count).fill(Number.NaN);
    this.firstIds = new Uint8Array(count);
    this.secondIds = new Uint8Array(count);
    this.firstFactors = new Float64Array(count);
    this.secondFactors = new Float64Array(count);
  }

  /** Evaluates every series at this time into `values`. Returns the segment that holds the time. */
  moveTo(timeMs: number): Segment {
    const target = segmentIndexAt(this.timeline, timeMs);
    if (target < this.segmentIndex) this.segmentIndex = -1;
    while (this.segmentIndex < target) this.enter(this.segmentIndex + 1);
    this.clock(toModelSeconds(timeMs), this.basis);
    for (let index = 0; index < this.values.length; index += 1) {
      const still = this.frozen[index] ?? Number.NaN;
      this.values[index] = (Number.isNaN(still) ? this.evaluate(index) : still) + (this.levels[index] ?? 0);
    }
    const segment = this.timeline[target];
    if (segment === undefined) throw new RangeError("a timeline without segments");
    return segment;
  }

  private evaluate(index: number): number {
    const { offsets, firstFactors, secondFactors, firstIds, secondIds, basis } = this;
    return (
      (offsets[index] ?? 0) +
      (firstFactors[index] ?? 0) * (basis[firstIds[index] ?? 0] ?? 0) +
      (secondFactors[index] ?? 0) * (basis[secondIds[index] ?? 0] ?? 0)
    );
  }

  /** Carries counters over the edge and takes the terms of the next segment. */
  private enter(next: number): void {
    const segment = this.timeline[next];
    if (segment === undefined) return;
    const startMs = this.processStart(segment);
    const isFirst = next === 0;
    const isNewProcess = isFirst || startMs !== this.processStartMs;
    const edgeMs = isFirst ? (startMs ?? 0) : segment.fromMs;
    this.clock(toModelSeconds(edgeMs), this.basis);
    this.series.forEach((spec, index) => {
      const carried = isFirst ? (spec.startValue ?? 0) : this.evaluate(index);
      spec.terms(segment, this.scratch);
      this.take(index);
      if (spec.kind === "gauge") return;
      const begin = spec.kind === "counter" && isNewProcess ? 0 : carried;
      // a lasting series counts from the model's epoch: the same on all members, whenever their processes began
      const already = isFirst && spec.kind === "lasting" ? 0 : this.evaluate(index);
      this.offsets[index] = begin - already;
      if (spec.isFrozenIn?.(segment) !== true) this.frozen[index] = Number.NaN;
      else if (Number.isNaN(this.frozen[index] ?? 0)) this.frozen[index] = carried;
    });
    this.segmentIndex = next;
    this.processStartMs = startMs;
  }

  private take(index: number): void {
    this.offsets[index] = 0;
    this.levels[index] = this.scratch.level;
    this.firstIds[index] = this.scratch.first;
    this.secondIds[index] = this.scratch.second;
    this.firstFactors[index] = this.scratch.firstFactor;
    this.secondFactors[index] = this.scratch.secondFactor;
  }
}

/** A value as a metrics page prints it: counts are whole, the rest is rounded. */
export function roundValue(value: number, decimals: number): number {
  // arithmetic noise must not let a count fall, which would read as a restart
  if (decimals === 0) return Math.max(0, Math.floor(value + 1e-6));
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
