// The registry of incidents.
import type { IncidentDefinition } from "../incident";
import { bigValues } from "./big-values";
import { dataInconsistency } from "./data-inconsistency";
import { defragWave } from "./defrag-wave";
import { eventStorm } from "./event-storm";
import { leaderFlapping } from "./leader-flapping";
import { listStorm } from "./list-storm";
import { memberDown } from "./member-down";
import { monitoringLoss } from "./monitoring-loss";
import { partition } from "./partition";
import { quorumLoss } from "./quorum-loss";
import { quotaExhaustion } from "./quota-exhaustion";
import { zoneDiskJitter } from "./zone-disk-jitter";

export const INCIDENTS: readonly IncidentDefinition[] = [
  zoneDiskJitter,
  memberDown,
  quorumLoss,
  monitoringLoss,
  bigValues,
  leaderFlapping,
  quotaExhaustion,
  listStorm,
  dataInconsistency,
  eventStorm,
  defragWave,
  partition,
];

export function findIncident(name: string): IncidentDefinition | undefined {
  return INCIDENTS.find((incident) => incident.name === name);
}
