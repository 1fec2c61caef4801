// What an indicator is: a named query about one etcd cluster or one K8s cluster, with what its lines are and when it is bad.
// Level-3 panels, diagnosis, troubleshooting and change check read the same ones, so that they cannot disagree.
import type { Unit } from "../units/unit";
import type { Queries } from "./queries";

export const INDICATOR_SIDES = ["etcd", "k8s"] as const;
/** Whose cluster the indicator asks about: an etcd cluster by its id, or a K8s cluster by its id. */
export type IndicatorSide = (typeof INDICATOR_SIDES)[number];

export const INDICATOR_GROUPS = [
  "raft",
  "requests",
  "disk",
  "network",
  "storage",
  "watch",
  "resources",
  "store-view",
  "api-requests",
  "flow-control",
  "watch-cache",
  "controllers",
] as const;
export type IndicatorGroup = (typeof INDICATOR_GROUPS)[number];

/** One alternative: PromQL over the families of one version. */
export type Build = (queries: Queries) => string;

export interface Indicator {
  /** stable; message `indicator.<id>` is its title */
  readonly id: string;
  readonly side: IndicatorSide;
  readonly group: IndicatorGroup;
  readonly unit: Unit;
  /** what tells its lines apart: the member, one label, or nothing (a single line) */
  readonly lines: "cluster" | "member" | { readonly label: string };
  /** which way trouble lies; `either`: only a change from its own past says something */
  readonly worse: "higher" | "lower" | "either";
  /** at or beyond these, in the unit: worth a look, and trouble; absent: judged against its own past only */
  readonly limits?: { readonly warning?: number; readonly critical?: number };
  /** newest version first: the first one whose series exist answers, per line */
  readonly alternatives: readonly Build[];
}

/** Checks the type and keeps the id literal. */
export function defineIndicators<const T extends readonly Indicator[]>(indicators: T): T {
  return indicators;
}
