// The alerts that the generated rules raise: names, tiers and what they are about. Names are public: alert links carry them.
// Rule: docs/alerts.md. A page is for quorum, unreachable members, clients cut off, NOSPACE, CORRUPT and fast burn; everything else is a ticket.
import { BURN_PAIRS, type BurnPair, type BurnTier } from "./burn-pairs";

/** `none`: no message for people; it only silences the alerts of clusters that a shared cause explains. */
export const ALERT_TIERS = ["page", "ticket", "none"] as const;
export type AlertTier = (typeof ALERT_TIERS)[number];

/** What Alertmanager routes usually ask for. */
export const SEVERITY_OF_TIER = { page: "critical", ticket: "warning", none: "none" } as const satisfies Record<
  AlertTier,
  string
>;

export const BURN_ALERTS = {
  "1h5m": "EtcdBudgetBurn1h",
  "6h30m": "EtcdBudgetBurn6h",
  "1d2h": "EtcdBudgetBurn1d",
  "3d6h": "EtcdBudgetBurn3d",
} as const satisfies Record<BurnPair["id"], string>;

export const ALERTS = {
  quorumLost: "EtcdQuorumLost",
  unreachable: "EtcdMembersUnreachable",
  vanished: "EtcdClusterVanished",
  clientsCutOff: "EtcdClientsCutOff",
  k8sCutOff: "K8sCutOffFromEtcd",
  noSpace: "EtcdNoSpace",
  corrupt: "EtcdCorrupt",
  zone: "EtcdZoneBurning",
  host: "EtcdHostBurning",
  inSharedCause: "EtcdInSharedCause",
} as const;

export const ALERT_NAMES = [...Object.values(ALERTS), ...Object.values(BURN_ALERTS)] as const;
export type AlertName = (typeof ALERT_NAMES)[number];

/** What is no page. */
const TIER_OF: ReadonlyMap<string, AlertTier> = new Map([
  [ALERTS.inSharedCause, "none"],
  [ALERTS.vanished, "ticket"],
  [ALERTS.k8sCutOff, "ticket"],
]);

const TIERS: ReadonlyMap<string, AlertTier> = new Map<string, AlertTier>([
  ...Object.values(ALERTS).map((name): [string, AlertTier] => [name, TIER_OF.get(name) ?? "page"]),
  ...BURN_PAIRS.map((pair): [string, BurnTier] => [BURN_ALERTS[pair.id], pair.tier]),
]);

/** Tier of one of the generated alerts; null for anybody else's. */
export function tierOfAlert(name: string): AlertTier | null {
  return TIERS.get(name) ?? null;
}

/** So many paging clusters in one zone or on one host share a cause ... */
export const SHARED_CLUSTERS = 5;
/** ... or this share of them, from this many on: two of a small zone are a coincidence. */
export const SHARED_RATIO = 0.05;
export const SHARED_CLUSTERS_LEAST = 3;
