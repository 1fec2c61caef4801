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
  /** made before, from the same text */
  readonly etag?: string;
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

/** A body that is only made when the asker does not have it: pictures. */
export interface DrawnBody extends Omit<AnswerBody, "text" | "etagText" | "etag"> {
  /** all that the picture depends on */
  readonly etagText: string;
  readonly draw: () => Promise<string | Uint8Array<ArrayBuffer>>;
}

type Head = Omit<AnswerBody, "text" | "etagText" | "etag">;

function startAnswer(request: Request, head: Head, etag: string, timing: Timing) {
  const headers = new Headers({
    ...SECURITY_HEADERS,
    ...head.headers,
    ETag: etag,
    "Cache-Control": head.cacheControl ?? REVALIDATE,
    "Server-Timing": timingHeader(timing),
    ...(head.dataState === undefined ? {} : { "X-Data-State": head.dataState }),
  });
  const isKnown = matchesEtag(request.headers.get("if-none-match"), etag);
  if (!isKnown) headers.set("Content-Type", head.contentType);
  return { headers, isKnown };
}

/** 200 with the body, or 304 when the asker has it already. */
export function respond(request: Request, body: AnswerBody, timing: Timing): Response {
  const { headers, isKnown } = startAnswer(request, body, body.etag ?? weakEtag(body.etagText ?? body.text), timing);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(body.text, { status: 200, headers });
}

/** The same for a body that is drawn: a 304 costs no drawing. `Server-Timing` says what drawing took. */
export async function respondDrawn(request: Request, body: DrawnBody, timing: Timing): Promise<Response> {
  const { headers, isKnown } = startAnswer(request, body, weakEtag(body.etagText), timing);
  if (isKnown) return new Response(null, { status: 304, headers });
  const startedMs = performance.now();
  const drawn = await body.draw();
  headers.append("Server-Timing", `draw;dur=${(performance.now() - startedMs).toFixed(1)}`);
  return new Response(drawn, { status: 200, headers });
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
