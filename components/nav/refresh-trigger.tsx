"use client";
import { FreshDot } from "@/components/ui/as-of";
import { Button } from "@/components/ui/button";
import type { TriggerProps } from "@/components/ui/deferred";
import { useLocale, useText } from "@/lib/client/text";
import { useCarried } from "@/lib/client/url-state";
import { formatDuration } from "@/lib/units/duration";
import { REFRESH_SECONDS } from "@/lib/url/parameters";

export function RefreshTrigger(props: TriggerProps) {
  const t = useText();
  const locale = useLocale();
  const everySeconds = REFRESH_SECONDS[useCarried().refresh];
  return (
    <Button kind="quiet" {...props}>
      <FreshDot isStale={everySeconds === null} />
      <span className="lg:max-xl:sr-only">
        {everySeconds === null
          ? t("shell.refresh.off")
          : t("shell.refresh.live", { every: formatDuration(everySeconds, { locale }) })}
      </span>
    </Button>
  );
}
