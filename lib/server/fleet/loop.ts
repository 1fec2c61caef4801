import "server-only";
import { SCOPE_ALL } from "../../query/types";
// The one loop per process that keeps the fleet warm: often while anybody looks, slowly otherwise, never not at all, so that an
// alert's first visitor finds it ready. Jitter keeps several processes from asking in step.
import { getConfig, getLoadedConfig } from "../config";
import { type Advice, adviseOn, renewAdvice } from "../discovery/advice";
import { getLog } from "../log";
import { getMetrics } from "../metrics";
import { processState } from "../process-state";
import { askSources } from "../upstream/ask";
import { EMPTY_MEMORY, type FleetMemory, refreshFleet } from "./refresh";
import { warmSnapshot } from "./view";

const IDLE_AFTER_MS = 120_000;
const IDLE_REFRESH_MS = 60_000;
const JITTER_RATIO = 0.1;

interface LoopState {
  memory: FleetMemory;
  timer: NodeJS.Timeout | null;
  inFlight: Promise<void> | null;
  viewedUnixMs: number;
  isStarted: boolean;
  /** what else to renew with every refresh */
  afterRefresh: (() => Promise<void>) | null;
  advice: Advice | null;
}

function state(): LoopState {
  return processState("fleet", () => ({
    memory: EMPTY_MEMORY,
    timer: null,
    inFlight: null,
    viewedUnixMs: 0,
    isStarted: false,
    afterRefresh: null,
    advice: null,
  }));
}

function intervalMs(nowUnixMs: number): number {
  const busyMs = getConfig().server.fleetRefreshSeconds * 1000;
  const isViewed = nowUnixMs - state().viewedUnixMs < IDLE_AFTER_MS;
  return isViewed ? busyMs : Math.max(busyMs, IDLE_REFRESH_MS);
}

function schedule(): void {
  const loop = state();
  if (!loop.isStarted) return;
  if (loop.timer) clearTimeout(loop.timer);
  const jitter = 1 + (Math.random() * 2 - 1) * JITTER_RATIO; // random: processes started together must drift apart
  loop.timer = setTimeout(() => void refreshNow(), intervalMs(Date.now()) * jitter);
  loop.timer.unref();
}

/** What is renewed here looks at the fleet itself, which must not count as somebody looking: the loop would never be idle. */
async function renewTheRest(loop: LoopState): Promise<void> {
  if (loop.afterRefresh === null) return;
  const { viewedUnixMs } = loop;
  await loop.afterRefresh();
  loop.viewedUnixMs = viewedUnixMs;
}

async function refreshOnce(): Promise<void> {
  const loop = state();
  const startedMs = performance.now();
  const before = loop.memory;
  const ask = askSources({
    scope: SCOPE_ALL,
    bypassCache: true,
    isOneOff: true,
    priority: "instant",
    refuseStale: true,
  });
  const { inventory } = getLoadedConfig();
  const declaredIds = inventory === null ? null : new Set(inventory.map(({ id }) => id));
  loop.memory = await refreshFleet(ask, before, Date.now(), declaredIds);
  const { snapshot, errorKind, notice, okUnixMs } = loop.memory;
  if (snapshot && errorKind === null) {
    const clusterCount = snapshot.inventory.ids.length;
    loop.advice = await renewAdvice({
      config: getConfig(),
      ask,
      nowUnixMs: Date.now(),
      clusterCount,
      before: loop.advice,
    });
  }
  if (snapshot && snapshot !== before.snapshot) warmSnapshot(snapshot);
  await renewTheRest(loop);
  if (okUnixMs !== null) getMetrics().snapshotUnixSeconds.set(okUnixMs / 1000);
  const tookMs = Math.round(performance.now() - startedMs);
  const clusterCount = snapshot?.inventory.ids.length ?? 0;
  if (errorKind !== before.errorKind || before.triedUnixMs === null) {
    const line = { clusterCount, tookMs, reason: notice?.values.message };
    if (errorKind) getLog().warn(line, "fleet refresh failed");
    else getLog().info(line, "fleet refreshed");
  }
}

/** Refreshes now, or joins the refresh under way. Never rejects. */
export function refreshNow(): Promise<void> {
  const loop = state();
  loop.inFlight ??= refreshOnce()
    .catch((error: unknown) => getLog().error({ err: error }, "fleet refresh broke"))
    .finally(() => {
      loop.inFlight = null;
      schedule();
    });
  return loop.inFlight;
}

/** Starts the loop; once per process, further calls do nothing. `afterRefresh` is awaited with every refresh. */
export function startFleetLoop(afterRefresh: (() => Promise<void>) | null = null): void {
  const loop = state();
  if (loop.isStarted) return;
  loop.isStarted = true;
  loop.afterRefresh = afterRefresh;
  void refreshNow();
}

/** Ends the loop; what is in flight comes to its end. For tests and shutdown. */
export function stopFleetLoop(): void {
  const loop = state();
  loop.isStarted = false;
  if (loop.timer) clearTimeout(loop.timer);
  loop.timer = null;
}

/** The newest memory; somebody looks, so the loop stays quick, and wakes when it was idle. */
export function lookAtFleet(): FleetMemory {
  const loop = state();
  const nowUnixMs = Date.now();
  const wasIdle = nowUnixMs - loop.viewedUnixMs >= IDLE_AFTER_MS;
  loop.viewedUnixMs = nowUnixMs;
  const ageMs = nowUnixMs - (loop.memory.triedUnixMs ?? 0);
  if (loop.isStarted && wasIdle && ageMs >= getConfig().server.fleetRefreshSeconds * 1000) void refreshNow();
  return { ...loop.memory, notice: adviseOn(loop.memory.notice, loop.advice) };
}

/** Waits for the first refresh to end, at most so long. For the first visitor after a start. */
export async function waitForFleet(timeoutMs: number): Promise<void> {
  const loop = state();
  if (loop.memory.triedUnixMs !== null) return;
  const first = refreshNow();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([first, timeout]);
  clearTimeout(timer);
}

/** The interval that the loop keeps while somebody looks, in seconds. */
export function fleetRefreshSeconds(): number {
  return getConfig().server.fleetRefreshSeconds;
}
