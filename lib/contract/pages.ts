// What the server hands to a page: one object per page, made of the contract's shapes, so that pages arrange and never compute.
// The functions that answer with these shapes are in lib/server/pages.ts. Types only; nothing here is parsed from outside.
import { z } from "zod";
import type {
  ClusterDetail,
  ClusterList,
  FleetHealth,
  FleetSummary,
  Inventory,
  panelInfoSchema,
  RollupRow,
} from "./fleet";
import type { BlastRadius } from "./level1";
import type { Notice, PanelResult } from "./panel-result";
import type { LossList } from "./place";

export type PanelInfo = z.infer<typeof panelInfoSchema>;

/**
 * Labels that the fleet can be filtered by; each may be repeated (any of them matches), different labels must all match. `zone` is a
 * cluster's home zone, `member_zone` and `host` are where any of its members runs.
 */
export const FILTER_LABELS = [
  "region",
  "zone",
  "member_zone",
  "host",
  "product",
  "scenario",
  "spec",
  "customer",
  "version",
  "health",
  "budget",
] as const;
export type FilterLabel = (typeof FILTER_LABELS)[number];

/** An absent label filters nothing; an empty list matches nothing. `q` is a part of an id or of a label value, any case. */
export type ClusterFilter = Readonly<Partial<Record<FilterLabel, readonly string[]>>> & { readonly q?: string };

/** Labels that a roll-up may group by. A cluster counts once in its home zone, and once on each host of its members. */
export const ROLLUP_LABELS = [
  "region",
  "zone",
  "host",
  "product",
  "scenario",
  "spec",
  "customer",
  "version",
] as const satisfies readonly FilterLabel[];
export type RollupLabel = (typeof ROLLUP_LABELS)[number];

/** Keys that cluster lists sort by, `-` in front for descending. Clusters without a value come last either way. */
export const CLUSTER_SORTS = [
  "id",
  "health",
  "burn",
  "burn6h",
  "budget",
  "badMinutes",
  "margin",
  "availability",
  "write",
  "read",
  "dbUsage",
  "coverage",
  "since",
  "region",
  "zone",
  "product",
  "scenario",
  "spec",
  "customer",
  "version",
] as const;
export type ClusterSortKey = (typeof CLUSTER_SORTS)[number];

export const PAGE_SIZE_DEFAULT = 50;
export const PAGE_SIZE_MAX = 1_000;

/** How a data source did lately, for the shell and for error states. Times in Unix ms; null = never. */
export const sourceStatusSchema = z.strictObject({
  id: z.string(),
  isUp: z.boolean().nullable(),
  lastOkUnixMs: z.number().nullable(),
  failingSinceUnixMs: z.number().nullable(),
  /** words for the user; null while it answers */
  message: z.string().nullable(),
  upstreamMessage: z.string().nullable(),
  /** engine as recognised or configured; "auto" until it is recognised */
  dialect: z.string(),
  /** regions that it answers for; empty = all */
  regions: z.array(z.string()),
  /** its clock minus ours; null when it has not told. More than a minute off: its data is marked */
  clockOffsetSeconds: z.number().nullable(),
});
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

/** How fresh the fleet is. `isStale`: the last refresh failed or is older than twice its interval. */
export const fleetStatusSchema = z.strictObject({
  /** false until the first snapshot: there is nothing to show but the reason */
  isLoaded: z.boolean(),
  asOfUnixMs: z.number().nullable(),
  isStale: z.boolean(),
  /** why the last refresh failed, or what the data source lacks; null when all is well */
  notice: z
    .strictObject({
      level: z.enum(["info", "warning", "error"]),
      messageId: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      detail: z.string().nullable(),
    })
    .nullable(),
  sources: z.array(sourceStatusSchema),
});
export type FleetStatus = z.infer<typeof fleetStatusSchema>;

/** The moment and window that a page shows, from its URL. */
export interface PageWindow {
  readonly fromUnixMs: number;
  readonly toUnixMs: number;
}

export const FLEET_PANELS = ["fleet-headline", "region-slos", "worst-clusters"] as const;
export type FleetPanelId = (typeof FLEET_PANELS)[number];

export interface FleetPage {
  readonly status: FleetStatus;
  readonly summary: FleetSummary;
  readonly panels: Readonly<Record<FleetPanelId, PanelResult>>;
  /** for the map: columns and one byte per cluster, same inventoryVersion */
  readonly inventory: Inventory;
  readonly health: FleetHealth;
  /** clusters that are neither ok nor blind, worst first, at most 50; its totalCount counts all of them */
  readonly notOk: ClusterList;
  /** zones that most clusters would lose quorum with, at most 5 of `totalCount` */
  readonly zoneLoss: LossList;
  /** what the bad clusters of now have in common; null before the first answer of the data source */
  readonly blast: BlastRadius | null;
  /** the map's bytes at the past moment that the URL names; null = the page shows the present, or that moment could not be read */
  readonly moment: FleetHealth | null;
}

/** One region: the fleet page narrowed to it, and its zones as roll-up rows. */
export interface RegionPageFound {
  readonly kind: "found";
  readonly region: string;
  readonly title: string;
  readonly page: FleetPage;
  readonly zones: readonly RollupRow[];
}

/** Panels of a cluster page in reading order. Those of the first viewport are resolved with the page, the rest on demand. */
export const CLUSTER_FIRST_PANELS = [
  "cluster-slo",
  "cluster-budget-burndown",
  "cluster-burn-rate",
  "cluster-availability-parts",
  "cluster-requests",
  "cluster-error-ratio",
  "cluster-latency",
] as const;
export const CLUSTER_LATER_PANELS = [
  "cluster-wal-fsync",
  "cluster-backend-commit",
  "cluster-slow-applies",
  "cluster-leader-changes",
  "cluster-proposals",
  "cluster-proposals-pending",
  "cluster-db-size",
  "cluster-keys",
  "cluster-revision-gap",
  "cluster-value-size",
  "cluster-memory",
  "cluster-cpu",
  "cluster-peer-round-trip",
  "cluster-peers-missing",
  "cluster-traffic",
] as const;
export type ClusterFirstPanelId = (typeof CLUSTER_FIRST_PANELS)[number];
export type ClusterLaterPanelId = (typeof CLUSTER_LATER_PANELS)[number];

export const OUT_LINKS = ["runbook", "grafana", "prometheus", "logs"] as const;
/** A way out of the product that the configuration gives; `{fromUnixMs}` and `{toUnixMs}` in it stand for the reader's window. */
export interface OutLink {
  readonly kind: (typeof OUT_LINKS)[number];
  readonly template: string;
}

export interface ClusterPageFound {
  readonly kind: "found";
  readonly status: FleetStatus;
  readonly detail: ClusterDetail;
  /** what could not be read for `detail` (members, witnesses, ...); empty when all is well */
  readonly notices: readonly Notice[];
  readonly panels: Readonly<Record<ClusterFirstPanelId, PanelResult>>;
  readonly links: readonly OutLink[];
}
/** `nearMatches`: ids that resemble the one asked for, best first, at most 8. `isLoaded` false: nothing is known yet, it may exist. */
export interface NotFound {
  readonly kind: "not-found";
  readonly id: string;
  readonly nearMatches: readonly string[];
  readonly status: FleetStatus;
}
export type ClusterPage = ClusterPageFound | NotFound;
export type RegionPage = RegionPageFound | NotFound;

/** One panel on a page of its own. `bad-parameter` names the parameter and what was expected. */
export type PanelPage =
  | {
      readonly kind: "found";
      readonly status: FleetStatus;
      readonly info: PanelInfo;
      readonly params: Readonly<Record<string, string>>;
      readonly result: PanelResult;
    }
  | {
      readonly kind: "bad-parameter";
      readonly status: FleetStatus;
      readonly info: PanelInfo;
      readonly parameter: string;
      readonly detail: string;
      /** known cluster ids near the one given, when the parameter is a cluster */
      readonly nearMatches: readonly string[];
    }
  | NotFound;

/** What the shell shows on every page: who answers, and how much is wrong. */
export interface ShellStatus {
  readonly status: FleetStatus;
  readonly clusterCount: number;
  readonly downCount: number;
  readonly burningCount: number;
  /** fleet refresh interval, so that pages poll no faster than data changes */
  readonly refreshSeconds: number;
}
