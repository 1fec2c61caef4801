import "server-only";
// Some of the fleet's questions, asked about a past moment.
import { type InstantQuery, ok, type QueryError, type Result, SCOPE_ALL } from "../../../query/types";
import { runQueries } from "../../query/service";
import { FleetAnswers } from "../fleet-answers";
import { FLEET_QUERIES } from "../queries";

export interface PastAnswers {
  readonly answers: FleetAnswers;
  readonly isStale: boolean;
  /** of the slowest question */
  readonly upstreamMs: number;
}

/** The questions of these names; they must be among those of now. */
export function pastQueries(names: readonly string[], atUnixMs: number): readonly InstantQuery[] {
  return names.map((name) => {
    const query = FLEET_QUERIES.find((one) => one.name === name);
    if (query === undefined) throw new RangeError(`no question of the fleet is called ${name}`);
    return { ...query, atUnixMs };
  });
}

/** All of them answered, or the first failure. */
export async function askPast(names: readonly string[], atUnixMs: number): Promise<Result<PastAnswers, QueryError>> {
  const queries = pastQueries(names, atUnixMs);
  const results = await runQueries(queries, { scope: SCOPE_ALL, isOneOff: true, priority: "range" });
  const answers = new FleetAnswers();
  let isStale = false;
  let upstreamMs = 0;
  for (const [at, query] of queries.entries()) {
    const result = results[at];
    if (result === undefined) throw new Error("a query has an answer");
    if (!result.ok) return result;
    answers.keep(query, result.value.frame);
    isStale ||= result.value.isStale;
    upstreamMs = Math.max(upstreamMs, result.value.info.tookMs);
  }
  return ok({ answers, isStale, upstreamMs });
}
