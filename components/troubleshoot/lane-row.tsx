"use client";
import { cn } from "@/components/ui/cn";
import { useWords } from "@/lib/client/fleet-words";
import type { TroubleSignal } from "@/lib/contract/troubleshoot";
import { formatTime } from "@/lib/units/time";
import { formatValue } from "@/lib/units/value";
import { LaneChart } from "./lane-chart";
import { OnsetDisc } from "./onset-disc";

interface LaneRowProps {
  signal: TroubleSignal;
  /** index of the moment under the cursor; null = none */
  cursorIndex: number | null;
  /** share of the axis, 0..1, of a moment */
  shareOf: (unixMs: number) => number;
}

/** Name and numbers left, the line right; its onset is a disc with its number. */
export function LaneRow({ signal, cursorIndex, shareOf }: LaneRowProps) {
  const { t, locale, timeZone } = useWords();
  const { unit, baseline, peak, order, onsetUnixMs, bound, lines, title, subject } = signal;
  const write = (value: number | null) => formatValue(unit, value, { locale });
  const isQuiet = order === null;
  const isOver = bound !== null && peak !== null && peak >= bound;
  const here = cursorIndex === null ? null : (lines[0]?.values[cursorIndex] ?? null);
  const onset =
    order === null || onsetUnixMs === null
      ? ""
      : t("trouble.signal.onset", { time: formatTime(onsetUnixMs, { timeZone, locale }), order });
  return (
    <div className="grid min-h-16 border-hair2 border-t sm:grid-cols-[var(--lane-label)_minmax(0,1fr)]">
      <div className="min-w-0 px-4 py-2">
        <h4 title={title} className={cn("truncate text-body", isQuiet ? "font-normal text-t2" : "font-semibold")}>
          {title}
        </h4>
        <p className="truncate text-small text-t2">
          {cursorIndex === null ? (
            <>
              {write(baseline)} → <span className={valueTone(isQuiet, isOver)}>{write(peak)}</span>
            </>
          ) : (
            <span className="font-semibold text-t1">{write(here)}</span>
          )}
          {lines[0]?.name ? <span className="ml-1.5 text-t3">{lines[0].name}</span> : null}
        </p>
      </div>
      <div
        role="img"
        aria-label={t("trouble.signal.aria", {
          title,
          subject,
          baseline: write(baseline),
          peak: write(peak),
          onset,
        })}
        className="relative mx-4 my-2 max-sm:mt-0"
      >
        <LaneChart signal={signal} isQuiet={isQuiet} />
        {order === null || onsetUnixMs === null ? null : (
          <span
            className="pointer-events-none absolute -top-2 -bottom-2 w-[1.2px] -translate-x-1/2 bg-t1"
            style={{ left: `${shareOf(onsetUnixMs) * 100}%` }}
          >
            <OnsetDisc order={order} className="absolute top-1 left-1/2 -translate-x-1/2" />
          </span>
        )}
      </div>
    </div>
  );
}

function valueTone(isQuiet: boolean, isOver: boolean): string | undefined {
  if (isQuiet) return undefined;
  return isOver ? "font-semibold text-burning-text" : "font-semibold text-t1";
}
