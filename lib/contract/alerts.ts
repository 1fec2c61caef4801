// Alerts that fire or are pending, grouped by what they are about: a cluster, or a zone or host that many clusters share.
import { z } from "zod";
import { ALERT_TIERS } from "../slo/alerts";
import { HEALTHS } from "../slo/vocabulary";
import { type Evidence, evidenceShape } from "./evidence";
import { listSchema } from "./fleet";
import type { FleetStatus } from "./pages";
import type { Notice } from "./panel-result";

export const ALERT_STATES = ["firing", "pending"] as const;

export const alertSchema = z.strictObject({
  name: z.string(),
  state: z.enum(ALERT_STATES),
  /** null = an alert that Raftboard's rules do not raise; only a `tier` label of its own could say */
  tier: z.enum(ALERT_TIERS).nullable(),
  severity: z.string(),
  /** "" where the alert is about no SLI */
  sli: z.string(),
  /** since when its condition holds; null = the data source does not say */
  sinceUnixMs: z.number().nullable(),
  /** labels that tell this alert from others of its name, as the data source has them */
  labels: z.record(z.string(), z.string()),
});
export type Alert = z.infer<typeof alertSchema>;

export const alertGroupSchema = z.strictObject({
  /** the cluster; null for a zone or host */
  id: z.string().nullable(),
  region: z.string(),
  zone: z.string(),
  /** set for a host alone */
  host: z.string(),
  product: z.string(),
  scenario: z.string(),
  spec: z.string(),
  customer: z.string(),
  /** null for a place, and for a cluster that the inventory does not know */
  health: z.enum(HEALTHS).nullable(),
  /** an alert of its zone or host covers this cluster: look there first */
  isInSharedCause: z.boolean(),
  alerts: z.array(alertSchema),
});
export type AlertGroup = z.infer<typeof alertGroupSchema>;

/** `other`: alerts that Raftboard's rules do not raise and that say no tier. */
export const ALERT_TIER_CHOICES = ["page", "ticket", "other"] as const;
/** What a list of alerts is narrowed to, besides the filters of the fleet; an empty list = all. */
export interface AlertChoice {
  readonly tier: readonly (typeof ALERT_TIER_CHOICES)[number][];
  readonly state: readonly (typeof ALERT_STATES)[number][];
}
export const ALL_ALERTS: AlertChoice = { tier: [], state: [] };

/** Labels that the page of alerts offers as filters. */
export const ALERT_FACETS = ["region", "product", "scenario", "customer"] as const;
export type AlertFacets = Readonly<Record<(typeof ALERT_FACETS)[number], readonly string[]>>;

export const alertListSchema = listSchema(alertGroupSchema).extend({
  ...evidenceShape,
  /** alerts of the clusters and places that the filters leave, of every tier and state */
  counts: z.strictObject({
    page: z.number().int(),
    ticket: z.number().int(),
    other: z.number().int(),
    pending: z.number().int(),
  }),
});
export type AlertList = z.infer<typeof alertListSchema>;

export interface AlertsPage {
  readonly status: FleetStatus;
  /** of the fleet and of what was asked beside it */
  readonly evidence: Evidence;
  readonly notices: readonly Notice[];
  readonly asOfUnixMs: number | null;
  /** false = the data source did not answer: nothing is known about alerts, which is not "none" */
  readonly isKnown: boolean;
  readonly choice: AlertChoice;
  /** values of everything that fires or is pending, whatever the filters */
  readonly facets: AlertFacets;
  readonly list: AlertList;
}

/** Where `/clusters/{id}?alert=` opens. */
export interface AlertOpening {
  readonly name: string;
  /** null = no such alert of this cluster within 28 days */
  readonly startUnixMs: number | null;
  readonly isActive: boolean;
  /** false = the data source did not answer: whether there was such an alert is not known */
  readonly isKnown: boolean;
}
