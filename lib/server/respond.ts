import "server-only";
// Every answer of API, embeds and pictures leaves through here: weak ETag and 304, cache, state and timing headers, security
// headers, RFC 9457 problems. Bodies are finished bytes; compression is left to Next, which drops Content-Encoding anyway.
import { createHash } from "node:crypto";
import type { Problem } from "../contract/fleet";
import type { PanelState } from "../contract/panel-result";

export interface Timing {
  readonly handlerMs: number;
  /** the slowest upstream query; absent when all came from memory */
  readonly upstreamMs?: number;
}

export interface AnswerBody {
  readonly text: string;
  readonly contentType: string;
  /** what the ETag is made of, where the body carries values that change without meaning (milliseconds); default: the body */
  readonly etagText?: string;
  readonly cacheControl?: string;
  readonly dataState?: PanelState | "stale";
  readonly headers?: Readonly<Record<string, string>>;
}

/** Kept by the browser, asked about every time: a poll of unchanged data costs a 304. */
const REVALIDATE = "private, no-cache";

const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
} as const;

/** A weak ETag of the text. */
export function weakEtag(text: string): string {
  return `W/"${createHash("sha1").update(text).digest("base64url").slice(0, 22)}"`;
}

/** True when If-None-Match names the ETag; weak comparison, lists and `*` included. */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((tag) => tag.trim() === "*" || bare(tag) === bare(etag));
}

function timingHeader({ handlerMs, upstreamMs }: Timing): string {
  const handler = `handler;dur=${handlerMs.toFixed(1)}`;
  return upstreamMs === undefined ? handler : `${handler}, upstream;dur=${upstreamMs.toFixed(1)}`;
}

/** 200 with the body, or 304 when the asker has it already. */
export function respond(request: Request, body: AnswerBody, timing: Timing): Response {
  const etag = weakEtag(body.etagText ?? body.text);
  const headers = new Headers({
    ...SECURITY_HEADERS,
    ...body.headers,
    ETag: etag,
    "Cache-Control": body.cacheControl ?? REVALIDATE,
    "Server-Timing": timingHeader(timing),
    ...(body.dataState === undefined ? {} : { "X-Data-State": body.dataState }),
  });
  if (matchesEtag(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  headers.set("Content-Type", body.contentType);
  return new Response(body.text, { status: 200, headers });
}

/** A problem document; never cached. */
export function respondProblem(problem: Problem, timing?: Timing): Response {
  const headers = new Headers({
    ...SECURITY_HEADERS,
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "no-store",
    ...(timing === undefined ? {} : { "Server-Timing": timingHeader(timing) }),
  });
  if (problem.status >= 502) headers.set("X-Data-State", "error");
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
