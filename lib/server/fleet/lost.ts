import "server-only";
// Clusters that vanish from an answer that calls itself whole. Thanos drops a store that has been down for a while without a
// warning. The rules record a health for every cluster that they know, "blind" for days after its last sign of life: one that was
// seen a moment ago and has no health at all now was not taken down, it is out of sight.
import type { Notice } from "../../contract/panel-result";
import { HEALTH_CODES } from "../../slo/vocabulary";
import type { FleetInventory, FleetSnapshot } from "./snapshot";

/** Cluster id -> since when it has been out of sight, Unix ms. */
export type LostClusters = ReadonlyMap<string, number>;
export const NOTHING_LOST: LostClusters = new Map();

/** As long as the rules remember a cluster by default. */
const KEEP_MS = 7 * 86_400_000;

export interface LostInput {
  /** the fleet before this answer; null at the start */
  readonly snapshot: FleetSnapshot | null;
  /** ids with a recorded health in the answer */
  readonly found: ReadonlySet<string>;
  readonly lost: LostClusters;
  readonly nowUnixMs: number;
  /** clusters of a static inventory: one that was taken out of it is gone, not lost; null without one */
  readonly declaredIds: ReadonlySet<string> | null;
}

/** Who is lost after this answer. */
export function trackLost({ snapshot, found, lost, nowUnixMs, declaredIds }: LostInput): LostClusters {
  const next = new Map<string, number>();
  snapshot?.inventory.ids.forEach((id, index) => {
    if (found.has(id) || declaredIds?.has(id) === false) return;
    const wasSeen = snapshot.now.health[index] !== HEALTH_CODES.blind;
    const since = lost.get(id) ?? (wasSeen ? nowUnixMs : undefined);
    if (since !== undefined && nowUnixMs - since < KEEP_MS) next.set(id, since);
  });
  return next;
}

/** What to say about them; null when nobody is lost. */
export function lostNotice(lost: LostClusters, inventory: FleetInventory): Notice | null {
  if (lost.size === 0) return null;
  const regions = new Set(
    [...lost.keys()].flatMap((id) => {
      const index = inventory.indexOf.get(id);
      return index === undefined ? [] : [inventory.labels.region[index] || "?"];
    }),
  );
  return {
    level: "warning",
    messageId: "notice.fleet-lost",
    values: { count: lost.size, regions: [...regions].sort().join(", ") },
    detail: null,
  };
}
