"use client";
// When the numbers beside it were true. Fresh is a green dot, stale a hollow grey ring; the words say it too.
import { useNow } from "@/lib/client/clock";
import { useLocale, useText } from "@/lib/client/text";
import { useTimeZone } from "@/lib/client/time-zone";
import { formatAge, formatIsoTime, formatTime } from "@/lib/units/time";
import { cn } from "./cn";

interface AsOfProps {
  asOfUnixMs: number | null;
  isStale: boolean;
  className?: string;
}

export function AsOf({ asOfUnixMs, isStale, className }: AsOfProps) {
  const t = useText();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nowUnixMs = useNow();
  if (asOfUnixMs === null) {
    return (
      <span className={cn("inline-flex items-center gap-1.5 text-small text-t2", className)}>
        <FreshDot isStale />
        {t("shell.asOf.never")}
      </span>
    );
  }
  const ageSeconds = Math.max(0, (nowUnixMs - asOfUnixMs) / 1000);
  const time = formatTime(asOfUnixMs, { timeZone, locale, hasZone: true });
  return (
    <span
      title={formatIsoTime(asOfUnixMs)}
      className={cn("inline-flex items-center gap-1.5 whitespace-nowrap text-small text-t2", className)}
    >
      <FreshDot isStale={isStale} />
      <span className="max-sm:hidden">{t("shell.asOf.full", { time, age: formatAge(ageSeconds, locale) })}</span>
      <span className="sm:hidden">{t("shell.asOf.short", { time, age: formatAge(ageSeconds, locale) })}</span>
    </span>
  );
}

export function FreshDot({ isStale }: { isStale: boolean }) {
  return (
    <span
      aria-hidden
      className={cn("size-1.5 flex-none rounded-full", isStale ? "border border-blind bg-transparent" : "bg-ok")}
    />
  );
}
