import "server-only";
// The pages of a place: which etcd clusters have members in a zone or on a host, how they are now, which would lose quorum with it.
import type { NotFound } from "../contract/pages";
import { PLACE_ROWS_MAX, type PlaceCluster, type PlaceLabel, type PlacePage } from "../contract/place";
import type { Scope } from "../query/types";
import { FIRST_REFRESH_WAIT_MS } from "./api/load-fleet";
import { getConfig } from "./config";
import { clusterRow } from "./fleet/cluster-row";
import { waitForFleet } from "./fleet/loop";
import { emptyFates, groupMembers, judgeCluster, listLosses } from "./fleet/loss";
import { nearMatches } from "./fleet/near-matches";
import { countHealth } from "./fleet/rollup";
import { getFleet, getSnapshot } from "./fleet/service";
import type { FleetSnapshot, MemberRef } from "./fleet/snapshot";
import { badnessRank } from "./fleet/sort";

const HOST_ROWS = 20;

function missing(id: string, known: readonly string[], scope: Scope): NotFound {
  return { kind: "not-found", id, nearMatches: nearMatches(id, known), status: getFleet(scope).status };
}

function regionsOf({ inventory }: FleetSnapshot, indexes: readonly number[]) {
  const counts = new Map<string, number>();
  for (const index of indexes) {
    const region = inventory.labels.region[index] ?? "";
    if (region !== "") counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const { regions } = getConfig();
  return [...counts].sort(([, a], [, b]) => b - a).map(([id]) => ({ id, title: regions[id]?.title ?? id }));
}

function listPlaceClusters(snapshot: FleetSnapshot, place: ReadonlyMap<number, readonly MemberRef[]>) {
  const rank = badnessRank(snapshot);
  const judged = [...place].map(([index, members]) => ({
    index,
    membersHere: members.map(({ id }) => id),
    ...judgeCluster(snapshot, index, members),
  }));
  const isLost = ({ fate }: { fate: string }) => (fate === "loses-quorum" ? 0 : 1);
  return judged.sort((a, b) => isLost(a) - isLost(b) || (rank[a.index] ?? 0) - (rank[b.index] ?? 0));
}

/** One zone or host; near matches when no member of a cluster in scope is there. */
export async function getPlacePage(label: PlaceLabel, value: string, scope: Scope): Promise<PlacePage> {
  await waitForFleet(FIRST_REFRESH_WAIT_MS);
  const snapshot = getSnapshot(scope);
  if (!snapshot) return missing(value, [], scope);
  const places = groupMembers(snapshot, label, [...snapshot.inventory.ids.keys()]);
  const place = places.get(value);
  if (!place) return missing(value, [...places.keys()], scope);
  const indexes = [...place.keys()];
  const judged = listPlaceClusters(snapshot, place);
  const fates = emptyFates();
  for (const { fate } of judged) fates[fate] += 1;
  const members = [...place.values()].flat();
  return {
    kind: "found",
    label,
    value,
    status: getFleet(scope).status,
    asOfUnixMs: snapshot.now.asOfUnixMs,
    regions: regionsOf(snapshot, indexes),
    zones: [...new Set(members.map(({ zone }) => zone).filter((zone) => zone !== ""))].sort(),
    memberCount: members.length,
    clusterCount: place.size,
    counts: countHealth(snapshot, indexes),
    fates,
    clusters: judged
      .slice(0, PLACE_ROWS_MAX)
      .map(({ index, ...rest }): PlaceCluster => ({ row: clusterRow(snapshot, index), ...rest })),
    hosts: label === "zone" ? listHosts(snapshot, value, indexes) : [],
  };
}

/** Hosts in that zone, most lost first. */
function listHosts(snapshot: FleetSnapshot, zone: string, indexes: readonly number[]) {
  const inZone = new Set(
    indexes.flatMap((index) =>
      (snapshot.inventory.members[index] ?? []).filter((member) => member.zone === zone).map(({ host }) => host),
    ),
  );
  return listLosses(snapshot, "host", indexes)
    .filter(({ value }) => inZone.has(value))
    .slice(0, HOST_ROWS);
}
