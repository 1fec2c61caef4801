// Upper bounds of the histograms that latency and disk SLIs count in. A bound between two of them cannot be counted, only guessed.
// From etcd's and Kubernetes' sources: see docs/configuration.md, "Latency bounds".

/** etcd_server_request_duration_seconds, wal_fsync and backend_commit: 1 ms, doubling 13 times. */
export const DOUBLING_BOUNDS_SECONDS = [
  0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1.024, 2.048, 4.096, 8.192,
] as const;

/** grpc_server_handling_seconds. */
export const GRPC_BOUNDS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** kube-apiserver etcd_request_duration_seconds, by the versions that have them. */
export const APISERVER_BOUNDS_SECONDS = {
  "1.21-1.24": [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 15, 30, 60],
  "1.25+": [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60],
} as const satisfies Record<string, readonly number[]>;

export type ApiserverVersions = keyof typeof APISERVER_BOUNDS_SECONDS;

/** The bound nearest to a wish, by ratio: 0.2 is nearer to 0.256 than to 0.128. */
export function findNearestBoundSeconds(wishSeconds: number, boundsSeconds: readonly number[]): number {
  const distance = (bound: number) => Math.abs(Math.log(bound / Math.max(wishSeconds, 1e-6)));
  return boundsSeconds.reduce((best, bound) => (distance(bound) < distance(best) ? bound : best));
}
