// Which indicators troubleshooting looks at, and when one of them counts as departed: the first lasting departure from the median
// of the hour before, or of the earliest samples where that hour was not recorded. Order is by how often the signal told the sides apart; a page with several clusters takes the first few.
import type { BaselineSource } from "../contract/troubleshoot";
import type { IndicatorId } from "../indicators/registry";
import type { Indicator } from "../indicators/types";
import { learnNormal } from "../stats/normal";
import { findOnset, type Onset } from "../stats/onset";
import type { Unit } from "../units/unit";

export const ETCD_SIGNALS = [
  "etcd-wal-fsync",
  "etcd-backend-commit",
  "etcd-write-latency",
  "etcd-leader-changes",
  "etcd-requests",
  "etcd-member-up",
  "etcd-error-ratio",
  "etcd-proposals-pending",
  "etcd-peer-round-trip",
  "etcd-read-latency",
  "etcd-quota-usage",
  "etcd-cpu",
] as const satisfies readonly IndicatorId[];

export const K8S_SIGNALS = [
  "k8s-etcd-latency",
  "k8s-request-latency",
  "k8s-server-errors",
  "k8s-requests",
  "k8s-etcd-error-ratio",
  "k8s-lists",
  "k8s-timeouts",
  "k8s-inflight",
  "k8s-watches",
  "k8s-webhook-latency",
  "k8s-etcd-requests",
  "k8s-apiserver-up",
] as const satisfies readonly IndicatorId[];

const LEAST_BASELINE_SAMPLES = 8;
/** Samples in a row that make a departure last, at least. */
const LASTING_SAMPLES = 3;
/** Share of what is worth a look that a departure has to reach: a rise that stays well under its bound hurts nobody. */
const LEAST_BOUND_SHARE = 0.5;
const DEVIATION_FACTOR = 6;
/** Share of the median that any departure has to reach. */
const LEAST_SHARE = 0.5;
/** Departures under these are noise whatever the median, in the unit. */
const LEAST_DEPARTURE: Readonly<Record<Unit, number>> = {
  seconds: 0.005,
  ratio: 0.005,
  perSecond: 2,
  count: 0.5,
  bytes: 1_048_576,
  bytesPerSecond: 65_536,
  cores: 0.2,
  burnRate: 1,
  minutes: 1,
  text: Number.POSITIVE_INFINITY,
  unixMs: Number.POSITIVE_INFINITY,
};

export interface SignalFacts {
  readonly baseline: number | null;
  /** where the baseline comes from; null = no baseline, so that nothing was judged */
  readonly baselineFrom: BaselineSource | null;
  readonly onset: Onset | null;
}

const NOT_JUDGED: SignalFacts = { baseline: null, baselineFrom: null, onset: null };

/** Values of one line; `fromIndex` is where the window begins, everything before it is the past that it is compared with. */
export function judgeLine(
  values: readonly (number | null)[],
  fromIndex: number,
  indicator: Pick<Indicator, "unit" | "worse" | "limits">,
  lastingSampleCount = LASTING_SAMPLES,
): SignalFacts {
  const minDeparture = (median: number) => Math.max(LEAST_DEPARTURE[indicator.unit], LEAST_SHARE * Math.abs(median));
  const normal = learnNormal(values, fromIndex, {
    minSampleCount: LEAST_BASELINE_SAMPLES,
    deviationFactor: DEVIATION_FACTOR,
    minDeparture,
    lastingSampleCount,
  });
  if (!normal) return NOT_JUDGED;
  const { baseline, from, judgedFromIndex } = normal;
  const shared = {
    deviationFactor: DEVIATION_FACTOR,
    minDeparture: minDeparture(baseline.median),
    minPeakDeparture: LEAST_BOUND_SHARE * (indicator.limits?.warning ?? 0),
    minSampleCount: lastingSampleCount,
  };
  const find = (direction: "up" | "down") => {
    const options = { ...shared, direction };
    let onset = findOnset(values, baseline, options, judgedFromIndex);
    // What is departed as the window opens began before it: the true beginning is told, not the window's edge.
    for (let index = judgedFromIndex - 1; onset?.index === index + 1 && index >= 0; index -= 1) {
      const earlier = findOnset(values, baseline, options, index);
      if (earlier?.index !== index) break;
      onset = earlier;
    }
    return onset;
  };
  const up = indicator.worse === "lower" ? null : find("up");
  const down = indicator.worse === "higher" ? null : find("down");
  const onset = up && down ? (down.index < up.index ? down : up) : (up ?? down);
  return { baseline: baseline.median, baselineFrom: from === "past" ? "before" : "window", onset };
}

/**
 * Samples that a departure has to last where each looks back over a rate window: one bad moment colours every sample whose window
 * holds it, and must not pass for a lasting change.
 */
export function lastingSamples(rateWindowSeconds: number, stepSeconds: number): number {
  return Math.max(LASTING_SAMPLES, Math.ceil(rateWindowSeconds / stepSeconds) + 1);
}

/** 1, 2, 3 by time; onsets at most `togetherMs` after the first of their number share it. Null stays null. */
export function orderOnsets(onsets: readonly (number | null)[], togetherMs: number): (number | null)[] {
  const times = [...new Set(onsets.flatMap((time) => time ?? []))].sort((a, b) => a - b);
  const orderOf = new Map<number, number>();
  let order = 0;
  let startUnixMs = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time - startUnixMs > togetherMs) {
      order += 1;
      startUnixMs = time;
    }
    orderOf.set(time, order);
  }
  return onsets.map((time) => (time === null ? null : (orderOf.get(time) ?? null)));
}
