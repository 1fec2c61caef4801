import "server-only";
// Headers of an embed: it may be framed by whom the configuration names, and may itself load, send and run nothing. No X-Frame-Options,
// which knows no list; no cookie, so that blocking third-party cookies changes nothing.
import { EMBED_STYLE_SOURCE } from "./style";

/** Own pages always may: the share dialog shows the embed as it will look. `*` is said alone, but for schemes that it does not cover. */
function frameAncestors(origins: readonly string[]): string {
  if (!origins.includes("*")) return ["'self'", ...origins].join(" ");
  return origins.filter((origin) => origin === "*" || /^[a-z]+:$/.test(origin)).join(" ");
}

export function embedPolicy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src ${EMBED_STYLE_SOURCE}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors(origins)}`,
  ].join("; ");
}

export function embedHeaders(origins: readonly string[]): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": embedPolicy(origins),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex",
  };
}
