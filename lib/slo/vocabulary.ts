// The closed lists of words that every page, rule, API answer and picture uses for service levels.
// One place, so that no surface can invent a state. Meaning: docs/slo.md.

/** Health of anything, now. Numeric codes are what the rules record; keep them stable, history depends on them. */
export const HEALTHS = ["ok", "degraded", "burning", "down", "blind"] as const;
export type Health = (typeof HEALTHS)[number];

/** Order in which a person wants to see them: worst first. `blind` ranks under known trouble, above ok. */
export const HEALTHS_WORST_FIRST = ["down", "burning", "degraded", "blind", "ok"] as const satisfies readonly Health[];

/** Recorded code of each health in `etcd:health:code`. */
export const HEALTH_CODES = { ok: 0, degraded: 1, burning: 2, down: 3, blind: 4 } as const satisfies Record<
  Health,
  number
>;

export const BUDGET_STATES = ["healthy", "at-risk", "breached", "unknown"] as const;
export type BudgetState = (typeof BUDGET_STATES)[number];
export const BUDGET_CODES = { healthy: 0, "at-risk": 1, breached: 2, unknown: 3 } as const satisfies Record<
  BudgetState,
  number
>;

/** SLIs per etcd cluster, never blended. `integrity` joins when inspections exist. */
export const SLI_IDS = ["availability", "write", "read", "disk", "integrity"] as const;
export type SliId = (typeof SLI_IDS)[number];

/** SLIs whose budget counts for the cluster's budget state and that may page. */
export const SERVICE_SLI_IDS = ["availability", "write", "read"] as const satisfies readonly SliId[];

/** Parts of an availability minute: a minute is good when none of them failed. */
export const SLICE_PARTS = ["quorum", "write", "read", "clients"] as const;
export type SlicePart = (typeof SLICE_PARTS)[number];

export const WITNESSES = ["server", "client", "probe"] as const;
export type Witness = (typeof WITNESSES)[number];
export type WitnessState = "yes" | "no" | "blind";

/** Where a cluster's errors and latency are read from (docs/slo.md "Requests"). */
export const SLI_SOURCES = ["server-histogram", "grpc", "apiserver", "none"] as const;
export type SliSource = (typeof SLI_SOURCES)[number];

/** Windows whose error ratio is recorded, shortest first. Seconds beside each. */
export const WINDOWS = ["5m", "30m", "1h", "2h", "6h", "1d", "3d", "28d"] as const;
export type Window = (typeof WINDOWS)[number];
export const WINDOW_SECONDS = {
  "5m": 300,
  "30m": 1_800,
  "1h": 3_600,
  "2h": 7_200,
  "6h": 21_600,
  "1d": 86_400,
  "3d": 259_200,
  "28d": 2_419_200,
} as const satisfies Record<Window, number>;

/** The SLO window: 28 days rolling, 40,320 minutes, 672 hours. */
export const SLO_WINDOW = "28d" satisfies Window;
export const SLO_WINDOW_MINUTES = 40_320;
export const SLO_WINDOW_HOURS = 672;

/** Labels a cluster can be filtered, grouped and rolled up by. */
export const CLUSTER_LABELS = ["region", "zone", "product", "scenario", "spec", "customer", "version"] as const;
export type ClusterLabel = (typeof CLUSTER_LABELS)[number];
