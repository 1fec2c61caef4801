import "server-only";
// Makes one answer of those of several sources. What answered stays whole; who did not is named with its regions. A series that
// comes from two sources is counted once, and said: the source of its region wins, else the one configured first.
import { labelsKey, lastValue, mergeFrames } from "../../query/frame";
import {
  err,
  type Frame,
  type FrameSeries,
  type MissingSource,
  ok,
  type QueryAnswer,
  type QueryError,
  type QueryNote,
  type QueryRequest,
  type Result,
} from "../../query/types";

export interface Part {
  readonly sourceId: string;
  /** empty = all */
  readonly regions: readonly string[];
  readonly result: Result<QueryAnswer, QueryError>;
}

export interface JoinOptions {
  /** labels that name a cluster, raw and canonical */
  readonly clusterLabels: readonly string[];
  readonly refuseStale: boolean;
}

interface GoodPart {
  readonly sourceId: string;
  readonly regions: readonly string[];
  readonly answer: QueryAnswer;
}
/** A series that stays, and the source that it came from. */
interface Held {
  readonly part: GoodPart;
  readonly series: FrameSeries;
}

/** The only part as it is; else all good parts as one, partial when some are missing. The first error when none is good. */
export function joinAnswers(
  query: QueryRequest,
  parts: readonly Part[],
  options: JoinOptions,
): Result<QueryAnswer, QueryError> {
  const [first, second] = parts;
  if (first === undefined) throw new Error("a query service needs a data source");
  if (second === undefined) return first.result;
  const good: GoodPart[] = [];
  const missing: MissingSource[] = [];
  for (const { sourceId, regions, result } of parts) {
    const refused = result.ok && options.refuseStale ? result.value.staleReason : undefined;
    if (!result.ok) missing.push({ sourceId, regions, error: result.error });
    else if (refused) missing.push({ sourceId, regions, error: refused });
    else good.push({ sourceId, regions, answer: result.value });
  }
  const [firstMissing] = missing;
  if (good.length === 0 && firstMissing) return err(firstMissing.error);
  return ok(join(query, good, missing, options));
}

function join(
  query: QueryRequest,
  good: readonly GoodPart[],
  missing: readonly MissingSource[],
  { clusterLabels }: JoinOptions,
): QueryAnswer {
  const answers = good.map(({ answer }) => answer);
  const { frames, notes } = dropRepeats(good, [...clusterLabels, "k8s_cluster", "region"]);
  const staleReason = answers.find((answer) => answer.staleReason)?.staleReason;
  const said = uniqueNotes([...answers.flatMap((answer) => answer.notes ?? []), ...notes]);
  return {
    frame: joinFrames(query, frames),
    warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
    isPartial: missing.length > 0 || answers.some(({ isPartial }) => isPartial),
    isStale: answers.some(({ isStale }) => isStale),
    ...(staleReason === undefined ? {} : { staleReason }),
    asOfUnixMs: Math.min(...answers.map(({ asOfUnixMs }) => asOfUnixMs)),
    info: {
      name: query.name,
      promql: query.promql,
      sourceId: good.map(({ sourceId }) => sourceId).join(", "),
      tookMs: Math.max(...answers.map(({ info }) => info.tookMs)),
      cache: (answers.find(({ info }) => info.cache !== "hit") ?? answers[0])?.info.cache ?? "miss",
    },
    ...(missing.length > 0 ? { missing } : {}),
    ...(said.length > 0 ? { notes: said } : {}),
  };
}

/** Instants of several sources are evaluated within moments of each other: one column, at the newest of their times. */
function joinFrames(query: QueryRequest, frames: readonly Frame[]): Frame {
  if (query.kind === "range" || frames.some(({ timesUnixMs }) => timesUnixMs.length > 1))
    return mergeFrames(query.name, frames);
  const timeUnixMs = Math.max(...frames.flatMap(({ timesUnixMs }) => timesUnixMs));
  return {
    name: query.name,
    timesUnixMs: Number.isFinite(timeUnixMs) ? [timeUnixMs] : [],
    series: frames.flatMap(({ series }) => series),
  };
}

/** The frames without series that an earlier or better placed source has too, and what there is to say about those. */
function dropRepeats(
  good: readonly GoodPart[],
  identityLabels: readonly string[],
): { readonly frames: readonly Frame[]; readonly notes: readonly QueryNote[] } {
  const held = new Map<string, Held>();
  const repeats: FrameSeries[] = [];
  const conflicts: FrameSeries[] = [];
  const sources = new Set<string>();
  for (const part of good) {
    for (const series of part.answer.frame.series) {
      const key = labelsKey(series.labels);
      const known = held.get(key);
      if (known === undefined) {
        held.set(key, { part, series });
        continue;
      }
      const namesSomething = identityLabels.some((label) => series.labels[label] !== undefined);
      // Constants such as objectives are the same everywhere: nothing to tell.
      if (!namesSomething && lastValue(series) === lastValue(known.series)) continue;
      (namesSomething ? repeats : conflicts).push(series);
      sources.add(known.part.sourceId).add(part.sourceId);
      if (!owns(known.part, series) && owns(part, series)) held.set(key, { part, series });
    }
  }
  const kept = new Set([...held.values()].map(({ series }) => series));
  const frames = good.map(({ answer: { frame } }) => ({
    ...frame,
    series: frame.series.filter((series) => kept.has(series)),
  }));
  const said = (messageId: string, series: readonly FrameSeries[]): QueryNote[] => {
    const [example] = series;
    if (example === undefined) return [];
    return [
      { messageId, values: { count: series.length, sources: [...sources].join(", "), example: nameOf(example) } },
    ];
  };
  return {
    frames,
    notes: [...said("query.note.duplicates", repeats), ...said("query.note.conflict", conflicts)],
  };
}

function owns({ regions }: GoodPart, { labels }: FrameSeries): boolean {
  return labels.region !== undefined && regions.includes(labels.region);
}

function nameOf({ labels }: FrameSeries): string {
  const name = labels.etcd_cluster ?? labels.k8s_cluster;
  if (name !== undefined) return name;
  return `{${Object.entries(labels)
    .map(([label, value]) => `${label}="${value}"`)
    .join(", ")}}`;
}

function uniqueNotes(notes: readonly QueryNote[]): QueryNote[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
