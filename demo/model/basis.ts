// The clock of a cluster: a handful of functions of time in closed form. Every series of the simulator is, between two changes of
// condition, a constant plus multiples of these; so any value at any time is a few multiplications, whoever asks and when.
import type { EtcdCluster } from "./fleet";
import { between, hashUnit } from "./random";

/** Times inside the model are seconds since this moment: small enough for exact arithmetic, fixed for ever. */
export const MODEL_EPOCH_MS = Date.UTC(2026, 0, 1);

export const BASIS = {
  one: 0,
  /** seconds */
  time: 1,
  /** integral of the write load, mean 1 per second */
  writes: 2,
  reads: 3,
  /** the same integrals weighted with a slow 0..1 mood: how much of the load met the busy latency profile */
  busyWrites: 4,
  busyReads: 5,
  busyTime: 6,
  /** the load itself, now */
  writeLoad: 7,
  readLoad: 8,
  /** 0..1, falls back to 0 every 5 minutes, when Kubernetes compacts */
  compactionSaw: 9,
  /** -1..1, about 29 minutes */
  wobble: 10,
  /** -1..1, about 6 minutes */
  flutter: 11,
} as const;
export type BasisId = (typeof BASIS)[keyof typeof BASIS];
export const BASIS_COUNT = 12;

const DAY = 86_400;
const TAU = 2 * Math.PI;
const BURST_SECONDS = 150;
const BURST_HEIGHT = 0.5;

interface Wave {
  readonly amplitude: number;
  readonly omega: number;
  readonly phase: number;
}

export type Clock = (seconds: number, out: Float64Array) => void;

function wave(amplitude: number, periodSeconds: number, phase: number): Wave {
  return { amplitude, omega: TAU / periodSeconds, phase };
}

function levelOf(waves: readonly Wave[], t: number): number {
  let sum = 1;
  for (const { amplitude, omega, phase } of waves) sum += amplitude * Math.sin(omega * t + phase);
  return sum;
}

function integralOf(waves: readonly Wave[], t: number): number {
  let sum = t;
  for (const { amplitude, omega, phase } of waves) sum -= (amplitude / omega) * Math.cos(omega * t + phase);
  return sum;
}

/** Integral of (1 + waves) * (1/2 + 1/2 sin(mood)), by the product-to-sum rule. */
function moodIntegralOf(waves: readonly Wave[], mood: Wave, t: number): number {
  let sum = 0.5 * integralOf(waves, t) - (0.5 / mood.omega) * Math.cos(mood.omega * t + mood.phase);
  for (const { amplitude, omega, phase } of waves) {
    const down = mood.omega - omega;
    const up = mood.omega + omega;
    sum += 0.25 * amplitude * (Math.sin(down * t + mood.phase - phase) / down);
    sum -= 0.25 * amplitude * (Math.sin(up * t + mood.phase + phase) / up);
  }
  return sum;
}

/** Jobs that start on the hour: a burst in the first minutes of each. */
function burstIntegral(t: number): number {
  const hours = Math.floor(t / 3_600);
  return BURST_HEIGHT * (hours * BURST_SECONDS + Math.min(t - hours * 3_600, BURST_SECONDS));
}

function loadWaves(seed: number, cluster: EtcdCluster, kind: string): Wave[] {
  const u = (key: string) => hashUnit(seed, cluster.id, kind, key);
  // peak at about 15:00 local time, 2 h either way
  const peakSeconds = (15 - cluster.region.utcOffsetHours + between(u("peak"), -2, 2)) * 3_600;
  return [
    wave(between(u("day"), 0.18, 0.34), DAY, Math.PI / 2 - (TAU * peakSeconds) / DAY),
    wave(0.07, 7 * DAY, TAU * 0.3),
    wave(0.06, between(u("p1"), 2_300, 3_200), TAU * u("f1")),
    wave(0.05, between(u("p2"), 500, 900), TAU * u("f2")),
  ];
}

/** The clock of one cluster: fills `out` with every basis function at `seconds`. Loads stay within 0.45 and 2.1. */
export function buildClock(seed: number, cluster: EtcdCluster): Clock {
  const u = (key: string) => hashUnit(seed, cluster.id, "clock", key);
  const writes = loadWaves(seed, cluster, "writes");
  const reads = loadWaves(seed, cluster, "reads");
  const mood = wave(1, between(u("mood"), 1_100, 2_000), TAU * u("mood-phase"));
  const wobble = wave(1, between(u("wobble"), 1_500, 2_000), TAU * u("wobble-phase"));
  const flutter = wave(1, between(u("flutter"), 300, 420), TAU * u("flutter-phase"));
  return (t, out) => {
    const burst = burstIntegral(t);
    const burstNow = t % 3_600 < BURST_SECONDS ? BURST_HEIGHT : 0;
    out[BASIS.one] = 1;
    out[BASIS.time] = t;
    out[BASIS.writes] = integralOf(writes, t) + burst;
    out[BASIS.reads] = integralOf(reads, t) + burst;
    out[BASIS.busyWrites] = moodIntegralOf(writes, mood, t);
    out[BASIS.busyReads] = moodIntegralOf(reads, mood, t);
    out[BASIS.busyTime] = 0.5 * t - (0.5 / mood.omega) * Math.cos(mood.omega * t + mood.phase);
    out[BASIS.writeLoad] = levelOf(writes, t) + burstNow;
    out[BASIS.readLoad] = levelOf(reads, t) + burstNow;
    out[BASIS.compactionSaw] = (t % 300) / 300;
    out[BASIS.wobble] = Math.sin(wobble.omega * t + wobble.phase);
    out[BASIS.flutter] = Math.sin(flutter.omega * t + flutter.phase);
  };
}
