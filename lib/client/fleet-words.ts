"use client";
// What a component needs to write for a person: words, language, time zone, and clocks in that zone.
import { useMemo } from "react";
import type { Locale } from "@/lib/text/locale";
import type { Translate } from "@/lib/text/translate";
import { formatDateTime, formatTime } from "@/lib/units/time";
import { useLocale, useText } from "./text";
import { useTimeZone } from "./time-zone";

export interface Words {
  readonly t: Translate;
  readonly locale: Locale;
  readonly timeZone: string;
  /** "10:04" within a day of `nowUnixMs`, "19 Nov 10:04" before; "—" for null */
  readonly formatMoment: (unixMs: number | null, nowUnixMs: number | null) => string;
}

const DAY_MS = 86_400_000;

export function useWords(): Words {
  const t = useText();
  const locale = useLocale();
  const timeZone = useTimeZone();
  return useMemo(
    () => ({
      t,
      locale,
      timeZone,
      formatMoment: (unixMs, nowUnixMs) => {
        const isRecent = unixMs !== null && nowUnixMs !== null && nowUnixMs - unixMs < DAY_MS;
        if (isRecent) return formatTime(unixMs, { timeZone, locale, hasSeconds: false });
        return formatDateTime(unixMs, { timeZone, locale, nowUnixMs: nowUnixMs ?? undefined });
      },
    }),
    [t, locale, timeZone],
  );
}
