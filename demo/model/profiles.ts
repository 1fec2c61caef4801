// Latency profiles as cumulative shares per bucket bound: log-normal bodies between a median and a p99, the degraded disk of a bad
// zone, and stalls of 1.1 to 4 seconds. Stalls start above one second, so that every source of the write SLI agrees on what is slow.

export const DISK_BOUNDS = doubling(0.001, 14);
export const PEER_BOUNDS = doubling(0.0001, 16);
export const GRPC_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
export const APISERVER_ETCD_BOUNDS_OLD = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 15, 30, 60];
export const APISERVER_ETCD_BOUNDS = [
  0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60,
];
/** the sli histogram, as far as an operator's keep-list retains its buckets */
export const APISERVER_REQUEST_BOUNDS = [0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 2, 3, 5, 10, 30, 60];

function doubling(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Number((first * 2 ** index).toPrecision(8)));
}

export interface Profile {
  /** cumulative share at each bound, without +Inf */
  readonly shares: readonly number[];
  readonly meanSeconds: number;
}

/** Standard normal distribution function, good to 1e-7. */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    0.3989422804014327 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}

const bodies = new WeakMap<readonly number[], Map<string, Profile>>();

/** Log-normal latency with this median and p99. Remembered: whole fleets share a few shapes. */
export function body(bounds: readonly number[], medianSeconds: number, p99Seconds: number): Profile {
  const known = bodies.get(bounds) ?? new Map<string, Profile>();
  bodies.set(bounds, known);
  const key = `${medianSeconds} ${p99Seconds}`;
  const profile = known.get(key) ?? computeBody(bounds, medianSeconds, p99Seconds);
  known.set(key, profile);
  return profile;
}

function computeBody(bounds: readonly number[], medianSeconds: number, p99Seconds: number): Profile {
  const sigma = Math.log(p99Seconds / medianSeconds) / 2.3263;
  return {
    shares: bounds.map((bound) => normalCdf(Math.log(bound / medianSeconds) / sigma)),
    meanSeconds: medianSeconds * Math.exp((sigma * sigma) / 2),
  };
}

/** Log-uniform between two latencies: stalls, timeouts, refusals. */
export function spread(bounds: readonly number[], lowSeconds: number, highSeconds: number): Profile {
  const span = Math.log(highSeconds / lowSeconds);
  return {
    shares: bounds.map((bound) => Math.min(1, Math.max(0, Math.log(bound / lowSeconds) / span))),
    meanSeconds: (highSeconds - lowSeconds) / span,
  };
}

export function blend(left: Profile, right: Profile, rightShare: number): Profile {
  if (rightShare <= 0) return left;
  return {
    shares: left.shares.map((share, index) => share * (1 - rightShare) + (right.shares[index] ?? 1) * rightShare),
    meanSeconds: left.meanSeconds * (1 - rightShare) + right.meanSeconds * rightShare,
  };
}

/** An SSD that answers 96 % of fsyncs within a millisecond, and the same disk in its worse hours. */
export const QUIET_FSYNC: Profile = {
  shares: [0.96, 0.991, 0.9975, 0.9992, 0.9998, 0.99998, 1, 1, 1, 1, 1, 1, 1, 1],
  meanSeconds: 0.0008,
};
export const BUSY_FSYNC: Profile = {
  shares: [0.72, 0.925, 0.978, 0.9935, 0.9985, 0.9997, 0.99997, 1, 1, 1, 1, 1, 1, 1],
  meanSeconds: 0.0014,
};
export const DEGRADED_FSYNC: Profile = {
  shares: [0.1, 0.25, 0.45, 0.57, 0.68, 0.8, 0.9, 0.96, 0.985, 0.996, 1, 1, 1, 1],
  meanSeconds: 0.032,
};
export const STALL_SECONDS = [1.1, 4] as const;
export const TIMEOUT_SECONDS = [7, 7.4] as const;
