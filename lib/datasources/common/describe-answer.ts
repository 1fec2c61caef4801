// Says in a few words what answered, when it was not a Prometheus-compatible API, and cuts somebody's page down to its text.
// All of it is foreign text: to be shown as text, never as markup.
import type { UpstreamResponse } from "../types";

const EXCERPT_CHARS = 160;

/** Visible text of a body: markup, scripts and runs of space removed. */
export function readableText(response: UpstreamResponse): string {
  const head = response.body.slice(0, 16_384);
  const isMarkup = /html|xml/i.test(response.contentType) || /^\s*<(!doctype|html|\?xml)/i.test(head);
  const text = isMarkup
    ? head.replace(/<(script|style|head)\b[\s\S]*?(<\/\1\s*>|$)/gi, " ").replace(/<[^>]*(>|$)/g, " ")
    : head;
  return text.replace(/\s+/g, " ").trim();
}

/** For example: `HTTP 200, text/html, server nginx, page "Grafana"`. */
export function describeAnswer(response: UpstreamResponse): string {
  const title = /<title[^>]*>([^<]{1,160})/i.exec(response.body.slice(0, 16_384))?.[1]?.replace(/\s+/g, " ").trim();
  const excerpt = readableText(response).slice(0, EXCERPT_CHARS);
  const contentType = response.contentType.split(";")[0]?.trim();
  const parts = [
    `HTTP ${response.status}`,
    contentType || "no content type",
    response.server ? `server ${response.server.slice(0, 80)}` : "",
    title ? `page "${title}"` : excerpt ? `"${excerpt}"` : "empty body",
  ];
  return parts.filter(Boolean).join(", ");
}
