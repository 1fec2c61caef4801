// The frame that per-member charts share: one line per member in the member's colour.

import type { TimeseriesData, Unit } from "../contract/views";
import { aggregate, histogramQuantile, overWindow, sumTargets } from "../query/promql";
import { CHART_BUDGET, definePanel, type PanelContext, type PanelOutcome, panelText } from "./definition";
import { seriesByMember, timesOf, toTimeseries } from "./lines";
import { clusterParams } from "./params";
import { overRange } from "./requests";
import { scraped } from "./selectors";

export interface MemberPanelOptions {
  readonly id: string;
  readonly unit: Unit;
  /** one sample per member and time, keeping the raw member label */
  readonly promql: (clusterId: string, ctx: PanelContext) => string;
  readonly bounds?: (clusterId: string, ctx: PanelContext) => TimeseriesData["bounds"];
  readonly yDomain?: "zero" | "auto";
}

/** A level-3 panel with one line per member. */
export function memberPanel({ id, unit, promql, bounds, yDomain = "zero" }: MemberPanelOptions) {
  return definePanel({
    id,
    ...panelText(id),
    level: 3,
    params: clusterParams,
    time: "range",
    view: { kind: "timeseries", unit, thresholds: [], yDomain },
    budget: CHART_BUDGET,
    queries: ({ cluster }, ctx) => [overRange("members", promql(cluster, ctx), ctx)],
    transform: (frames, { cluster }, ctx): PanelOutcome<"timeseries"> => {
      const frame = frames.get("members");
      const members = ctx.fleet.cluster(cluster)?.members ?? [];
      return {
        data: toTimeseries({
          timesUnixMs: timesOf(frame),
          series: seriesByMember(frame, ctx.config.labels.member, members),
          bounds: bounds?.(cluster, ctx) ?? [],
          maxSeries: CHART_BUDGET.maxSeries,
        }),
      };
    },
  });
}

/** `max by (member) (metric)`: replicas of one Prometheus count once. */
export function perMember(metric: string, clusterId: string, ctx: PanelContext): string {
  return aggregate("max", [ctx.config.labels.member], scraped(metric, clusterId, ctx));
}

/** 99th percentile of a histogram per member; no value where nothing was observed. */
export function memberP99(
  bucketMetric: string,
  clusterId: string,
  ctx: Pick<PanelContext, "config" | "scope">,
  windowSeconds: number,
): string {
  const rate = overWindow("rate", scraped(bucketMetric, clusterId, ctx), windowSeconds);
  return histogramQuantile(0.99, sumTargets([ctx.config.labels.member, "le"], rate));
}
