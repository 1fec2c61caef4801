import "server-only";
// Sends one request to one source and gives back status and text. Headers are built from nothing, redirects are not followed,
// answers over the size limit are cut off. What went wrong on the wire is a value.
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Agent, type Dispatcher, request as send } from "undici";
import type { DatasourceConfig } from "../../config/schema";
import type { DialectRequest, Failure, UpstreamResponse } from "../../datasources/types";
import { createQueryError } from "../../query/query-error";
import { err, ok, type Result } from "../../query/types";
import { getAuthHeaders, type SecretError } from "../secrets";

export interface Transport {
  /** Aborting `signal` closes the connection, which ends the work at the source. */
  readonly send: (request: DialectRequest, signal: AbortSignal) => Promise<Result<UpstreamResponse, Failure>>;
  readonly close: () => Promise<void>;
}

class AnswerTooLarge extends Error {
  override readonly name = "AnswerTooLarge";
}

export function createTransport(config: DatasourceConfig): Transport {
  const agent = new Agent({
    // A little over the limiter's number, so that the probe never waits behind queries.
    connections: config.concurrencyLimit + 2,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connect: { timeout: config.timeouts.connectSeconds * 1000 },
    // The caller's deadline covers headers and body.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const base = createBaseUrl(config.url);
  return {
    send: async (request, signal) => {
      const auth = getAuthHeaders(config.auth);
      if (!auth.ok) return err(secretFailure(config.id, auth.error));
      try {
        const options = buildOptions(request, auth.value, isLocal(base));
        const response = await send(new URL(request.path, base), { ...options, dispatcher: agent, signal });
        return ok(await readResponse(response, config.maxAnswerBytes));
      } catch (cause) {
        return err(describeCause(cause, config));
      }
    },
    close: () => agent.destroy(),
  };
}

/** Without credentials, query and fragment, with a closing slash: API names are joined to it, never user text. */
export function createBaseUrl(text: string): URL {
  const url = new URL(text);
  url.username = "";
  url.password = "";
  url.search = "";
  url.hash = "";
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

/** Compression costs the engine more than it saves on the same host. */
function isLocal(url: URL): boolean {
  return url.hostname === "localhost" || url.hostname === "[::1]" || /^127\./.test(url.hostname);
}

function buildOptions(request: DialectRequest, auth: Readonly<Record<string, string>>, isNear: boolean) {
  const isPost = request.method === "POST";
  return {
    method: request.method,
    headers: {
      accept: "application/json",
      "accept-encoding": isNear ? "identity" : "gzip",
      "user-agent": "raftboard",
      ...(isPost ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      ...request.headers,
      ...auth,
    },
    body: isPost ? new URLSearchParams(request.params.map(([name, value]) => [name, value])).toString() : null,
  };
}

async function readResponse(response: Dispatcher.ResponseData, maxBytes: number): Promise<UpstreamResponse> {
  const { statusCode, headers, body } = response;
  if (Number(headers["content-length"] ?? 0) > maxBytes) {
    body.destroy();
    throw new AnswerTooLarge();
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // Counted after decompression: a small body may hold a large answer.
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) throw new AnswerTooLarge();
      chunks.push(chunk);
    }
  };
  try {
    if (/gzip/i.test(String(headers["content-encoding"] ?? ""))) await pipeline(body, createGunzip(), collect);
    else await pipeline(body, collect);
  } catch (cause) {
    // Tearing the pipeline down may report the torn connection instead of its reason.
    throw size > maxBytes ? new AnswerTooLarge() : cause;
  }
  const retryAfter = Number(headers["retry-after"] ?? Number.NaN);
  return {
    status: statusCode,
    contentType: String(headers["content-type"] ?? ""),
    server: String(headers.server ?? ""),
    location: String(headers.location ?? ""),
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
    body: Buffer.concat(chunks).toString("utf8"),
    dateUnixMs: readDate(String(headers.date ?? "")),
  };
}

function readDate(text: string): number | null {
  const unixMs = Date.parse(text);
  return Number.isNaN(unixMs) ? null : unixMs;
}

function secretFailure(sourceId: string, problem: SecretError): Failure {
  const reason = String(problem.values?.name ?? problem.values?.origin ?? problem.values?.detail ?? problem.kind);
  const error = createQueryError({
    kind: "unauthorized",
    sourceId,
    messageId: "query.error.secret",
    values: { reason },
  });
  return { error, isRetryable: false, isSourceFault: false, retryAfterSeconds: null };
}

function describeCause(cause: unknown, config: DatasourceConfig): Failure {
  if (cause instanceof AnswerTooLarge) {
    const values = { max: config.maxAnswerBytes };
    const error = createQueryError({ kind: "limit", sourceId: config.id, messageId: "query.error.limit-size", values });
    return { error, isRetryable: false, isSourceFault: false, retryAfterSeconds: null };
  }
  const error = createQueryError({
    kind: "unreachable",
    sourceId: config.id,
    messageId: "query.error.unreachable",
    values: { reason: reasonOf(cause) },
  });
  return { error, isRetryable: true, isSourceFault: true, retryAfterSeconds: null };
}

/** The system's own words; an AggregateError (several addresses tried) hides them one level down. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ("code" in cause ? String(cause.code) : cause.name);
}
