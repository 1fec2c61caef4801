// Answers to a survey: what a data source holds, as plain facts. A question without an answer is null, never zero.
import type { RaftboardConfig } from "../config/schema";
import { lastValue } from "../query/frame";
import type { Frame } from "../query/types";
import { listBucketFamilies, SIDES, type Side } from "./questions";

type Labels = Readonly<Record<string, string>>;

export interface JobCount {
  readonly job: string;
  readonly count: number;
  /** labels of a few of its targets */
  readonly samples: readonly Labels[];
}

export interface SideSurvey {
  /** targets that the config's selector matches, and those of them that carry the cluster label; null = no answer */
  readonly selectedCount: number | null;
  readonly namedCount: number | null;
  readonly samples: readonly Labels[];
  /** jobs whose series look like this side's, most targets first; null = not asked or no answer */
  readonly jobs: readonly JobCount[] | null;
  /** how often the selected targets are scraped; null = cannot tell */
  readonly scrapeIntervalSeconds: number | null;
}

export interface BucketSurvey {
  readonly family: string;
  readonly side: Side;
  readonly sli: "disk" | "latency";
  readonly boundSeconds: number;
  /** targets with the histogram, and with the bucket of the bound; null = no answer */
  readonly countCount: number | null;
  readonly bucketCount: number | null;
}

export interface Survey {
  readonly sides: Readonly<Record<Side, SideSurvey>>;
  /** objectives as the rules have them, by SLI; empty = no rules run; null = no answer */
  readonly ruleObjectives: ReadonlyMap<string, number> | null;
  readonly haveRulesRunLately: boolean | null;
  /** what the rules that run were made for, one per set of rules; null = no answer */
  readonly ruleInputs: readonly Labels[] | null;
  readonly clusterCount: number | null;
  /** the largest share of 28 days that any cluster was seen; null = no answer */
  readonly coverageRatio: number | null;
  readonly buckets: readonly BucketSurvey[];
  /** how long the data source keeps data; null = it does not say */
  readonly retentionSeconds: number | null;
}

export type Frames = ReadonlyMap<string, Frame>;

/** `count(…)` of nothing has no series: an answer without one is zero, no answer is null. */
function readCount(frames: Frames, name: string): number | null {
  const frame = frames.get(name);
  if (frame === undefined) return null;
  const [series] = frame.series;
  return series ? lastValue(series) : 0;
}

function readJobs(frames: Frames, side: Side): readonly JobCount[] | null {
  const counts = frames.get(`${side}.jobs`);
  if (counts === undefined) return null;
  const samples = frames.get(`${side}.candidates`)?.series ?? [];
  return counts.series
    .map((series) => {
      const job = series.labels.job ?? "";
      const own = samples.filter(({ labels }) => (labels.job ?? "") === job).map(({ labels }) => labels);
      return { job, count: lastValue(series) ?? 0, samples: own };
    })
    .sort((a, b) => b.count - a.count || (a.job < b.job ? -1 : 1));
}

/** The middle of the times between scrapes, whole seconds; null with fewer than three scrapes. */
export function measureInterval(frame: Frame): number | null {
  const gaps = frame.series.flatMap(({ values }) => {
    const times = [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
    return times.slice(1).map((time, at) => time - (times[at] ?? time));
  });
  if (gaps.length < 2) return null;
  const sorted = gaps.sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}

export function readSamples(frames: Frames, side: Side): readonly Labels[] {
  return frames.get(`${side}.samples`)?.series.map(({ labels }) => labels) ?? [];
}

export interface SecondRound {
  readonly intervals: Readonly<Record<Side, number | null>>;
  readonly retentionSeconds: number | null;
}

/** All answers as facts. */
export function readSurvey(config: RaftboardConfig, frames: Frames, second: SecondRound): Survey {
  const readSide = (side: Side): SideSurvey => ({
    selectedCount: readCount(frames, `${side}.selected`),
    namedCount: readCount(frames, `${side}.named`),
    samples: readSamples(frames, side),
    jobs: readJobs(frames, side),
    scrapeIntervalSeconds: second.intervals[side],
  });
  const [etcd, apiserver] = SIDES;
  const objectives = frames.get("rules.objective");
  const earlier = readCount(frames, "rules.earlier");
  return {
    sides: { etcd: readSide(etcd), apiserver: readSide(apiserver) },
    ruleObjectives:
      objectives === undefined
        ? null
        : new Map(objectives.series.map((series) => [series.labels.sli ?? "", lastValue(series) ?? Number.NaN])),
    haveRulesRunLately: earlier === null ? null : earlier > 0,
    ruleInputs: frames.get("rules.config")?.series.map(({ labels }) => labels) ?? null,
    clusterCount: readCount(frames, "rules.clusters"),
    coverageRatio: readCount(frames, "rules.coverage"),
    buckets: listBucketFamilies(config).map((family) => ({
      ...family,
      countCount: readCount(frames, `${family.family}.count`),
      bucketCount: readCount(frames, `${family.family}.bucket`),
    })),
    retentionSeconds: second.retentionSeconds,
  };
}
