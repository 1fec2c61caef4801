// What an SLI's expressions need to know about the monitored world: label names, selectors, scrape interval.
// Structural, so that lib/slis does not depend on the config file's shape.
import { aggregateAs, type LabelCopy, matchLabel, type RawLabels, select } from "./expression";

const MINUTE_SECONDS = 60;
const SCRAPES_PER_MINUTE_WINDOW = 4;
const SCRAPES_PER_EVIDENCE_WINDOW = 3;

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

/** Four scrapes, and never less than the minute that the series is recorded for. */
export function minuteRange(sources: RawSources): string {
  return formatRange(sources, Math.max(MINUTE_SECONDS, SCRAPES_PER_MINUTE_WINDOW * sources.scrapeIntervalSeconds));
}

/** Three scrapes: evidence of life must fade soon after death. */
export function evidenceRange(sources: RawSources): string {
  return formatRange(sources, SCRAPES_PER_EVIDENCE_WINDOW * sources.scrapeIntervalSeconds);
}

/** Factor from events a second to events a minute. */
export function perMinuteFactor(sources: RawSources): number {
  return MINUTE_SECONDS * sources.timeScale;
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

/** `max` per member first, so that replicas of one Prometheus count once, then `op` per cluster. Keeps raw labels inside only. */
export function perEtcdCluster(
  sources: RawSources,
  op: "sum" | "max" | "count" | "min" | "group",
  inner: string,
  identityLabels: readonly string[] = [],
): string {
  const { etcd_cluster, member } = sources.labels;
  const identity = [...new Set([etcd_cluster, member, ...identityLabels])].join(", ");
  return aggregateAs(op, copyLabels(sources, ["etcd_cluster"]), `max by (${identity}) (${inner})`);
}

/** One sample per member, canonical labels `etcd_cluster` and `member`. */
export function perMember(sources: RawSources, inner: string): string {
  return aggregateAs("max", copyLabels(sources, ["etcd_cluster", "member"]), inner);
}
