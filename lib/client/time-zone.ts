"use client";
// The zone that times are written in. The reader's own is known only in the browser: until then UTC, as the server wrote it.
import { useSyncExternalStore } from "react";
import { resolveTimeZone } from "../url/parameters";
import { useCarried } from "./url-state";

const subscribe = () => () => {};

/** Asked for by every number that is written, and slow to find out: once per page. */
let ownTimeZone: string | null = null;
function readOwnTimeZone(): string {
  ownTimeZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return ownTimeZone;
}

export function useTimeZone(): string {
  const { tz } = useCarried();
  const localTimeZone = useSyncExternalStore(subscribe, readOwnTimeZone, () => "UTC");
  return resolveTimeZone(tz, localTimeZone);
}
