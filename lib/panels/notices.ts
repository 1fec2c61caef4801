// Notices of panels: a message id with its values, so that every surface says it in its own language.
import type { Notice } from "../contract/panel-result";

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
