// Alerts that fire or are pending, grouped by what they are about: a cluster, or a zone or host that many clusters share.
import { z } from "zod";
import { ALERT_TIERS } from "../slo/alerts";
import { HEALTHS } from "../slo/vocabulary";
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

export const alertListSchema = listSchema(alertGroupSchema).extend({
  /** of the groups that the filters leave */
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
  readonly notices: readonly Notice[];
  readonly asOfUnixMs: number | null;
  /** false = the data source did not answer: nothing is known about alerts, which is not "none" */
  readonly isKnown: boolean;
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
