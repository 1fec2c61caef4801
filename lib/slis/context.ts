// What an SLI's expressions need to know about the monitored world: label names, selectors, scrape interval.
// Structural, so that lib/slis does not depend on the config file's shape.
import { RECORDED_STEPS } from "../slo/recorded-series";
import {
  type Aggregation,
  aggregateAs,
  indent,
  type LabelCopy,
  matchLabel,
  type RawLabels,
  select,
} from "./expression";

const MINUTE_SECONDS = 60;
const SCRAPES_PER_MINUTE_WINDOW = 4;
const SCRAPES_PER_READING = 3;
/** A reading reaches back so far at least: scrapes may be missed, events must not. */
const READING_SECONDS = 300;
/** Evidence is what grew from the scrape before the last one to the last. */
const SCRAPES_PER_EVIDENCE = 2;

export interface RawSources {
  readonly labels: RawLabels;
  readonly etcdMatchers: string;
  readonly apiserverMatchers: string;
  readonly scrapeIntervalSeconds: number;
  /** Extra matchers on raw series, for example one region; empty = all. */
  readonly shardMatchers: string;
  /** Name of the shard, empty when there is one only. It marks the shard's own steps: a zero-fill that read another shard's
   *  steps would record zeros for clusters that are not its own. */
  readonly shard: string;
  /** 1 in production. Replay tests shorten every interval and range by this factor. */
  readonly timeScale: number;
}

/** A step as this shard recorded it. */
export function selectStep(sources: RawSources, record: string, ...matchers: readonly string[]): string {
  return select(record, ...matchers, sources.shard === "" ? "" : matchLabel("shard", sources.shard));
}

export type EtcdLabel = Exclude<keyof RawLabels, "k8s_cluster" | "k8s_main_etcd" | "k8s_events_etcd">;

const DURATION_UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
  ["ms", 1],
] as const;

function formatMilliseconds(milliseconds: number): string {
  let rest = milliseconds;
  let text = "";
  for (const [suffix, size] of DURATION_UNITS) {
    const amount = Math.floor(rest / size);
    if (amount > 0) text += `${amount}${suffix}`;
    rest -= amount * size;
  }
  return text;
}

/** A range or offset of so many seconds, as PromQL writes it. */
export function formatRange(sources: RawSources, seconds: number): string {
  return formatMilliseconds(Math.round(seconds * 1000 * sources.timeScale));
}

/**
 * A range that holds exactly `seconds / interval` samples of an aligned series. One millisecond short, because Prometheus 2
 * includes the sample on the far edge of a range and Prometheus 3 does not: this way both count the same tiles.
 */
export function formatTileRange(sources: RawSources, seconds: number): string {
  return formatMilliseconds(Math.round(seconds * 1000 * sources.timeScale) - 1);
}

/** Four scrapes, and never less than a minute: for rates that are shown, never for counts. */
export function minuteRange(sources: RawSources): string {
  return formatRange(sources, Math.max(MINUTE_SECONDS, SCRAPES_PER_MINUTE_WINDOW * sources.scrapeIntervalSeconds));
}

/** The two readings whose difference is one minute. */
export const MOMENTS = ["now", "before"] as const;
export type Moment = (typeof MOMENTS)[number];

/**
 * A counter as it stood at one end of the minute. Both ends lie one scrape interval back, so that a scrape that arrives between two
 * rules of a group cannot make a part larger than its whole.
 */
export function reading(sources: RawSources, series: string, moment: Moment): string {
  const { scrapeIntervalSeconds } = sources;
  const range = formatRange(sources, Math.max(READING_SECONDS, SCRAPES_PER_READING * scrapeIntervalSeconds));
  const offset = scrapeIntervalSeconds + (moment === "now" ? 0 : MINUTE_SECONDS);
  return `last_over_time(${series}[${range}] offset ${formatRange(sources, offset)})`;
}

/** Events of the last two scrapes, without delay: evidence of life must fade soon after death. */
export function evidenceReading(sources: RawSources, series: string, moment: Moment): string {
  const { scrapeIntervalSeconds } = sources;
  const range = formatRange(sources, SCRAPES_PER_READING * scrapeIntervalSeconds);
  const offset = formatRange(sources, SCRAPES_PER_EVIDENCE * scrapeIntervalSeconds);
  return `last_over_time(${series}[${range}]${moment === "now" ? "" : ` offset ${offset}`})`;
}

/** A raw series of the etcd members. Series without a cluster label belong to nobody and are left out. */
export function selectEtcd(sources: RawSources, metric: string, ...matchers: readonly string[]): string {
  const { labels, etcdMatchers, shardMatchers } = sources;
  return select(metric, etcdMatchers, `${labels.etcd_cluster}!=""`, shardMatchers, ...matchers);
}

/** A raw series of the kube-apiservers. */
export function selectApiserver(sources: RawSources, metric: string, ...matchers: readonly string[]): string {
  const { labels, apiserverMatchers, shardMatchers } = sources;
  return select(metric, apiserverMatchers, `${labels.k8s_cluster}!=""`, shardMatchers, ...matchers);
}

/** Copies of canonical labels from their raw names. */
export function copyLabels(sources: RawSources, names: readonly EtcdLabel[]): LabelCopy[] {
  return names.map((name) => ({ canonical: name, raw: sources.labels[name] }));
}

/** One value per scrape target {etcd_cluster, target, ...}: replicas of one Prometheus count once. `inner` keeps raw labels. */
export function perTarget(sources: RawSources, inner: string, identityLabels: readonly string[] = []): string {
  const copies = [
    ...copyLabels(sources, ["etcd_cluster"]),
    { canonical: "target", raw: sources.labels.member },
    ...identityLabels.map((label) => ({ canonical: label, raw: label })),
  ];
  return aggregateAs("max", copies, inner);
}

/**
 * `op` over the members of each cluster {etcd_cluster}. Sums and counts leave further targets of one member out; the largest and the
 * smallest value do not change by them.
 */
export function perEtcdCluster(
  sources: RawSources,
  op: Aggregation,
  inner: string,
  identityLabels: readonly string[] = [],
): string {
  if (op !== "sum" && op !== "count") return aggregateAs(op, copyLabels(sources, ["etcd_cluster"]), inner);
  return `${op} by (etcd_cluster) (\n${indent(ofMembers(sources, perTarget(sources, inner, identityLabels)))}\n)`;
}

/** Of values per target, those of one target per member. */
export function ofMembers(sources: RawSources, perTargetValues: string): string {
  return `${perTargetValues}\nunless on (etcd_cluster, target) ${selectStep(sources, RECORDED_STEPS.targetExtra)}`;
}

/** What each target counted in the minute {etcd_cluster, target}; a restart costs it its minute. `summed` are labels of no matter. */
export function minuteDifference(sources: RawSources, series: string, summed: readonly string[]): string {
  const at = (moment: Moment) =>
    perTarget(sources, `sum without (${summed.join(", ")}) (${reading(sources, series, moment)})`);
  return `clamp_min(\n${indent(`${at("now")}\n- on (etcd_cluster, target)\n${at("before")}`)},\n  0\n)`;
}

/** The same, summed over the members {etcd_cluster}. */
export function minuteOfCluster(sources: RawSources, series: string, summed: readonly string[]): string {
  return `sum by (etcd_cluster) (\n${indent(ofMembers(sources, minuteDifference(sources, series, summed)))}\n)`;
}

/** One sample per member, canonical labels `etcd_cluster` and `member`. A member goes by the name of the target that stands for it. */
export function perMember(sources: RawSources, inner: string): string {
  return aggregateAs("max", copyLabels(sources, ["etcd_cluster", "member"]), inner);
}
