// What a failed answer means, by HTTP status first: bodies may be JSON, plain text or a proxy's HTML page. One decision per
// status: which kind of error, whether asking once more may help, and whether the source itself is in trouble.
import { createQueryError, type QueryMessageId } from "../../query/query-error";
import type { QueryErrorKind } from "../../query/types";
import type { DialectContext, Failure, UpstreamResponse } from "../types";
import { describeAnswer, readableText } from "./describe-answer";
import { scrubText } from "./scrub";
import { failureSchema, parseJson, type WireFailure } from "./wire";

export interface Verdict {
  readonly kind: QueryErrorKind;
  readonly messageId: QueryMessageId;
  readonly isRetryable?: boolean;
  readonly isSourceFault?: boolean;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What a dialect knows better about its own failed answers; null leaves the decision to the common rules. */
export type Judge = (response: UpstreamResponse, wire: WireFailure | null) => Verdict | null;

export const BAD_QUERY: Verdict = { kind: "bad-query", messageId: "query.error.bad-query" };
export const LIMIT: Verdict = { kind: "limit", messageId: "query.error.limit" };
const LIMIT_WORDS =
  /exceeded maximum resolution|too many (samples|points|series)|too long query|maximum .* limit|exceeds? .*limit|err-mimir-max/i;

export const TIMEOUT_UPSTREAM: Verdict = {
  kind: "timeout",
  messageId: "query.error.timeout-upstream",
  isSourceFault: true,
};

/** Part of the engine's own storage did not answer: nothing is wrong with the query, and asking once more may help. */
export const OUTAGE: Verdict = {
  kind: "upstream",
  messageId: "query.error.storage",
  isRetryable: true,
  isSourceFault: true,
};

/** Any answer that is not a 2xx. */
export function classifyFailure(response: UpstreamResponse, context: DialectContext, ownJudge?: Judge): Failure {
  const parsed = failureSchema.safeParse(parseJson(response.body));
  const wire = parsed.success ? parsed.data : null;
  return toFailure(ownJudge?.(response, wire) ?? judge(response, wire), response, context, wire);
}

/** A 2xx that is not the API: a portal, a login page, another product. */
export function notPrometheus(response: UpstreamResponse, context: DialectContext): Failure {
  return toFailure(foreign(response), response, context, null);
}

/** A 2xx of the API that cannot be read. */
export function badAnswer(reason: string, context: DialectContext): Failure {
  const error = createQueryError({
    kind: "bad-answer",
    sourceId: context.sourceId,
    messageId: "query.error.bad-answer",
    values: { reason },
  });
  return { error, isRetryable: false, isSourceFault: true, retryAfterSeconds: null };
}

function judge(response: UpstreamResponse, wire: WireFailure | null): Verdict {
  const { status } = response;
  if (status >= 300 && status < 400)
    return { kind: "not-prometheus", messageId: "query.error.redirect", values: { location: safeLocation(response) } };
  switch (status) {
    case 401:
    case 403:
    case 407:
      return { kind: "unauthorized", messageId: "query.error.unauthorized" };
    case 413:
      return LIMIT;
    case 422:
      return judgeRefusal(wire) ?? foreign(response);
    case 429:
      return { kind: "overloaded", messageId: "query.error.overloaded", isSourceFault: true };
    case 499:
      return { kind: "upstream", messageId: "query.error.upstream" };
    case 502:
      return { kind: "unreachable", messageId: "query.error.gateway", isRetryable: true, isSourceFault: true };
    case 503:
      return judgeUnavailable(wire);
    case 504:
      return { kind: "timeout", messageId: "query.error.gateway", isRetryable: true, isSourceFault: true };
  }
  if (status >= 500)
    return { kind: "upstream", messageId: "query.error.upstream", isRetryable: status === 500, isSourceFault: true };
  return judgeRefusal(wire) ?? foreign(response);
}

/** 400 and 422 in the API's own words: our query, or a limit. Null when the words are not the API's. */
function judgeRefusal(wire: WireFailure | null): Verdict | null {
  if (wire === null) return null;
  if (wire.errorType === "canceled") return { kind: "upstream", messageId: "query.error.upstream" };
  if (wire.errorType === "timeout") return TIMEOUT_UPSTREAM;
  return LIMIT_WORDS.test(wire.error) ? LIMIT : BAD_QUERY;
}

/** 503 in JSON is a query that took too long (asking again makes it worse); as plain text it is a start or a full queue. */
function judgeUnavailable(wire: WireFailure | null): Verdict {
  if (wire?.errorType === "timeout") return TIMEOUT_UPSTREAM;
  if (wire?.errorType === "canceled") return { kind: "upstream", messageId: "query.error.upstream" };
  return { kind: "overloaded", messageId: "query.error.starting", isRetryable: true, isSourceFault: true };
}

function foreign(response: UpstreamResponse): Verdict {
  return {
    kind: "not-prometheus",
    messageId: "query.error.not-prometheus",
    values: { what: describeAnswer(response) },
  };
}

/** Where a redirect points, without credentials or query, which may hold secrets. */
function safeLocation(response: UpstreamResponse): string {
  if (!URL.canParse(response.location, "http://relative.invalid")) return "an unreadable address";
  const url = new URL(response.location, "http://relative.invalid");
  return url.hostname === "relative.invalid" ? url.pathname : `${url.protocol}//${url.host}${url.pathname}`;
}

function toFailure(
  verdict: Verdict,
  response: UpstreamResponse,
  context: DialectContext,
  wire: WireFailure | null,
): Failure {
  const error = createQueryError({
    kind: verdict.kind,
    sourceId: context.sourceId,
    messageId: verdict.messageId,
    values: verdict.values,
    status: response.status,
    upstreamMessage: scrubText(wire?.error || readableText(response)),
  });
  return {
    error,
    isRetryable: verdict.isRetryable ?? false,
    isSourceFault: verdict.isSourceFault ?? false,
    retryAfterSeconds: response.retryAfterSeconds,
  };
}
