// Notices of panels: a message id with its values, so that every surface says it in its own language.
import type { Notice } from "../contract/panel-result";
import type { MissingSource, QueryError, QueryNote } from "../query/types";

type Values = Notice["values"];

export function infoNotice(messageId: string, values: Values = {}): Notice {
  return { level: "info", messageId, values, detail: null };
}

/** `detail` is somebody else's text and is shown as text. */
export function warningNotice(messageId: string, values: Values = {}, detail: string | null = null): Notice {
  return { level: "warning", messageId, values, detail };
}

export function errorNotice(messageId: string, values: Values = {}, detail: string | null = null): Notice {
  return { level: "error", messageId, values, detail };
}

/** What went wrong with a query, in the words of lib/text; the data source's own words beside it. */
export function errorNoticeOf(error: QueryError): Notice {
  return noticeOf(error, "error");
}

/** The same as a warning: something else stands in for the answer. */
export function warningNoticeOf(error: QueryError): Notice {
  return noticeOf(error, "warning");
}

/** Which regions lack in an answer, and why. */
export function missingNotices({ sourceId, regions, error }: MissingSource): Notice[] {
  const values = { source: sourceId, regions: regions.join(", ") };
  return [warningNotice("query.note.source-missing", values), warningNoticeOf(error)];
}

/** What the query service has to say about an answer. */
export function noteNotice({ messageId, values }: QueryNote): Notice {
  return warningNotice(messageId, { ...values });
}

function noticeOf({ message, messageId, values, upstreamMessage }: QueryError, level: Notice["level"]): Notice {
  const said =
    messageId === undefined ? { messageId: "notice.query-failed", values: { message } } : { messageId, values };
  return { level, messageId: said.messageId, values: { ...said.values }, detail: upstreamMessage ?? null };
}
