// The registry of incidents.
import type { IncidentDefinition } from "../incident";
import { memberDown } from "./member-down";
import { monitoringLoss } from "./monitoring-loss";
import { quorumLoss } from "./quorum-loss";
import { zoneDiskJitter } from "./zone-disk-jitter";

export const INCIDENTS: readonly IncidentDefinition[] = [zoneDiskJitter, memberDown, quorumLoss, monitoringLoss];

export function findIncident(name: string): IncidentDefinition | undefined {
  return INCIDENTS.find((incident) => incident.name === name);
}
