"use client";
import { useMemo } from "react";
import { useLocale } from "@/lib/client/text";
import { useTimeZone } from "@/lib/client/time-zone";
import { formatAge, formatDateTime } from "@/lib/units/time";
import type { Unit } from "@/lib/units/unit";
import { formatValue } from "@/lib/units/value";

/** How a chart writes its values and moments, in the page's language and zone. */
export function useValueText(unit: Unit) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  return useMemo(
    () => ({
      formatNumber: (value: number | null) => formatValue(unit, value, { locale, timeZone }),
      formatMoment: (unixMs: number, nowUnixMs: number) =>
        formatDateTime(unixMs, { timeZone, locale, nowUnixMs, hasSeconds: true, hasZone: true }),
      formatAgo: (unixMs: number, nowUnixMs: number) => formatAge(Math.max(0, nowUnixMs - unixMs) / 1000, locale),
    }),
    [unit, locale, timeZone],
  );
}
