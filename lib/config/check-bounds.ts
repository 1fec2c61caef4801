// Latency and disk bounds must be bucket bounds of the histogram that they are read from, per source (docs/slo.md "Requests").
import {
  APISERVER_BOUNDS_SECONDS,
  DOUBLING_BOUNDS_SECONDS,
  findNearestBoundSeconds,
  GRPC_BOUNDS_SECONDS,
} from "./buckets";
import { type ConfigPath, error, type Finding, warning } from "./problems";
import type { RaftboardConfig, SloConfig } from "./schema";

type Bounds = Readonly<Record<string, number | undefined>>;
type PartialLatency = { readonly [K in keyof SloConfig["latency"]]?: Bounds };

/** Bounds of the defaults and of every override. */
export function checkBounds({ slo }: RaftboardConfig): readonly Finding[] {
  const inOverrides = slo.overrides.flatMap((override, index) => [
    ...checkLatency(override.latency ?? {}, ["slo", "overrides", index, "latency"]),
    ...checkDisk(override.disk ?? {}, ["slo", "overrides", index, "disk"]),
  ]);
  return [...checkLatency(slo.latency, ["slo", "latency"]), ...checkDisk(slo.disk, ["slo", "disk"]), ...inOverrides];
}

function checkLatency(latency: PartialLatency, at: ConfigPath): readonly Finding[] {
  return [
    ...checkEach(latency.serverHistogramSeconds, [...at, "serverHistogramSeconds"], (value, path) =>
      checkBound(value, path, "etcd_server_request_duration_seconds", DOUBLING_BOUNDS_SECONDS),
    ),
    ...checkEach(latency.grpcSeconds, [...at, "grpcSeconds"], (value, path) =>
      checkBound(value, path, "grpc_server_handling_seconds", GRPC_BOUNDS_SECONDS),
    ),
    ...checkEach(latency.apiserverSeconds, [...at, "apiserverSeconds"], checkApiserverBound),
  ];
}

function checkDisk(disk: Bounds, at: ConfigPath): readonly Finding[] {
  const histograms: Readonly<Record<string, string>> = {
    walFsyncSeconds: "etcd_disk_wal_fsync_duration_seconds",
    backendCommitSeconds: "etcd_disk_backend_commit_duration_seconds",
  };
  return checkEach(disk, at, (value, path) =>
    checkBound(value, path, histograms[String(path.at(-1))] ?? "", DOUBLING_BOUNDS_SECONDS),
  );
}

function checkEach(
  bounds: Bounds | undefined,
  at: ConfigPath,
  check: (value: number, path: ConfigPath) => readonly Finding[],
): readonly Finding[] {
  return Object.entries(bounds ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : check(value, [...at, key]),
  );
}

function checkBound(value: number, path: ConfigPath, metric: string, bounds: readonly number[]): readonly Finding[] {
  if (bounds.includes(value)) return [];
  const nearest = String(findNearestBoundSeconds(value, bounds));
  return [error("notBucketBound", path, { value: String(value), metric, bounds: bounds.join(", "), nearest })];
}

function checkApiserverBound(value: number, path: ConfigPath): readonly Finding[] {
  const versions = Object.entries(APISERVER_BOUNDS_SECONDS);
  const lists: readonly (readonly number[])[] = versions.map(([, bounds]) => bounds);
  const having = versions.filter(([, bounds]) => (bounds as readonly number[]).includes(value)).map(([name]) => name);
  if (having.length === versions.length) return [];
  const metric = "etcd_request_duration_seconds";
  const all = [...new Set(lists.flat())].sort((a, b) => a - b);
  if (having.length === 0) return checkBound(value, path, metric, all);
  const shared = all.filter((bound) => lists.every((list) => list.includes(bound)));
  const missing = versions.map(([name]) => name).filter((name) => !having.includes(name));
  return [
    warning("boundNotEverywhere", path, {
      value: String(value),
      metric,
      having: having.join(", "),
      missing: missing.join(", "),
      shared: shared.join(", "),
      nearest: String(findNearestBoundSeconds(value, shared)),
    }),
  ];
}
