import "server-only";
// Zones where a cluster lives: those of its members and its home, since a cluster suffers where its members are, not only at home.
import type { FleetInventory } from "./snapshot";

/** Each once; a member or cluster without a zone adds none. */
export function zonesOf({ members, labels }: FleetInventory, index: number): readonly string[] {
  const zones = new Set((members[index] ?? []).flatMap(({ zone }) => (zone === "" ? [] : [zone])));
  const home = labels.zone[index] ?? "";
  if (home !== "") zones.add(home);
  return [...zones];
}
