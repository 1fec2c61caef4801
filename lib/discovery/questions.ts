// What is asked of a data source to learn how etcd and kube-apiserver look in it, whatever the config says. Reads only. Small answers:
// counts, and a few samples for their labels. The wide ones are asked only while no cluster is known, or by `doctor`.
import type { RaftboardConfig } from "../config/schema";
import { type Matcher, matcher, printMatchers } from "../query/promql";
import type { InstantQuery, RangeQuery } from "../query/types";
import { matchBound } from "../slis/expression";
import { RECORDED } from "../slo/recorded-series";

export type Side = "etcd" | "apiserver";
export const SIDES = ["etcd", "apiserver"] as const satisfies readonly Side[];

/** On every target of the side, once or a few times, in all versions. */
const TELLTALE = { etcd: "etcd_server_has_leader", apiserver: "etcd_request_duration_seconds_count" } as const;
const SAMPLES = 3;
const RULES_LOOKBACK = "1d";
/** Labels of a single request: without them, a target is one series. */
const REQUEST_LABELS = "operation, type, resource, group, le";

export const INTERVAL_LOOKBACK_SECONDS = 900;
export const INTERVAL_STEP_SECONDS = 5;

const instant = (name: string, promql: string): InstantQuery => ({ kind: "instant", name, promql });

interface Family {
  /** the histogram, and what its bucket is needed for */
  readonly family: string;
  readonly side: Side;
  readonly sli: "disk" | "latency";
  readonly boundSeconds: number;
}

/** Histograms whose bound's bucket a number needs, as the config has the bounds. */
export function listBucketFamilies({ slo }: RaftboardConfig): readonly Family[] {
  const { disk, latency } = slo;
  return [
    { family: "etcd_disk_wal_fsync_duration_seconds", side: "etcd", sli: "disk", boundSeconds: disk.walFsyncSeconds },
    {
      family: "etcd_disk_backend_commit_duration_seconds",
      side: "etcd",
      sli: "disk",
      boundSeconds: disk.backendCommitSeconds,
    },
    {
      family: "etcd_request_duration_seconds",
      side: "apiserver",
      sli: "latency",
      boundSeconds: latency.apiserverSeconds.write,
    },
  ];
}

/** The label that names the cluster on this side's series, as the config has it. */
export function clusterLabelOf(config: RaftboardConfig, side: Side): string {
  return side === "etcd" ? config.labels.etcd_cluster : config.labels.k8s_cluster;
}

function selected(config: RaftboardConfig, side: Side): InstantQuery[] {
  const matchers = config.selectors[side];
  return [
    instant(`${side}.selected`, `count(up{${matchers}})`),
    instant(`${side}.named`, `count(up{${matchers},${clusterLabelOf(config, side)}!=""})`),
    instant(`${side}.samples`, `topk(${SAMPLES}, up{${matchers}})`),
  ];
}

function candidates(side: Side): InstantQuery[] {
  const targets = side === "etcd" ? TELLTALE.etcd : `max without (${REQUEST_LABELS}) (${TELLTALE.apiserver})`;
  return [
    instant(`${side}.jobs`, `count by (job) (${targets})`),
    instant(`${side}.candidates`, `topk by (job) (${SAMPLES}, ${targets})`),
  ];
}

function buckets(config: RaftboardConfig): InstantQuery[] {
  return listBucketFamilies(config).flatMap(({ family, side, boundSeconds }) => {
    const targets = (...matchers: string[]) => [config.selectors[side], ...matchers].join(",");
    const count = (series: string) => `count(group by (job, instance) (${series}))`;
    return [
      instant(`${family}.count`, count(`${family}_count{${targets()}}`)),
      instant(`${family}.bucket`, count(`${family}_bucket{${targets(matchBound(boundSeconds))}}`)),
    ];
  });
}

/** Whether rules run, what for, and what they have found. */
function rules(): InstantQuery[] {
  const marker = `${RECORDED.configObjective}{scenario="*",spec="*"}`;
  return [
    instant("rules.objective", marker),
    instant("rules.earlier", `count(last_over_time(${marker}[${RULES_LOOKBACK}]))`),
    instant("rules.config", RECORDED.rulesConfig),
    instant("rules.coverage", `max(last_over_time(${RECORDED.coverage}{window="28d"}[15m]))`),
    instant("rules.clusters", `count(${RECORDED.info})`),
  ];
}

/** The first round. `isWide`: also what scans every etcd and kube-apiserver series of its kind. */
export function listQuestions(config: RaftboardConfig, isWide: boolean): readonly InstantQuery[] {
  return [
    ...rules(),
    ...SIDES.flatMap((side) => selected(config, side)),
    ...(isWide ? [...SIDES.flatMap(candidates), ...buckets(config)] : []),
  ];
}

/** The second round: when the given targets were scraped, as the times of the samples themselves. */
export function listIntervalQuestions(
  targets: readonly Readonly<Record<string, string>>[],
  nowUnixMs: number,
): readonly RangeQuery[] {
  const stepMs = INTERVAL_STEP_SECONDS * 1000;
  const toUnixMs = Math.floor(nowUnixMs / stepMs) * stepMs;
  return targets.map((labels, at) => {
    const own: Matcher[] = Object.entries(labels)
      .filter(([name]) => name !== "__name__")
      .map(([name, value]) => matcher(name, "=", value));
    return {
      kind: "range",
      name: `interval.${at}`,
      promql: `timestamp(up{${printMatchers(own)}})`,
      range: { fromUnixMs: toUnixMs - INTERVAL_LOOKBACK_SECONDS * 1000, toUnixMs },
      stepSeconds: INTERVAL_STEP_SECONDS,
    };
  });
}
