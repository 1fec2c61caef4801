"use client";
import { isLocale } from "@/lib/text/locale";
import { patchSearch } from "@/lib/url/state";

/** A full load: the server sends one language's words with the page. */
export function switchLanguage(value: string): void {
  if (!isLocale(value)) return;
  const { pathname, search } = window.location;
  window.location.assign(`${pathname}${patchSearch(search.slice(1), { lang: value })}`);
}
