// From an answer's status and body to a frame or a failure, in the form that Prometheus gave to the API. Dialects that differ
// wrap this; they do not copy it.
import { err, ok, type QueryRequest, type Result } from "../../query/types";
import type { DialectContext, Failure, ParsedAnswer, UpstreamResponse } from "../types";
import { badAnswer, classifyFailure, type Judge, notPrometheus } from "./classify";
import { cutRows } from "./pieces";
import { parseRows } from "./rows";
import { scrubText } from "./scrub";
import { envelopeSchema, parseJson, queryDataSchema, type Success } from "./wire";

/** Hints about style; everything else that the engine says may bear on the numbers. */
const INFO = /^PromQL info/;
/** About the query's semantics; the data behind it was complete. */
const PROMQL_WARNING = /^PromQL warning/;

export function parseAnswer(
  response: UpstreamResponse,
  query: QueryRequest,
  context: DialectContext,
  ownJudge?: Judge,
): Result<ParsedAnswer, Failure> {
  if (response.status < 200 || response.status > 299) return err(classifyFailure(response, context, ownJudge));
  const { rest, pieces } = cutRows(response.body);
  const json = parseJson(rest);
  if (json === undefined && /json/i.test(response.contentType))
    return err(badAnswer("the JSON ends early or is malformed", context));
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) return err(notPrometheus(response, context));
  if (envelope.data.status === "error") return err(badAnswer(`an error with HTTP ${response.status}`, context));
  const data = queryDataSchema.safeParse(envelope.data.data);
  if (!data.success) return err(badAnswer("no query result in it", context));
  const rows = parseRows(data.data.resultType, readBatches(pieces, data.data.result), query);
  if (!rows.ok) return err(badAnswer(rows.error, context));
  return ok(withNotices(rows.value.frame, rows.value.droppedCount, envelope.data));
}

/** The rows of an answer, some at a time. A piece that cannot be read is a batch with a row that is none. */
function* readBatches(pieces: readonly string[], last: readonly unknown[]): Generator<readonly unknown[]> {
  for (const piece of pieces) {
    const rows = parseJson(`[${piece}]`);
    yield Array.isArray(rows) ? rows : [undefined];
  }
  yield last;
}

function withNotices(frame: ParsedAnswer["frame"], droppedCount: number, envelope: Success): ParsedAnswer {
  const warnings = (envelope.warnings ?? []).filter((text) => !INFO.test(text)).map(scrubText);
  const isIncomplete = warnings.some((text) => !PROMQL_WARNING.test(text)) || envelope.isPartial === true;
  if (droppedCount > 0) warnings.push(`native histograms are not drawn: ${droppedCount} series left out`);
  return { frame, warnings, isPartial: isIncomplete || droppedCount > 0 };
}
