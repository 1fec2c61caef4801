"use client";
// The window under the map: how many clusters were not ok at each step, and a playhead that chooses the moment the map shows.
import { Pause, Play } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { BAND_HEALTHS, buildBands, findStep, getStepUnixMs } from "@/lib/client/fleet-history";
import { useWords } from "@/lib/client/fleet-words";
import { holdRefresh } from "@/lib/client/refresh";
import { areShortcutsOn } from "@/lib/client/shortcut-setting";
import type { Replay } from "@/lib/client/use-replay";
import type { Inventory } from "@/lib/contract/fleet";
import type { HealthHistory } from "@/lib/contract/level1";
import { formatCount } from "@/lib/units/quantity";
import type { Filters } from "@/lib/url/state";
import { ScrubBands } from "./scrub-bands";
import { ScrubOnsets } from "./scrub-onsets";

const LEAP_STEPS = 10;

interface ScrubberProps {
  replay: Replay;
  inventory: Inventory;
  regionNames: ReadonlyMap<string, string>;
  filters: Filters;
  className?: string;
}

export default function Scrubber({ replay, className, ...fleet }: ScrubberProps) {
  const { t } = useWords();
  const { history } = replay;
  return (
    <section aria-label={t("fleet.scrub.title")} className={cn("min-h-33 px-4 pt-2.5 pb-2 max-sm:px-3", className)}>
      <ScrubHead replay={replay} />
      {history && history.stepCount > 1 ? (
        <Track replay={replay} history={history}>
          {replay.codes ? (
            <ScrubOnsets {...fleet} history={history} codes={replay.codes} restUnixMs={replay.restUnixMs} />
          ) : null}
        </Track>
      ) : (
        <p className="py-6 text-center text-t3">
          {replay.isHistoryMissing ? t("fleet.scrub.failed") : history ? t("fleet.scrub.short") : null}
        </p>
      )}
    </section>
  );
}

function ScrubHead({ replay }: { replay: Replay }) {
  const { t, formatMoment } = useWords();
  const { history, isPlaying, shownUnixMs } = replay;
  const since = history?.availableFromUnixMs ?? null;
  const isShort = history !== null && since !== null && since > history.fromUnixMs;
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-small text-t3">
      <Button
        kind="quiet"
        onClick={isPlaying ? () => replay.rest(replay.step ?? 0) : replay.play}
        disabled={!replay.codes}
      >
        {isPlaying ? <Pause aria-hidden size={12} /> : <Play aria-hidden size={12} />}
        {t(isPlaying ? "fleet.scrub.pause" : "fleet.scrub.play")}
      </Button>
      <span>{t("fleet.scrub.what")}</span>
      {isShort ? <span>{t("fleet.scrub.since", { since: formatMoment(since, history.toUnixMs) })}</span> : null}
      {shownUnixMs !== null ? (
        <span className="ml-auto inline-flex items-center gap-2">
          <b className="font-semibold text-t1">
            {t("fleet.scrub.at", { time: formatMoment(shownUnixMs, history?.toUnixMs ?? null) })}
          </b>
          <Button onClick={replay.showNow}>{t("fleet.scrub.now")}</Button>
        </span>
      ) : (
        <span aria-hidden className="ml-auto max-lg:hidden">
          <Key>x</Key> {t("fleet.scrub.worst")} <Key>←</Key> <Key>→</Key> {t("fleet.scrub.step")}
        </span>
      )}
    </div>
  );
}

function Key({ children }: { children: string }) {
  return <kbd className="rounded-bar border px-1 font-sans text-axis">{children}</kbd>;
}

interface TrackProps {
  replay: Replay;
  history: HealthHistory;
  /** notes on the band */
  children: ReactNode;
}

function Track({ replay, history, children }: TrackProps) {
  const { t, formatMoment } = useWords();
  const drag = useDrag(replay, history);
  useWorstKey(replay, history);
  const last = history.stepCount - 1;
  const step = replay.step ?? last;
  const at = getStepUnixMs(history, step);
  const bands = useMemo(() => buildBands(history, 1000, 52), [history]);
  const handleKey = (event: KeyboardEvent) => {
    const next = moveStep(event.key, step, last);
    if (next === null) return;
    event.preventDefault();
    replay.rest(next);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("fleet.scrub.title")}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={step}
      aria-valuetext={readStep(history, step, formatMoment(at, history.toUnixMs), t)}
      onKeyDown={handleKey}
      {...drag}
      className="relative mt-3 h-[74px] cursor-ew-resize touch-pan-y select-none"
    >
      <ScrubBands bands={bands} worst={history.worstStep === null ? null : history.worstStep / Math.max(1, last)} />
      {children}
      <Playhead
        share={last > 0 ? step / last : 1}
        time={formatMoment(at, history.toUnixMs)}
        isNow={replay.shownUnixMs === null}
      />
    </div>
  );
}

function Playhead({ share, time, isNow }: { share: number; time: string; isNow: boolean }) {
  return (
    <span aria-hidden className="pointer-events-none absolute inset-y-0" style={{ left: `${share * 100}%` }}>
      <span className="-translate-x-1/2 absolute top-0 h-[52px] w-[1.5px] bg-t1" />
      <span className="-translate-x-1/2 absolute top-[48px] size-[9px] rounded-full border-[1.5px] border-t1 bg-panel" />
      <span
        className={cn(
          "absolute top-[58px] whitespace-nowrap text-axis",
          share > 0.9 ? "right-0" : share < 0.1 ? "left-0" : "-translate-x-1/2",
          isNow ? "text-t3" : "font-semibold",
        )}
      >
        {time}
      </span>
    </span>
  );
}

function moveStep(key: string, step: number, last: number): number | null {
  const clamp = (next: number) => Math.max(0, Math.min(last, next));
  if (key === "ArrowLeft" || key === "ArrowDown") return clamp(step - 1);
  if (key === "ArrowRight" || key === "ArrowUp") return clamp(step + 1);
  if (key === "PageDown") return clamp(step - LEAP_STEPS);
  if (key === "PageUp") return clamp(step + LEAP_STEPS);
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}

function readStep({ counts }: HealthHistory, step: number, time: string, t: ReturnType<typeof useWords>["t"]): string {
  const parts = BAND_HEALTHS.filter((health) => (counts[health][step] ?? 0) > 0).map(
    (health) => `${formatCount(counts[health][step])} ${t(`health.${health}`)}`,
  );
  return [time, ...(parts.length > 0 ? parts : [t("fleet.scrub.calm")])].join(", ");
}

/** Moves with the pointer, rests where it is let go; the page does not refresh meanwhile. */
function useDrag(replay: Replay, history: HealthHistory) {
  const release = useRef<(() => void) | null>(null);
  const readAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - box.left) / Math.max(1, box.width)));
    return findStep(history, history.fromUnixMs + share * (history.stepCount - 1) * history.stepSeconds * 1000);
  };
  const stop = () => {
    release.current?.();
    release.current = null;
  };
  useEffect(() => () => release.current?.(), []);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      replay.pause();
      event.currentTarget.setPointerCapture(event.pointerId);
      release.current = holdRefresh();
      replay.move(readAt(event));
    },
    onPointerMove: (event: PointerEvent) => {
      if (release.current) replay.move(readAt(event));
    },
    onPointerUp: (event: PointerEvent) => {
      if (!release.current) return;
      stop();
      replay.rest(readAt(event));
    },
    onPointerCancel: stop,
  };
}

/** `x` anywhere on the page: the worst moment of the window. */
function useWorstKey({ rest }: Replay, { worstStep }: HealthHistory): void {
  useEffect(() => {
    if (worstStep === null) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "x" || event.ctrlKey || event.metaKey || event.altKey || !areShortcutsOn()) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("input, textarea, select, [role=dialog], [role=menu]"))
        return;
      event.preventDefault();
      rest(worstStep);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [rest, worstStep]);
}
