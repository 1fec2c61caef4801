// Makes query errors from a message id and its values, so that each is fit for a user in every language.
import { getTranslate } from "../text/get-translate";
import type { query as queryMessages } from "../text/messages/query";
import type { QueryError, QueryErrorKind } from "./types";

export type QueryMessageId = keyof typeof queryMessages;
/** Somebody else's text is kept no longer than this. */
const UPSTREAM_MESSAGE_CHARS = 2_048;

export interface QueryErrorParts {
  readonly kind: QueryErrorKind;
  readonly sourceId: string;
  readonly messageId: QueryMessageId;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly upstreamMessage?: string;
  readonly status?: number;
}

/** `message` is English; other languages come from `messageId` and `values`. Empty words of the source are left out. */
export function createQueryError(parts: QueryErrorParts): QueryError {
  const { kind, sourceId, messageId, status } = parts;
  const values = { source: sourceId, ...(status === undefined ? {} : { status }), ...parts.values };
  const upstreamMessage = parts.upstreamMessage?.trim().slice(0, UPSTREAM_MESSAGE_CHARS);
  return {
    kind,
    sourceId,
    message: getTranslate("en")(messageId, values),
    messageId,
    values,
    ...(upstreamMessage ? { upstreamMessage } : {}),
    ...(status === undefined ? {} : { status }),
  };
}
