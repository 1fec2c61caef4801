// Tiles that do not overlap, and the windows summed from them. Only counts are summed, with sum_over_time, so that the results
// stay exact under downsampling. Rule: docs/slo.md "Windows".
import { indent, matchLabel, orElse, select } from "../slis/expression";
import { SLIS } from "../slis/registry";
import { RECORDED, RECORDED_STEPS } from "../slo/recorded-series";
import { SLO_WINDOW, type SliId, WINDOW_SECONDS, type Window } from "../slo/vocabulary";
import type { RecordingRule } from "./types";
import type { World } from "./world";

const TILE_SECONDS = 300;
const HOUR_SECONDS = 3_600;
const MINUTE_SECONDS = 60;

/** Windows recorded every minute: up to 1 h from minutes (tiles would delay a page), longer ones from 5-minute tiles. */
export const FAST_WINDOWS = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"] as const satisfies readonly Window[];
export const COVERAGE_WINDOWS = ["1h", "6h", "1d", "3d", "28d"] as const satisfies readonly Window[];

function hasMaintenance(world: World): boolean {
  return world.config.selectors.maintenance !== undefined;
}

/** Sum of a series minus the part of it that was maintenance. */
function sumWithout(world: World, series: string, maintenance: string, seconds: number): string {
  const sum = (name: string) => `sum_over_time(${name}[${world.tileRange(seconds)}])`;
  if (!hasMaintenance(world)) return sum(series);
  return `${sum(series)} - (${sum(maintenance)} or ${sum(series)} * 0)`;
}

export function buildTileRules(world: World): RecordingRule[] {
  const bad = sumWithout(world, RECORDED.partBad, RECORDED_STEPS.partBadMaintenance, TILE_SECONDS);
  return [
    {
      record: RECORDED.sliTotalTile5m,
      expr: sumWithout(world, RECORDED.sliTotal, RECORDED.sliTotalMaintenance, TILE_SECONDS),
      comment:
        "Ranges end a millisecond early: Prometheus 2 includes the far edge, Prometheus 3 does not; both count five minutes.",
    },
    {
      record: RECORDED.sliGoodTile5m,
      expr: sumWithout(world, RECORDED.sliGood, RECORDED.sliGoodMaintenance, TILE_SECONDS),
    },
    {
      record: RECORDED.maintenanceMinutesTile5m,
      expr: `sum_over_time(${RECORDED.maintenance}[${world.tileRange(TILE_SECONDS)}])`,
    },
    { record: RECORDED.partBadMinutesTile5m, expr: hasMaintenance(world) ? `(${bad}) > 0` : `${bad} > 0` },
    {
      record: RECORDED.customerDownMinutesTile5m,
      expr: `sum_over_time(${RECORDED.customerDown}[${world.tileRange(TILE_SECONDS)}])`,
    },
  ];
}

export function buildHourTileRules(world: World): RecordingRule[] {
  const sum = (record: string, tile: string) => ({
    record,
    expr: `sum_over_time(${tile}[${world.tileRange(HOUR_SECONDS)}])`,
  });
  return [
    sum(RECORDED.sliTotalTile1h, RECORDED.sliTotalTile5m),
    sum(RECORDED.sliGoodTile1h, RECORDED.sliGoodTile5m),
    sum(RECORDED.maintenanceMinutesTile1h, RECORDED.maintenanceMinutesTile5m),
    sum(RECORDED.partBadMinutesTile1h, RECORDED.partBadMinutesTile5m),
    sum(RECORDED.customerDownMinutesTile1h, RECORDED.customerDownMinutesTile5m),
    sum(RECORDED.scrapeTargetsTile1h, RECORDED.scrapeTargets),
  ];
}

function windowSum(world: World, kind: "total" | "good", window: Window, sli: SliId): string {
  const seconds = WINDOW_SECONDS[window];
  const matcher = matchLabel("sli", sli);
  const [minute, maintenance, tile, hour] =
    kind === "total"
      ? [RECORDED.sliTotal, RECORDED.sliTotalMaintenance, RECORDED.sliTotalTile5m, RECORDED.sliTotalTile1h]
      : [RECORDED.sliGood, RECORDED.sliGoodMaintenance, RECORDED.sliGoodTile5m, RECORDED.sliGoodTile1h];
  if (window === SLO_WINDOW) return `sum_over_time(${select(hour, matcher)}[${world.tileRange(seconds)}])`;
  if (seconds > HOUR_SECONDS) return `sum_over_time(${select(tile, matcher)}[${world.tileRange(seconds)}])`;
  return sumWithout(world, select(minute, matcher), select(maintenance, matcher), seconds);
}

/** Total and error ratio of one SLI over some windows. No events: no value. */
function buildWindowRulesOf(world: World, sli: SliId, windows: readonly Window[]): RecordingRule[] {
  return windows.flatMap((window) => {
    const total = select(RECORDED.totalSum, matchLabel("sli", sli), matchLabel("window", window));
    const keep = "max by (etcd_cluster, sli)";
    return [
      {
        record: RECORDED.totalSum,
        labels: { sli, window },
        expr: `${keep} (${windowSum(world, "total", window, sli)})`,
      },
      {
        record: RECORDED.errorRatio,
        labels: { sli, window },
        expr: `clamp_min(1 - ${keep} (${windowSum(world, "good", window, sli)}) / ${keep} (${total} > 0), 0)`,
      },
    ];
  });
}

export function buildFastWindowRules(world: World, sli: SliId): RecordingRule[] {
  return buildWindowRulesOf(world, sli, FAST_WINDOWS);
}

export function buildSlowWindowRules(world: World): RecordingRule[] {
  return [
    ...SLIS.flatMap((sli) => buildWindowRulesOf(world, sli.id, [SLO_WINDOW])),
    buildCoverageRule(world, SLO_WINDOW),
    ...[
      { record: RECORDED.partBadMinutes28d, tile: RECORDED.partBadMinutesTile1h },
      { record: RECORDED.customerDownMinutes28d, tile: RECORDED.customerDownMinutesTile1h },
    ].map(({ record, tile }) => ({
      record,
      expr: `sum_over_time(${tile}[${world.tileRange(WINDOW_SECONDS[SLO_WINDOW])}])`,
    })),
  ];
}

/** Seen minutes over the minutes that could be seen; 0, not absent, for a known cluster that was never seen. */
function buildCoverageRule(world: World, window: Window): RecordingRule {
  const seconds = WINDOW_SECONDS[window];
  const seen = `max by (etcd_cluster) (${select(RECORDED.totalSum, 'sli="availability"', matchLabel("window", window))})`;
  const known = `max by (etcd_cluster) (${RECORDED.info}) * 0`;
  const maintenanceSeries =
    window === SLO_WINDOW
      ? RECORDED.maintenanceMinutesTile1h
      : seconds > HOUR_SECONDS
        ? RECORDED.maintenanceMinutesTile5m
        : RECORDED.maintenance;
  const minutes = seconds / MINUTE_SECONDS;
  const maintained = `max by (etcd_cluster) (sum_over_time(${maintenanceSeries}[${world.tileRange(seconds)}]))`;
  const seenOrZero = orElse(seen, known);
  const expected = hasMaintenance(world)
    ? `((${minutes} - (${maintained} or (\n${indent(seenOrZero)}\n) * 0)) > 0)`
    : `${minutes}`;
  return {
    record: RECORDED.coverage,
    labels: { window },
    expr: `clamp_max((\n${indent(seenOrZero)}\n) / ${expected}, 1)`,
  };
}

export function buildFastCoverageRules(world: World): RecordingRule[] {
  return COVERAGE_WINDOWS.filter((window) => window !== SLO_WINDOW).map((window) => buildCoverageRule(world, window));
}
