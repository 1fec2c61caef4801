// Every panel, listed on purpose: an id is public for ever. A duplicate id is a bug and stops the process at load.

import type { PanelDefinition } from "./definition";
import { clusterAvailabilityParts } from "./definitions/cluster-availability-parts";
import { clusterBackendCommit } from "./definitions/cluster-backend-commit";
import { clusterBudgetBurndown } from "./definitions/cluster-budget-burndown";
import { clusterBurnRate } from "./definitions/cluster-burn-rate";
import { clusterCpu } from "./definitions/cluster-cpu";
import { clusterDbSize } from "./definitions/cluster-db-size";
import { clusterErrorRatio } from "./definitions/cluster-error-ratio";
import { clusterKeys } from "./definitions/cluster-keys";
import { clusterLatency } from "./definitions/cluster-latency";
import { clusterLeaderChanges } from "./definitions/cluster-leader-changes";
import { clusterMemory } from "./definitions/cluster-memory";
import { clusterPeerRoundTrip } from "./definitions/cluster-peer-round-trip";
import { clusterPeersMissing } from "./definitions/cluster-peers-missing";
import { clusterProposals } from "./definitions/cluster-proposals";
import { clusterProposalsPending } from "./definitions/cluster-proposals-pending";
import { clusterRequests } from "./definitions/cluster-requests";
import { clusterRevisionGap } from "./definitions/cluster-revision-gap";
import { clusterSlo } from "./definitions/cluster-slo";
import { clusterSlowApplies } from "./definitions/cluster-slow-applies";
import { clusterTraffic } from "./definitions/cluster-traffic";
import { clusterValueSize } from "./definitions/cluster-value-size";
import { clusterWalFsync } from "./definitions/cluster-wal-fsync";
import { fleetHeadline } from "./definitions/fleet-headline";
import { regionSlos } from "./definitions/region-slos";
import { worstClusters } from "./definitions/worst-clusters";

export const PANELS = [
  fleetHeadline,
  regionSlos,
  worstClusters,
  clusterSlo,
  clusterBudgetBurndown,
  clusterBurnRate,
  clusterAvailabilityParts,
  clusterRequests,
  clusterErrorRatio,
  clusterLatency,
  clusterWalFsync,
  clusterBackendCommit,
  clusterSlowApplies,
  clusterLeaderChanges,
  clusterProposals,
  clusterProposalsPending,
  clusterDbSize,
  clusterKeys,
  clusterRevisionGap,
  clusterValueSize,
  clusterMemory,
  clusterCpu,
  clusterPeerRoundTrip,
  clusterPeersMissing,
  clusterTraffic,
] as const satisfies readonly PanelDefinition[];

function indexById(panels: readonly PanelDefinition[]): ReadonlyMap<string, PanelDefinition> {
  const index = new Map<string, PanelDefinition>();
  for (const panel of panels) {
    if (index.has(panel.id)) throw new Error(`two panels have the id ${panel.id}`);
    index.set(panel.id, panel);
  }
  return index;
}

const BY_ID = indexById(PANELS);

/** The definition of that id; null when there is none. */
export function getPanel(id: string): PanelDefinition | null {
  return BY_ID.get(id) ?? null;
}
