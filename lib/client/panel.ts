"use client";
// A panel's answer in the browser: the same key on every page, renewed with the page's timer, old data kept with its own
// range while the new one comes or fails.
import { queryOptions, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PanelResult } from "../contract/panel-result";
import { hrefApiPanel, hrefApiPanelCsv } from "../url/api-hrefs";
import { fetchJson, isWorthRetrying } from "./fetch-json";
import { FIXED, LIVE } from "./refresh";
import { useLocale } from "./text";
import { type RangeTokens, useRangeTokens } from "./url-state";

/** A panel's own parameters; a list is a repeated one. */
export type PanelParams = Readonly<Record<string, string | readonly string[]>>;

const FRESH_MS = 10_000;
const STATES: readonly string[] = ["ok", "partial", "empty", "error"];

export interface PanelRequest {
  readonly panelId: string;
  readonly params: PanelParams;
  readonly range: RangeTokens;
  readonly lang: string;
}

/** Address of a panel's answer. */
export function buildPanelUrl(request: PanelRequest): string {
  return hrefApiPanel(request.panelId, toQuery(request));
}

/** Address of the same rows as a file. */
export function buildPanelCsvUrl(request: PanelRequest): string {
  return hrefApiPanelCsv(request.panelId, toQuery(request));
}

function toQuery({ params, range, lang }: PanelRequest) {
  return { ...params, from: range.from, to: range.to, lang };
}

export function panelOptions(request: PanelRequest) {
  const { panelId, params, range, lang } = request;
  return queryOptions({
    queryKey: [range.isLive ? LIVE : FIXED, "panel", panelId, params, range, lang],
    queryFn: async ({ signal }) => readPanelResult(await fetchJson(buildPanelUrl(request), signal)),
    staleTime: range.isLive ? FRESH_MS : Number.POSITIVE_INFINITY,
    retry: isWorthRetrying,
    // A changed window keeps the old picture, with its own range; another cluster's picture is never kept.
    placeholderData: (previous, previousQuery) => {
      const [, , previousId, previousParams] = previousQuery?.queryKey ?? [];
      const isSame = previousId === panelId && JSON.stringify(previousParams) === JSON.stringify(params);
      return isSame ? previous : undefined;
    },
  });
}

/** `initialData` is the answer that came with the page; it counts for the window that the page was asked for only. */
export function usePanel(
  panelId: string,
  params: PanelParams,
  { initialData }: { initialData?: PanelResult | null } = {},
): UseQueryResult<PanelResult> {
  const range = useRangeTokens();
  const lang = useLocale();
  const [first] = useState({ panelId, params: JSON.stringify(params), from: range.from, to: range.to });
  const isFirst =
    first.panelId === panelId &&
    first.params === JSON.stringify(params) &&
    first.from === range.from &&
    first.to === range.to;
  return useQuery({
    ...panelOptions({ panelId, params, range, lang }),
    initialData: isFirst ? (initialData ?? undefined) : undefined,
  });
}

/** Own server, own version: the fields that choose how a panel is drawn are checked, the rest is the contract's. */
function readPanelResult(value: unknown): PanelResult {
  if (!isPanelResult(value)) throw new TypeError("the answer is not a panel result");
  return value;
}

function isPanelResult(value: unknown): value is PanelResult {
  if (typeof value !== "object" || value === null) return false;
  const hasShape = "panel" in value && "state" in value && "view" in value && "data" in value && "notices" in value;
  return hasShape && typeof value.state === "string" && STATES.includes(value.state) && Array.isArray(value.notices);
}
