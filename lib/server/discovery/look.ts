import "server-only";
// Looks at the data sources of a config: asks, measures scrape intervals, and tells what is wrong. Thin: what is asked and what follows
// from it is decided in lib/discovery. Reads only. Never throws for what the world does.
import type { RaftboardConfig } from "../../config/schema";
import { type DiscoveryFinding, findProblems } from "../../discovery/find";
import { listIntervalQuestions, listQuestions, SIDES, type Side } from "../../discovery/questions";
import { measureInterval, readSamples, readSurvey, type Survey } from "../../discovery/survey";
import type { Frame, QueryError, QueryRequest } from "../../query/types";
import { type AskMany, gather } from "../upstream/ask";
import { readRetentionSeconds } from "./retention";

export interface Looked {
  readonly survey: Survey;
  readonly findings: readonly DiscoveryFinding[];
  /** of the first question without an answer; null = all were answered */
  readonly error: QueryError | null;
  readonly answeredCount: number;
}

export interface LookOptions {
  readonly config: RaftboardConfig;
  readonly ask: AskMany;
  readonly nowUnixMs: number;
  /** also what scans every series of its kind: while no cluster is known, and for `doctor` */
  readonly isWide: boolean;
}

/** What the data sources have and lack for this config. */
export async function lookAround({ config, ask, nowUnixMs, isWide }: LookOptions): Promise<Looked> {
  const frames = new Map<string, Frame>();
  let error: QueryError | null = null;
  const askInto = async (requests: readonly QueryRequest[]) => {
    const answers = await ask(requests);
    requests.forEach((request, at) => {
      const answer = answers[at];
      if (answer === undefined) return;
      const { errors, frames: found, state, isStale } = gather([request], [answer]);
      error ??= errors[0] ?? null;
      const frame = found.get(request.name);
      // A part of the truth would count too few: as good as no answer.
      if (frame && state !== "partial" && !isStale) frames.set(request.name, frame);
    });
  };
  const retention = readRetentionSeconds(config);
  await askInto(listQuestions(config, isWide));
  const targets = SIDES.map((side) => ({ side, labels: readSamples(frames, side)[0] }));
  const known = targets.flatMap(({ side, labels }) => (labels ? [{ side, labels }] : []));
  const intervalQuestions = listIntervalQuestions(
    known.map(({ labels }) => labels),
    nowUnixMs,
  );
  await askInto(intervalQuestions);
  const intervalOf = (side: Side) => {
    const at = known.findIndex((one) => one.side === side);
    const frame = at < 0 ? undefined : frames.get(intervalQuestions[at]?.name ?? "");
    return frame ? measureInterval(frame) : null;
  };
  const survey = readSurvey(config, frames, {
    intervals: { etcd: intervalOf("etcd"), apiserver: intervalOf("apiserver") },
    retentionSeconds: await retention,
  });
  return { survey, findings: findProblems(config, survey), error, answeredCount: frames.size };
}
