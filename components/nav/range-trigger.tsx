"use client";
import { ChevronDown, Clock } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { TriggerProps } from "@/components/ui/deferred";
import { getNowUnixMs } from "@/lib/client/clock";
import { formatWindow } from "@/lib/client/format-window";
import { useLocale, useText } from "@/lib/client/text";
import { useTimeZone } from "@/lib/client/time-zone";
import { useWindow } from "@/lib/client/use-window";

export function useWindowText(): string {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const shown = useWindow();
  // "Now" only decides whether a date is written; the window's own end serves where it is the present.
  const nowUnixMs = shown.isLive ? shown.toUnixMs : getNowUnixMs();
  return formatWindow(shown, { timeZone, locale, nowUnixMs });
}

export function RangeTrigger(props: TriggerProps) {
  const t = useText();
  const range = useWindowText();
  const { isLive } = useWindow();
  return (
    <Button aria-label={t("shell.range.button", { range })} className="min-w-0 xl:shrink-0" {...props}>
      <Clock aria-hidden size={13} className="shrink-0 text-t3 sm:hidden" />
      <span suppressHydrationWarning className="truncate">
        {isLive ? range : t("shell.range.viewing", { range })}
      </span>
      <ChevronDown aria-hidden size={12} className="shrink-0 text-t3" />
    </Button>
  );
}
