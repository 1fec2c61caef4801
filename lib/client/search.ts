"use client";
// Asking the server's search while somebody types: a short rest between letters and question, old hits stay until new ones come.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { SEARCH_TEXT_MAX, type SearchResult } from "../contract/level1";
import type { Locale } from "../text/locale";
import { hrefApiSearch } from "../url/api-hrefs";
import { fetchJson, isWorthRetrying } from "./fetch-json";

const REST_MS = 80;
const FRESH_MS = 15_000;

/** `text` cut to what the server takes. Empty asks nothing. */
export function searchOptions(text: string, lang: Locale) {
  const query = text.trim().slice(0, SEARCH_TEXT_MAX);
  return queryOptions({
    queryKey: ["search", query, lang],
    queryFn: async ({ signal }) => readResult(await fetchJson(hrefApiSearch(query, lang), signal)),
    enabled: query !== "",
    staleTime: FRESH_MS,
    retry: isWorthRetrying,
    placeholderData: keepPreviousData,
  });
}

/** The text as it was when typing last rested. */
export function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** Own server, own version: that there are hits is checked, what they hold is the contract's. */
function readResult(value: unknown): SearchResult {
  if (!isResult(value)) throw new TypeError("the answer is not a search result");
  return value;
}

function isResult(value: unknown): value is SearchResult {
  return typeof value === "object" && value !== null && "hits" in value && Array.isArray(value.hits);
}
