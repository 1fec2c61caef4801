"use client";
// The answer of troubleshooting in the browser: renewed with the page's timer, asked again for another window, old lanes kept with
// their own axis while the new ones come.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Troubleshoot } from "../contract/troubleshoot";
import { hrefApiTroubleshoot } from "../url/api-hrefs";
import { fetchJson, isWorthRetrying } from "./fetch-json";
import { FIXED, LIVE } from "./refresh";
import { useLocale } from "./text";
import { useRangeTokens } from "./url-state";

const FRESH_MS = 10_000;

/** Own server, own version: the fields that the page would fail on are checked. */
function isTroubleshoot(body: unknown): body is Troubleshoot {
  if (typeof body !== "object" || body === null) return false;
  return "signals" in body && Array.isArray(body.signals) && "timesUnixMs" in body && "verdict" in body;
}

/** `initial` is the answer that came with the page; it counts for the window that the page was asked for only. */
export function useTroubleshoot(initial: Troubleshoot) {
  const range = useRangeTokens();
  const lang = useLocale();
  const [first] = useState(range);
  const subject = initial.from === "etcd" ? { etcd: initial.id } : { k8s: initial.id };
  const url = hrefApiTroubleshoot(subject, range, lang);
  const isFirst = first.from === range.from && first.to === range.to;
  return useQuery(
    queryOptions({
      queryKey: [range.isLive ? LIVE : FIXED, "troubleshoot", url],
      queryFn: async ({ signal }) => {
        const body = await fetchJson(url, signal);
        if (!isTroubleshoot(body)) throw new TypeError(`unexpected answer of ${url}`);
        return body;
      },
      staleTime: range.isLive ? FRESH_MS : Number.POSITIVE_INFINITY,
      retry: isWorthRetrying,
      initialData: isFirst ? initial : undefined,
      placeholderData: (previous) => previous ?? initial,
    }),
  );
}
