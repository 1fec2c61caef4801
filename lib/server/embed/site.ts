import "server-only";
// What pages tell browsers and link previews about where Raftboard is reached and who may frame its embeds.
import { getConfig } from "../config";

/** "https://raftboard.example" without a slash at the end; null = as the request came in. */
export function getPublicUrl(): string | null {
  return getConfig().server.publicUrl?.replace(/\/+$/, "") ?? null;
}

/** The address to write into pages, pictures' links and previews. Headers of a proxy in front are believed: they only change links. */
export function siteOrigin(headers: Pick<Headers, "get">): string {
  const configured = getPublicUrl();
  if (configured !== null) return configured;
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? "localhost";
  const isPlain = /^[A-Za-z0-9.:[\]-]{1,255}$/.test(host);
  const scheme = headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https" ? "https" : "http";
  return isPlain ? `${scheme}://${host}` : "";
}

/** Attributes of the document for the share dialog. */
export function shareAttributes(): { readonly "data-public-url": string; readonly "data-frame-ancestors": string } {
  return {
    "data-public-url": getPublicUrl() ?? "",
    "data-frame-ancestors": getConfig().embeds.frameAncestors.join(" "),
  };
}
