import "server-only";
// What the coverage page asks: a handful of series per region, the newest sample of each rule layer, and clusters not seen lately.
import type { CoverageList, RULE_LAYERS, RuleLag } from "../../contract/coverage";
import { lastValue } from "../../query/frame";
import { aggregate, selector } from "../../query/promql";
import type { Frame, QueryRequest, Scope } from "../../query/types";
import { seriesOfPart, unionOf } from "../../query/union";
import { RECORDED, RECORDED_STEPS, SLOW_SERIES_LOOKBACK } from "../../slo/recorded-series";
import { getConfig } from "../config";
import { type Readings, readAll } from "../level2/read";

const LAG_LOOKBACK_SECONDS = 10_800;
const LAG_STEP_SECONDS = 300;
/** Sightings come every 10 minutes: twice that and a cluster was missed. */
const UNSEEN_SECONDS = 1_200;
const LATE_SECONDS = 60;

interface Layer {
  readonly layer: (typeof RULE_LAYERS)[number];
  readonly record: string;
  readonly intervalSeconds: number;
}
const LAYERS: readonly Layer[] = [
  { layer: "health", record: RECORDED.health, intervalSeconds: 15 },
  { layer: "minute", record: `${RECORDED.sliTotal}{sli="availability"}`, intervalSeconds: 60 },
  { layer: "tile5m", record: `${RECORDED.sliTotalTile5m}{sli="availability"}`, intervalSeconds: 300 },
  { layer: "tile1h", record: `${RECORDED.sliTotalTile1h}{sli="availability"}`, intervalSeconds: 3_600 },
  { layer: "slow", record: RECORDED.sighting, intervalSeconds: 600 },
];

/** Newest sample of each layer: now, for what is recorded by the minute, and over three hours, for what is recorded by the hour or is late. */
function lagQueries(nowUnixMs: number): QueryRequest[] {
  const range = { fromUnixMs: nowUnixMs - LAG_LOOKBACK_SECONDS * 1000, toUnixMs: nowUnixMs };
  const promql = unionOf(LAYERS.map(({ layer, record }) => ({ id: layer, promql: `max(timestamp(${record}))` })));
  return [
    { kind: "instant", name: "lagNow", promql },
    { kind: "range", name: "lagPast", promql, range, stepSeconds: LAG_STEP_SECONDS },
  ];
}

/** Numbers of regions are the fleet's: who may see some clusters only gets none of them. */
function requestsOf(scope: Scope, nowUnixMs: number): QueryRequest[] {
  const { labels, selectors, inventory } = getConfig();
  const instant = (name: string, promql: string): QueryRequest => ({ kind: "instant", name, promql });
  const targets = (inner: string) => aggregate("max", ["region", "kind"], inner);
  const remembered = `last_over_time(${selector(RECORDED_STEPS.remembered, [], scope)}[${SLOW_SERIES_LOOKBACK}])`;
  const ofFleet: QueryRequest[] =
    scope.kind === "all"
      ? [
          instant("targets", targets(RECORDED.scrapeTargets)),
          instant("targets7d", targets(`sum_over_time(${RECORDED.scrapeTargets}[7d])`)),
          instant("targets30d", targets(`sum_over_time(${RECORDED.scrapeTargetsTile1h}[30d])`)),
          instant(
            "series",
            aggregate("sum", [labels.region], `scrape_samples_post_metric_relabeling{${selectors.etcd}}`),
          ),
        ]
      : [];
  const info = aggregate("group", ["etcd_cluster"], selector(RECORDED.info, [], scope));
  const listed = aggregate("group", ["etcd_cluster"], selector(RECORDED_STEPS.inventory, [], scope));
  return [
    ...ofFleet,
    instant("unseen", `${aggregate("max", ["etcd_cluster"], remembered)} < time() - ${UNSEEN_SECONDS}`),
    ...(inventory.from === "labels" ? [] : [instant("unlisted", `${info} unless on (etcd_cluster) ${listed}`)]),
    ...lagQueries(nowUnixMs),
  ];
}

export interface RegionTargets {
  readonly expectedCount: number | null;
  readonly answeredCount: number | null;
}

function readTargets(frame: Frame | undefined): Map<string, RegionTargets> {
  const found = new Map<string, { expected: number | null; answered: number | null }>();
  for (const series of frame?.series ?? []) {
    const { region = "", kind } = series.labels;
    const known = found.get(region) ?? { expected: null, answered: null };
    if (kind === "expected" || kind === "answered") known[kind] = lastValue(series);
    found.set(region, known);
  }
  return new Map(
    [...found].map(([region, { expected, answered }]) => [
      region,
      { expectedCount: expected, answeredCount: answered },
    ]),
  );
}

function readLag({ layer, intervalSeconds }: Layer, { frames }: Readings, nowUnixMs: number): RuleLag {
  const answers = ["lagNow", "lagPast"].flatMap((name) => frames.get(name) ?? []);
  const seconds = answers.flatMap((frame) => seriesOfPart(frame, layer)).flatMap((series) => lastValue(series) ?? []);
  const newestUnixMs = seconds.length === 0 ? null : Math.max(...seconds) * 1000;
  const lagSeconds = newestUnixMs === null ? null : Math.max(0, (nowUnixMs - newestUnixMs) / 1000);
  // Nothing within three hours is late; without an answer nothing is known.
  const isLate = lagSeconds === null ? answers.length > 0 : lagSeconds > 2 * intervalSeconds + LATE_SECONDS;
  return { layer, intervalSeconds, newestUnixMs, lagSeconds, isLate };
}

export interface CoverageReadings {
  readonly now: ReadonlyMap<string, RegionTargets>;
  readonly week: ReadonlyMap<string, RegionTargets>;
  readonly month: ReadonlyMap<string, RegionTargets>;
  readonly seriesCount: ReadonlyMap<string, number>;
  /** cluster -> last sight of its targets, Unix ms */
  readonly unseen: ReadonlyMap<string, number>;
  readonly unlisted: CoverageList["unlisted"];
  readonly ruleLags: readonly RuleLag[];
  readonly isKnown: boolean;
  readonly evidence: Readings;
}

/** Never rejects: what did not come is empty, with a notice. */
export async function readCoverage(scope: Scope, nowUnixMs: number): Promise<CoverageReadings> {
  const readings = await readAll(requestsOf(scope, nowUnixMs), scope);
  const { frames } = readings;
  const byLabel = (name: string, label: string, scale: number) =>
    new Map(
      (frames.get(name)?.series ?? []).flatMap((series) => {
        const value = lastValue(series);
        return value === null ? [] : [[series.labels[label] ?? "", value * scale] as const];
      }),
    );
  const unlisted = frames.get("unlisted")?.series.map(({ labels }) => labels.etcd_cluster ?? "");
  return {
    now: readTargets(frames.get("targets")),
    week: readTargets(frames.get("targets7d")),
    month: readTargets(frames.get("targets30d")),
    seriesCount: byLabel("series", getConfig().labels.region, 1),
    unseen: byLabel("unseen", "etcd_cluster", 1000),
    unlisted: unlisted ? unlisted.filter((id) => id !== "").sort() : null,
    ruleLags: LAYERS.map((layer) => readLag(layer, readings, nowUnixMs)),
    isKnown: frames.has("unseen") && readings.isWitnessed,
    evidence: readings,
  };
}

/** Answered over expected; null where nothing is expected or nothing is known. */
export function ratioOf(targets: RegionTargets | undefined): number | null {
  if (!targets || targets.answeredCount === null || !targets.expectedCount) return null;
  return targets.answeredCount / targets.expectedCount;
}
