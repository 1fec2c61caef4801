import "server-only";
// Some of the fleet's questions, asked about a past moment.
import { err, type InstantQuery, ok, type QueryError, type Result, SCOPE_ALL } from "../../../query/types";
import { ask } from "../../upstream/ask";
import { FleetAnswers } from "../fleet-answers";
import { FLEET_QUERIES } from "../queries";

export interface PastAnswers {
  readonly answers: FleetAnswers;
  readonly isStale: boolean;
  /** a data source lacks in them */
  readonly isPartial: boolean;
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
  const { frames, errors, isStale, state, upstreamMs } = await ask(queries, {
    scope: SCOPE_ALL,
    isOneOff: true,
    priority: "range",
  });
  const [error] = errors;
  if (error !== undefined) return err(error);
  const answers = new FleetAnswers();
  for (const query of queries) {
    const frame = frames.get(query.name);
    if (frame) answers.keep(query, frame);
  }
  return ok({ answers, isStale, isPartial: state === "partial", upstreamMs: upstreamMs ?? 0 });
}
