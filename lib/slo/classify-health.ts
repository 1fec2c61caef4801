// The one decision about a cluster's health now; `etcd:health:code` records the same (tests/rules holds both equal).
import type { Health } from "./vocabulary";

/** A part's minute counts as fresh for this long. */
export const FRESH_MINUTE_SECONDS = 120;
/** A part that failed within this time keeps the cluster degraded. */
export const RECENT_FAILURE_SECONDS = 300;

export interface HealthEvidence {
  /** true good, false bad, null unknown: quorum by evidence, now */
  readonly hasQuorum: boolean | null;
  /** some part (quorum, write, read) failed in its latest minute, at most 2 min old */
  readonly isPartBadNow: boolean;
  /** requests were judged or counted in the last 2 min, or nothing measures them and the page says so */
  readonly isMinuteFresh: boolean;
  /** some part failed in the last 5 min */
  readonly isPartBadRecently: boolean;
  readonly isPagePairFiring: boolean;
  readonly isTicketPairFiring: boolean;
  /** members that may still fail; null = cannot tell */
  readonly quorumMarginCount: number | null;
  /** margin with every expected member up; 0 for one or two members; null = expectation unknown */
  readonly fullQuorumMarginCount: number | null;
}

/** Health now. Ok needs both kinds of evidence, a quorum and a minute that was judged: one that stopped leaves a cluster blind. */
export function classifyHealth(evidence: HealthEvidence): Health {
  if (evidence.hasQuorum === false || evidence.isPartBadNow) return "down";
  if (evidence.isPagePairFiring) return "burning";
  if (evidence.isTicketPairFiring || evidence.isPartBadRecently || hasLostItsMargin(evidence)) return "degraded";
  return evidence.hasQuorum === true && evidence.isMinuteFresh ? "ok" : "blind";
}

function hasLostItsMargin({ quorumMarginCount, fullQuorumMarginCount }: HealthEvidence): boolean {
  if (quorumMarginCount === null || fullQuorumMarginCount === null) return false;
  return quorumMarginCount <= 0 && fullQuorumMarginCount > 0;
}

/** Voting members that may fail with `seenCount` of them well; negative when quorum is lost. */
export function computeQuorumMargin(seenCount: number, expectedCount: number): number {
  return seenCount - (Math.floor(expectedCount / 2) + 1);
}
