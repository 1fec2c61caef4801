import "server-only";
// The fleet for everybody else: the newest snapshot, restricted to a scope, with how fresh it is and who answers.
import type { FleetStatus, SourceStatus } from "../../contract/pages";
import type { Scope } from "../../query/types";
import { getSourceStatus } from "../query/service";
import { fleetRefreshSeconds, lookAtFleet } from "./loop";
import type { FleetMemory } from "./refresh";
import { restrictSnapshot } from "./restrict";
import type { FleetSnapshot } from "./snapshot";
import { emptyView, type FleetView, viewSnapshot } from "./view";

export type { FleetView } from "./view";

const SCOPE_LIMIT = 200;
const restricted = new WeakMap<FleetSnapshot, Map<string, FleetSnapshot>>();

function scoped(snapshot: FleetSnapshot, scope: Scope): FleetSnapshot {
  if (scope.kind === "all") return snapshot;
  const known = restricted.get(snapshot) ?? new Map<string, FleetSnapshot>();
  restricted.set(snapshot, known);
  const key = [...scope.clusterIds].sort().join("\u0000");
  const view = known.get(key) ?? restrictSnapshot(snapshot, scope);
  if (known.size < SCOPE_LIMIT) known.set(key, view);
  return view;
}

function sourceStatuses(memory: FleetMemory): SourceStatus[] {
  return getSourceStatus().map(({ sourceId, state, sinceUnixMs, lastError, dialect, regions, clockOffsetSeconds }) => ({
    id: sourceId,
    dialect,
    regions: [...regions],
    clockOffsetSeconds,
    isUp: state === "unknown" ? null : state === "up",
    lastOkUnixMs: memory.okUnixMs,
    failingSinceUnixMs: state === "down" ? sinceUnixMs : null,
    message: state === "down" ? (lastError?.message ?? null) : null,
    upstreamMessage: state === "down" ? (lastError?.upstreamMessage ?? null) : null,
  }));
}

/** What went wrong, with the data source's own words where the notice has none. */
function noticeOf({ notice }: FleetMemory, sources: readonly SourceStatus[]): FleetStatus["notice"] {
  const said = sources.find(({ upstreamMessage }) => upstreamMessage !== null)?.upstreamMessage ?? null;
  return notice && { ...notice, detail: notice.detail ?? said };
}

function statusOf(memory: FleetMemory, isStale: boolean): FleetStatus {
  const sources = sourceStatuses(memory);
  return {
    isLoaded: memory.snapshot !== null,
    asOfUnixMs: memory.snapshot?.now.asOfUnixMs ?? null,
    isStale,
    notice: noticeOf(memory, sources),
    sources,
  };
}

/** The columns behind the fleet now, as `scope` sees them; null before the first answer. For what is computed over all clusters. */
export function getSnapshot(scope: Scope): FleetSnapshot | null {
  const { snapshot } = lookAtFleet();
  return snapshot ? scoped(snapshot, scope) : null;
}

/** The fleet now, as `scope` sees it. Never waits and never fails: before the first answer it is empty, with the reason in `status`. */
export function getFleet(scope: Scope): FleetView {
  const memory = lookAtFleet();
  const { snapshot, errorKind } = memory;
  const limitMs = 2 * Math.max(fleetRefreshSeconds(), 60) * 1000;
  const isStale = snapshot === null || errorKind !== null || Date.now() - snapshot.now.asOfUnixMs > limitMs;
  const status = statusOf(memory, isStale);
  return snapshot ? viewSnapshot(scoped(snapshot, scope), status, errorKind) : emptyView(status, errorKind);
}
