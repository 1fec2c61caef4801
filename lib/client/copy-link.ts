"use client";
// The two links of a page: pinned shows everybody the same window for ever, live shows whoever opens it their present.
import { useCallback } from "react";
import { resolveRange } from "../url/range";
import { patchSearch } from "../url/state";
import { getNowUnixMs } from "./clock";
import { formatWindow } from "./format-window";
import { pinWindow, untilNow, type Window } from "./range";
import { useLocale, useText } from "./text";
import { useTimeZone } from "./time-zone";
import { showToast } from "./toast";
import { useCarried } from "./url-state";

interface LinkTarget {
  /** path with its own parameters; absent = this page */
  readonly href?: string;
  /** the window that is drawn; absent = the page's */
  readonly window?: Window | null;
}

export interface CopyLink {
  readonly copyPinned: (target?: LinkTarget) => Promise<void>;
  readonly copyLive: (target?: LinkTarget) => Promise<void>;
}

export function useCopyLink(): CopyLink {
  const t = useText();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { from, to } = useCarried();
  const copyPinned = useCallback(
    async ({ href, window: drawn }: LinkTarget = {}) => {
      const nowUnixMs = getNowUnixMs();
      const shown = drawn ?? resolveRange(from, to, nowUnixMs);
      const range = formatWindow(shown, { timeZone, locale, nowUnixMs });
      const isCopied = await copyText(buildLink(href, pinWindow(shown)));
      showToast(isCopied ? t("shell.link.pinned-copied", { range }) : t("shell.link.failed"));
    },
    [t, locale, timeZone, from, to],
  );
  const copyLive = useCallback(
    async ({ href }: LinkTarget = {}) => {
      const range = to.kind === "relative" ? { from, to } : untilNow(resolveRange(from, to, getNowUnixMs()));
      const isCopied = await copyText(buildLink(href, range));
      showToast(isCopied ? t("shell.link.live-copied") : t("shell.link.failed"));
    },
    [t, from, to],
  );
  return { copyPinned, copyLive };
}

/** False when the browser does not allow it (no https, no permission). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function buildLink(href: string | undefined, range: Parameters<typeof patchSearch>[1]): string {
  const { origin, pathname, search } = window.location;
  const [path = "", own = ""] = (href ?? `${pathname}${search}`).split("?", 2);
  return `${origin}${path}${patchSearch(own, range)}`;
}
