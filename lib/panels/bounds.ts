// The bounds that charts draw: from the config, for the scenario and spec of the cluster, as the rules apply them.
import type { TimeseriesData } from "../contract/views";
import { resolveOverride } from "../slo/resolve-objectives";
import { formatDuration } from "../units/duration";
import type { PanelContext } from "./definition";

type Bounds = TimeseriesData["bounds"];

const UNKNOWN_CLUSTER = { scenario: "", spec: "" };

function bound(valueSeconds: number, ctx: PanelContext, messageId: string): Bounds[number] {
  const value = formatDuration(valueSeconds, { locale: ctx.locale });
  return { value: valueSeconds, label: ctx.words(messageId, { value }) };
}

/** The bound over which a disk operation is bad. */
export function diskBounds(
  key: "walFsyncSeconds" | "backendCommitSeconds",
  cluster: string,
  ctx: PanelContext,
): Bounds {
  const { disk, overrides } = ctx.config.slo;
  const row = ctx.fleet.cluster(cluster)?.row ?? UNKNOWN_CLUSTER;
  return [
    bound(
      resolveOverride(overrides, row, disk[key], (one) => one.disk?.[key]),
      ctx,
      "bound.slow",
    ),
  ];
}

const LATENCY_KEYS = {
  "server-histogram": "serverHistogramSeconds",
  grpc: "grpcSeconds",
  apiserver: "apiserverSeconds",
} as const;

/** The bounds of writes and reads for the source that the latency is read from; one line when they are equal. */
export function latencyBounds(cluster: string, ctx: PanelContext): Bounds {
  const facts = ctx.fleet.cluster(cluster);
  const source = facts?.latencySource ?? "grpc";
  if (source === "none") return [];
  const key = LATENCY_KEYS[source];
  const { latency, overrides } = ctx.config.slo;
  const row = facts?.row ?? UNKNOWN_CLUSTER;
  const pick = (sli: "write" | "read") =>
    resolveOverride(overrides, row, latency[key][sli], (one) => one.latency?.[key]?.[sli]);
  const write = pick("write");
  const read = pick("read");
  if (write === read) return [bound(write, ctx, "bound.slow")];
  return [bound(write, ctx, "bound.slow-write"), bound(read, ctx, "bound.slow-read")];
}
