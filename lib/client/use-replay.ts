"use client";
// The map's moment while somebody drags, plays or has chosen one. While it moves, bytes come from the history that is already here;
// where it rests the URL names it, and the server's own answer for that moment takes over.
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { FleetHealth, Inventory } from "@/lib/contract/fleet";
import type { HealthHistory } from "@/lib/contract/level1";
import type { Filters } from "@/lib/url/state";
import { decodeHistory, findStep, getStepUnixMs, readStepBytes } from "./fleet-history";
import { decodeHealthBytes } from "./fleet-map-health";
import { useMoment } from "./fleet-moment";
import { historyOptions, pastHealthOptions } from "./fleet-queries";
import { holdRefresh } from "./refresh";
import { useLocale } from "./text";
import { useRangeTokens } from "./url-state";

const FRAME_MS = 1000 / 6;
const CALM_FRAME_MS = 1000;

export interface Replay {
  readonly history: HealthHistory | null;
  readonly isHistoryMissing: boolean;
  /** codes of every step; null until they are here or when they belong to another inventory */
  readonly codes: Uint8Array | null;
  /** one byte per cluster at the moment shown */
  readonly bytes: Uint8Array;
  /** the past moment shown; null = now */
  readonly shownUnixMs: number | null;
  /** the past moment that the URL names; what is slow to compute follows this one */
  readonly restUnixMs: number | null;
  /** step shown; null = now, or outside the window */
  readonly step: number | null;
  readonly isPlaying: boolean;
  readonly isPastUnknown: boolean;
  readonly move: (step: number) => void;
  readonly rest: (step: number) => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly showNow: () => void;
}

interface ReplayInput {
  readonly inventory: Inventory;
  readonly health: FleetHealth;
  /** the moment that came with the page */
  readonly initialMoment: FleetHealth | null;
  readonly filters: Filters;
}

export function useReplay({ inventory, health, initialMoment, filters }: ReplayInput): Replay {
  const locale = useLocale();
  const range = useRangeTokens();
  const moment = useMoment();
  const restUnixMs = moment.atUnixMs;
  const count = inventory.ids.length;
  const { data: history = null, isError } = useQuery({ ...historyOptions(range, filters, locale), enabled: count > 0 });
  const codes = useMemo(
    () => (history ? decodeHistory(history, inventory.inventoryVersion, count) : null),
    [history, inventory.inventoryVersion, count],
  );
  const past = usePast(restUnixMs, initialMoment);
  const [movingStep, setMovingStep] = useState<number | null>(null);
  const { isPlaying, play, pause } = usePlay(
    history,
    movingStep ?? restStep(history, restUnixMs),
    setMovingStep,
    moment.show,
  );
  const step = movingStep ?? restStep(history, restUnixMs);
  const bytes = useMemo(() => {
    if (movingStep !== null && codes) return readStepBytes(codes, count, movingStep);
    if (restUnixMs === null) return decodeHealthBytes(health.healthBase64, count);
    if (past.data) return decodeHealthBytes(past.data.healthBase64, count);
    return codes && step !== null ? readStepBytes(codes, count, step) : decodeHealthBytes("", count);
  }, [movingStep, codes, count, restUnixMs, health.healthBase64, past.data, step]);
  const rest = useCallback(
    (next: number) => {
      pause();
      setMovingStep(null);
      if (history) moment.show(getStepUnixMs(history, next));
    },
    [history, moment, pause],
  );
  const showNow = useCallback(() => {
    pause();
    setMovingStep(null);
    moment.showNow();
  }, [moment, pause]);
  return {
    history,
    isHistoryMissing: isError && history === null,
    codes,
    bytes,
    shownUnixMs: movingStep !== null && history ? getStepUnixMs(history, movingStep) : restUnixMs,
    restUnixMs,
    step,
    isPlaying,
    isPastUnknown: past.isError && step === null,
    move: setMovingStep,
    rest,
    play,
    pause,
    showNow,
  };
}

function restStep(history: HealthHistory | null, atUnixMs: number | null): number | null {
  if (!history || history.stepCount === 0 || atUnixMs === null) return null;
  const step = findStep(history, atUnixMs);
  const isNear = Math.abs(getStepUnixMs(history, step) - atUnixMs) <= history.stepSeconds * 1000;
  return isNear ? step : null;
}

/** The server's bytes of the moment that the URL names. What came with the page counts for its own moment only. */
function usePast(restUnixMs: number | null, initialMoment: FleetHealth | null) {
  const [first] = useState({ atUnixMs: restUnixMs, health: initialMoment });
  const isFirst = first.health !== null && first.atUnixMs === restUnixMs;
  return useQuery({
    ...pastHealthOptions(restUnixMs ?? 0),
    enabled: restUnixMs !== null,
    initialData: isFirst ? (first.health ?? undefined) : undefined,
  });
}

/** Six steps a second, slower for who wants no motion; stops at the end, where the moment comes to rest. */
function usePlay(
  history: HealthHistory | null,
  step: number | null,
  setStep: (step: number | null) => void,
  show: (unixMs: number) => void,
) {
  const [isPlaying, setPlaying] = useState(false);
  const stepCount = history?.stepCount ?? 0;
  useEffect(() => {
    if (!isPlaying) return;
    return holdRefresh();
  }, [isPlaying]);
  useEffect(() => {
    if (!isPlaying || step === null || !history) return;
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const timer = setTimeout(
      () => {
        if (step + 1 < stepCount) {
          setStep(step + 1);
          return;
        }
        setPlaying(false);
        setStep(null);
        show(getStepUnixMs(history, step));
      },
      isCalm ? CALM_FRAME_MS : FRAME_MS,
    );
    return () => clearTimeout(timer);
  }, [isPlaying, step, stepCount, history, setStep, show]);
  const play = useCallback(() => {
    if (stepCount === 0) return;
    setStep(step === null || step >= stepCount - 1 ? 0 : step);
    setPlaying(true);
  }, [step, stepCount, setStep]);
  const pause = useCallback(() => setPlaying(false), []);
  return { isPlaying, play, pause };
}
