import "server-only";
// How far a member's state machine is behind the leader's. Members are scraped seconds apart, in which a busy leader applies hundreds
// of entries: compared as they stand, the leader itself would lag whoever was scraped after it. Every index is therefore carried
// forward to the moment of the query by the member's own rate, and what is less than a second of entries counts as none.
import { aggregate, overWindow } from "../../query/promql";
import type { UnionPart } from "../../query/union";

export const APPLIED_METRIC = "etcd_server_proposals_applied_total";
export const APPLIED_PART = "applied";
export const APPLIED_RATE_PART = "appliedRate";
const ABREAST_SECONDS = 1;

/** Index of each member now, and its entries per second. `series`: selector of APPLIED_METRIC. */
export function lagParts(series: string, memberLabel: string, windowSeconds: number): UnionPart[] {
  const rate = overWindow("rate", series, windowSeconds);
  const now = `${series} + on (${memberLabel}) group_left () (${aggregate("max", [memberLabel], rate)} * (time() - ${aggregate("max", [memberLabel], `timestamp(${series})`)}))`;
  return [
    { id: APPLIED_PART, promql: aggregate("max", [memberLabel], now) },
    { id: APPLIED_RATE_PART, promql: aggregate("max", [memberLabel], rate) },
  ];
}

type ByMember = ReadonlyMap<string, number | null>;

/** Entries behind the leader, or behind the most advanced where nobody is seen to lead; the leader itself has none. */
export function computeRaftLag(
  applied: ByMember,
  rates: ByMember,
  isLeader: (id: string) => boolean,
): ReadonlyMap<string, number | null> {
  const known = [...applied].flatMap(([id, index]) => (index === null ? [] : [{ id, index }]));
  const leading = known.filter(({ id }) => isLeader(id));
  const most = Math.max(...(leading.length > 0 ? leading : known).map(({ index }) => index));
  const leastCount = ABREAST_SECONDS * Math.max(0, ...[...rates.values()].map((rate) => rate ?? 0));
  return new Map(
    known.map(({ id, index }) => {
      const behind = isLeader(id) ? 0 : Math.round(most - index);
      return [id, behind > leastCount ? behind : 0];
    }),
  );
}
