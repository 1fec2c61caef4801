// A window as people say it: "09:24 – 10:24 UTC", with days where it spans several or is not today's.
import type { Locale } from "../text/locale";
import { formatDate, formatDateTime, formatTime } from "../units/time";
import type { Window } from "./range";

const DAY_MS = 86_400_000;

interface WindowFormat {
  readonly timeZone: string;
  readonly locale: Locale;
  readonly nowUnixMs: number;
}

export function formatWindow(window: Window, { timeZone, locale, nowUnixMs }: WindowFormat): string {
  const options = { timeZone, locale, hasSeconds: false, nowUnixMs };
  const isOneDay = formatDate(window.fromUnixMs, options) === formatDate(window.toUnixMs, options);
  const isRecent = nowUnixMs - window.fromUnixMs < DAY_MS;
  if (isOneDay || isRecent) {
    const start = isRecent ? formatTime(window.fromUnixMs, options) : formatDateTime(window.fromUnixMs, options);
    return `${start} – ${formatTime(window.toUnixMs, { ...options, hasZone: true })}`;
  }
  return `${formatDateTime(window.fromUnixMs, options)} – ${formatDateTime(window.toUnixMs, { ...options, hasZone: true })}`;
}
