// Every distinct latency bound, and which clusters it holds for.
import type { RaftboardConfig } from "../config/schema";
import type { DistinctBounds } from "../slis/types";
import { type Choice, listChoices } from "./choose";

const REQUESTS = ["write", "read"] as const;
type RequestId = (typeof REQUESTS)[number];
type LatencyFamily = "serverHistogramSeconds" | "grpcSeconds" | "apiserverSeconds";

export function listLatencyChoices(config: RaftboardConfig, family: LatencyFamily, id: RequestId): Choice[] {
  const { overrides, latency } = config.slo;
  return listChoices(overrides, latency[family][id], (override) => override.latency?.[family]?.[id]);
}

export function listDiskChoices(config: RaftboardConfig, family: "wal" | "backend"): Choice[] {
  const key = family === "wal" ? "walFsyncSeconds" : "backendCommitSeconds";
  return listChoices(config.slo.overrides, config.slo.disk[key], (override) => override.disk?.[key]);
}

export function listDistinctBounds(config: RaftboardConfig): DistinctBounds {
  const values = (choices: readonly Choice[]) => choices.map((choice) => choice.value);
  const both = (family: LatencyFamily) => ({
    write: values(listLatencyChoices(config, family, "write")),
    read: values(listLatencyChoices(config, family, "read")),
  });
  return {
    serverHistogram: both("serverHistogramSeconds"),
    grpc: both("grpcSeconds"),
    apiserver: both("apiserverSeconds"),
    disk: { wal: values(listDiskChoices(config, "wal")), backend: values(listDiskChoices(config, "backend")) },
  };
}
