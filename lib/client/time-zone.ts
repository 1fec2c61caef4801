"use client";
// The zone that times are written in. The reader's own is known only in the browser: until then UTC, as the server wrote it.
import { useSyncExternalStore } from "react";
import { resolveTimeZone } from "../url/parameters";
import { useUrlState } from "./url-state";

const subscribe = () => () => {};

export function useTimeZone(): string {
  const { tz } = useUrlState();
  const localTimeZone = useSyncExternalStore(
    subscribe,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  return resolveTimeZone(tz, localTimeZone);
}
