import "server-only";
// What would lose quorum if a zone or a host died, from the members' places and the margin of now. Members there count as up:
// the snapshot does not know which are, so a cluster that already misses one there is judged as if it could miss it twice.
import type { Fate, LossReason, LossRow, PlaceLabel } from "../../contract/place";
import { computeQuorumMargin } from "../../slo/classify-health";
import { compareText } from "./build-inventory";
import { type FleetSnapshot, type MemberRef, nullable } from "./snapshot";

export interface Judgement {
  readonly fate: Fate;
  readonly reason: LossReason | null;
}

interface Facts {
  readonly membersHereCount: number;
  /** members that may still fail; null = not known */
  readonly marginCount: number | null;
  /** null = not known */
  readonly expectedMemberCount: number | null;
}

/** Pure: what becomes of a cluster with these members in the place that dies. */
export function judgeLoss({ membersHereCount, marginCount, expectedMemberCount }: Facts): Judgement {
  if (marginCount === null) return { fate: "unknown", reason: null };
  if (marginCount < 0) return { fate: "already-lost", reason: null };
  if (marginCount - membersHereCount >= 0) return { fate: "survives", reason: null };
  const fullMargin =
    expectedMemberCount === null ? null : computeQuorumMargin(expectedMemberCount, expectedMemberCount);
  if (fullMargin !== null && fullMargin <= 0) return { fate: "loses-quorum", reason: "too-few-members" };
  const isTogether = fullMargin !== null && fullMargin - membersHereCount < 0;
  return { fate: "loses-quorum", reason: isTogether ? "members-together" : "no-margin" };
}

/** What becomes of the cluster at `index` when the given members of it stop. */
export function judgeCluster(
  { inventory, now }: FleetSnapshot,
  index: number,
  membersHere: readonly MemberRef[],
): Judgement {
  return judgeLoss({
    membersHereCount: membersHere.length,
    marginCount: nullable(now.quorumMarginCount[index]),
    expectedMemberCount: nullable(inventory.expectedMemberCount[index]),
  });
}

/** Members per place: value -> position -> members there. Members without that label are in no place. */
export function groupMembers(
  { inventory }: FleetSnapshot,
  label: PlaceLabel,
  indexes: readonly number[],
): Map<string, Map<number, MemberRef[]>> {
  const places = new Map<string, Map<number, MemberRef[]>>();
  for (const index of indexes) {
    for (const member of inventory.members[index] ?? []) {
      const value = member[label];
      if (value === "") continue;
      const place = places.get(value) ?? new Map<number, MemberRef[]>();
      places.set(value, place);
      const here = place.get(index);
      if (here) here.push(member);
      else place.set(index, [member]);
    }
  }
  return places;
}

function summarizePlace(snapshot: FleetSnapshot, value: string, place: ReadonlyMap<number, MemberRef[]>): LossRow {
  const fates = emptyFates();
  const reasons = new Map<LossReason, number>();
  for (const [index, members] of place) {
    const { fate, reason } = judgeCluster(snapshot, index, members);
    fates[fate] += 1;
    if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const [most] = [...reasons].sort(([, a], [, b]) => b - a);
  return {
    value,
    clusterCount: place.size,
    lostCount: fates["loses-quorum"],
    alreadyLostCount: fates["already-lost"],
    unknownCount: fates.unknown,
    reason: most?.[0] ?? null,
    reasonCount: most?.[1] ?? 0,
  };
}

/** A row per zone or host that carries members of these clusters, most lost first. */
export function listLosses(snapshot: FleetSnapshot, label: PlaceLabel, indexes: readonly number[]): LossRow[] {
  return [...groupMembers(snapshot, label, indexes)]
    .map(([value, place]) => summarizePlace(snapshot, value, place))
    .sort((a, b) => b.lostCount - a.lostCount || b.clusterCount - a.clusterCount || compareText(a.value, b.value));
}

/** No fate counted yet. */
export function emptyFates(): Record<Fate, number> {
  return { "loses-quorum": 0, "already-lost": 0, survives: 0, unknown: 0 };
}
