"use client";
import { ChevronLeft, ChevronRight, ZoomOut } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { lastSeconds, PRESETS_SECONDS } from "@/lib/client/range";
import { useLocale, useText } from "@/lib/client/text";
import { useCarried, usePatchUrl } from "@/lib/client/url-state";
import { useWindowMoves } from "@/lib/client/use-window";
import { formatDuration } from "@/lib/units/duration";
import type { UrlState } from "@/lib/url/parameters";
import { RangeForm } from "./range-form";
import { RangeTrigger } from "./range-trigger";

export default function RangePopover() {
  const t = useText();
  const [isOpen, setOpen] = useState(true);
  const close = () => setOpen(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <RangeTrigger />
      </PopoverTrigger>
      <PopoverContent label={t("shell.range.label")} className="w-84">
        <Moves />
        <Presets onChosen={close} />
        <RangeForm onApplied={close} />
        <ZoneChoice />
      </PopoverContent>
    </Popover>
  );
}

function Moves() {
  const t = useText();
  const { shift, widen, toNow } = useWindowMoves();
  return (
    <div className="flex gap-1.5">
      <Button kind="quiet" onClick={() => shift(-1)} className="flex-1">
        <ChevronLeft aria-hidden size={13} />
        {t("shell.range.earlier")}
      </Button>
      <Button kind="quiet" onClick={widen} className="flex-1">
        <ZoomOut aria-hidden size={13} />
        {t("shell.range.wider")}
      </Button>
      <Button kind="quiet" onClick={() => shift(1)} className="flex-1">
        {t("shell.range.later")}
        <ChevronRight aria-hidden size={13} />
      </Button>
      <Button kind="quiet" onClick={toNow} className="flex-1">
        {t("shell.range.now")}
      </Button>
    </div>
  );
}

function Presets({ onChosen }: { onChosen: () => void }) {
  const t = useText();
  const locale = useLocale();
  const { set } = useWindowMoves();
  const chosenSeconds = getLastSeconds(useCarried());
  return (
    <fieldset className="mt-3">
      <legend className="text-axis text-t3">{t("shell.range.presets")}</legend>
      <div className="mt-1 grid grid-cols-3 gap-1.5">
        {PRESETS_SECONDS.map((seconds) => (
          <Button
            key={seconds}
            kind="quiet"
            aria-pressed={seconds === chosenSeconds}
            className={cn(seconds === chosenSeconds && "bg-raise font-semibold text-t1")}
            onClick={() => {
              set(lastSeconds(seconds));
              onChosen();
            }}
          >
            {t("shell.range.last", {
              duration: seconds === 3_600 ? t("shell.range.hour") : formatDuration(seconds, { locale }),
            })}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

function ZoneChoice() {
  const t = useText();
  const { tz } = useCarried();
  const patch = usePatchUrl();
  return (
    <div className="mt-3 flex items-center justify-between border-t pt-3">
      <span className="text-small text-t3">{t("shell.range.zone")}</span>
      <Segmented
        label={t("shell.range.zone")}
        value={tz}
        onChange={(next) => patch({ tz: next }, "replace")}
        segments={[
          { value: "utc", label: t("shell.range.utc") },
          { value: "local", label: t("shell.range.local") },
          ...(tz === "utc" || tz === "local" ? [] : [{ value: tz, label: tz }]),
        ]}
      />
    </div>
  );
}

/** Length of a window that ends now; null for any other. */
function getLastSeconds({ from, to }: Pick<UrlState, "from" | "to">): number | null {
  return from.kind === "relative" && to.kind === "relative" && to.agoSeconds === 0 ? from.agoSeconds : null;
}
