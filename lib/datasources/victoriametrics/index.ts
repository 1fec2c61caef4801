// VictoriaMetrics, single node or a cluster's vmselect. Facts: https://docs.victoriametrics.com/victoriametrics/metricsql/ and
// measured on 1.79: every failure is a 422, NaN is dropped, the newest half minute is held back, queries end at 16 KiB.
import { z } from "zod";
import { ok, type QueryRequest, type Result } from "../../query/types";
import { BAD_QUERY, type Judge, LIMIT, OUTAGE, TIMEOUT_UPSTREAM } from "../common/classify";
import { buildFormRequest, type EngineLimits } from "../common/form-request";
import { parseAnswer } from "../common/parse-answer";
import { parseJson, queryDataSchema, successSchema } from "../common/wire";
import type { Dialect, DialectContext, Failure, ParsedAnswer } from "../types";

/** 30,000 counts points, ends included. Longer texts than 16 KiB are refused. */
const LIMITS: EngineLimits = { maxSteps: 29_999, maxQueryBytes: 16_384 };
/** `-search.latencyOffset`: on ranges with steps under a minute, younger points repeat an older value. */
const HELD_BACK_MS = 30_000;
const HELD_BACK_BELOW_STEP_SECONDS = 60;

const TIMEOUT = /timeout exceeded|deadline exceeded|exceeds -search\.maxQueryDuration/i;
const TOO_MUCH =
  /too many points|too long query|cannot select more than|exceeds? -search\.max|number of matching timeseries exceeds|not enough memory for processing/i;
const STORAGE = /vmstorage|cannot (connect|dial|fetch)|connection (refused|reset)/i;

/** Its own number for everything: the words decide. */
const judge: Judge = ({ status }, wire) => {
  if (status !== 422 || wire === null) return null;
  if (TIMEOUT.test(wire.error)) return TIMEOUT_UPSTREAM;
  if (TOO_MUCH.test(wire.error)) return LIMIT;
  return STORAGE.test(wire.error) ? OUTAGE : BAD_QUERY;
};

function parse(
  response: Parameters<Dialect["parseAnswer"]>[0],
  query: QueryRequest,
  context: DialectContext,
): Result<ParsedAnswer, Failure> {
  const parsed = parseAnswer(response, query, context, judge);
  if (!parsed.ok || query.kind === "instant" || query.stepSeconds >= HELD_BACK_BELOW_STEP_SECONDS) return parsed;
  return ok(dropHeldBack(parsed.value, (context.nowUnixMs ?? Number.POSITIVE_INFINITY) - HELD_BACK_MS));
}

/** A repeated value is no sample: a cluster that died ten seconds ago must not look alive because of it. */
function dropHeldBack(answer: ParsedAnswer, trueToUnixMs: number): ParsedAnswer {
  const { frame } = answer;
  const keptCount = frame.timesUnixMs.filter((time) => time <= trueToUnixMs).length;
  if (keptCount === frame.timesUnixMs.length) return answer;
  const series = frame.series.map(({ labels, values }) => ({
    labels,
    values: values.map((value, index) => (index < keptCount ? value : null)),
  }));
  return { ...answer, frame: { ...frame, series } };
}

/** A scalar comes back as a vector of one row without labels, which no other engine does. */
const scalarRowSchema = z.object({ metric: z.strictObject({}), value: z.tuple([z.number(), z.literal("1")]) });

export const victoriametrics: Dialect = {
  id: "victoriametrics",
  hasOwnRetries: false,
  // A cluster takes the tenant in its path: /select/<account>/prometheus.
  tenantHeader: null,
  buildRequest: (query, context) =>
    buildFormRequest(query, context, LIMITS, {
      // Without `nocache` an instant is answered for half a minute ago. `step` is the lookback: Prometheus has five minutes.
      params:
        query.kind === "instant"
          ? [
              ["nocache", "1"],
              ["step", "5m"],
            ]
          : [],
    }),
  parseAnswer: parse,
  // No address tells it apart for sure: newer ones give Prometheus' build info.
  probe: { method: "POST", path: "api/v1/query", params: [["query", "1"]], headers: {} },
  detect: (response) => {
    const envelope = successSchema.safeParse(parseJson(response.body));
    if (response.status !== 200 || !envelope.success) return false;
    const data = queryDataSchema.safeParse(envelope.data.data);
    if (!data.success || data.data.resultType !== "vector") return false;
    return data.data.result.length === 1 && scalarRowSchema.safeParse(data.data.result[0]).success;
  },
};
