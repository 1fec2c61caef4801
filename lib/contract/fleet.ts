// API shapes of the fleet and of one cluster. The same schemas feed the OpenAPI document and the pages.
import { z } from "zod";
import { BUDGET_STATES, HEALTHS, SLI_IDS, SLI_SOURCES, SLICE_PARTS, WITNESSES } from "../slo/vocabulary";
import { UNITS } from "../units/unit";
import { noticeSchema } from "./panel-result";
import { fullnessSchema, healthCountsSchema, sloSchema } from "./views";

const nullableNumber = z.number().nullable();
const health = z.enum(HEALTHS);

/** Roll-up of one SLI over many clusters: sums of events, never an average of ratios. */
export const sliRollupSchema = z.strictObject({
  sli: z.enum(SLI_IDS),
  /** sum(good) / sum(total) over 28 d; null without events */
  valueRatio: nullableNumber,
  /** weighted by events: 1 - sum((1 - objective_i) * total_i) / sum(total_i) */
  objectiveRatio: nullableNumber,
  goodCount: z.number(),
  totalCount: z.number(),
  /** 1 - sum(bad) / sum((1 - objective_i) * total_i) of the clusters whose budget is known; for minutes total_i is the whole window */
  budgetRemainingRatio: nullableNumber,
  /** clusters whose budget for this SLI is known */
  budgetKnownCount: z.number().int(),
});
export type SliRollup = z.infer<typeof sliRollupSchema>;

export const budgetCountsSchema = z.strictObject({
  healthy: z.number().int(),
  "at-risk": z.number().int(),
  breached: z.number().int(),
  unknown: z.number().int(),
});
export type BudgetCounts = z.infer<typeof budgetCountsSchema>;

/** One cluster as lists show it. Label values are "" when the series carry none. */
export const clusterRowSchema = z.strictObject({
  id: z.string(),
  region: z.string(),
  zone: z.string(),
  hosts: z.array(z.string()),
  product: z.string(),
  scenario: z.string(),
  spec: z.string(),
  customer: z.string(),
  version: z.string(),
  health,
  isInMaintenance: z.boolean(),
  /** why it is not ok: SLIs or parts that fail, worst first */
  failing: z.array(z.enum([...SLI_IDS, "quorum", "clients", "margin"])),
  /** since when it is not ok, as recorded: the start of the episode, whatever shades it had; null while ok, or where no rules record it */
  sinceUnixMs: nullableNumber,
  budget: z.enum(BUDGET_STATES),
  /** least of the service SLIs */
  budgetRemainingRatio: nullableNumber,
  badMinutes: nullableNumber,
  /** worst of the service SLIs */
  burnRate1h: nullableNumber,
  burnRate6h: nullableNumber,
  quorumMarginCount: nullableNumber,
  availabilityRatio: nullableNumber,
  writeRatio: nullableNumber,
  readRatio: nullableNumber,
  dbUsageRatio: nullableNumber,
  coverageRatio: nullableNumber,
  memberCount: z.number().int().nullable(),
});
export type ClusterRow = z.infer<typeof clusterRowSchema>;

/** Envelope of every list. */
export function listSchema<T extends z.ZodType>(row: T) {
  return z.strictObject({
    rows: z.array(row),
    totalCount: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
    asOfUnixMs: nullableNumber,
  });
}
export const clusterListSchema = listSchema(clusterRowSchema);
export type ClusterList = z.infer<typeof clusterListSchema>;

const alertCountsSchema = z.strictObject({
  /** firing alerts of the tier; an alert that only silences others does not count */
  pageCount: z.number().int(),
  ticketCount: z.number().int(),
  /** of any tier: their condition holds, but not yet for long enough */
  pendingCount: z.number().int(),
});

export const fleetAlertCountsSchema = alertCountsSchema.extend({
  /** regions with an alert, most pages first; "" = alerts that say none */
  byRegion: z.array(alertCountsSchema.extend({ region: z.string() })),
});
export type AlertCounts = z.infer<typeof fleetAlertCountsSchema>;

export const fleetSummarySchema = z.strictObject({
  asOfUnixMs: nullableNumber,
  isStale: z.boolean(),
  clusterCount: z.number().int(),
  regionCount: z.number().int(),
  k8sClusterCount: z.number().int(),
  /** counts add up to clusterCount */
  counts: healthCountsSchema,
  maintenanceCount: z.number().int(),
  budgetCounts: budgetCountsSchema,
  slis: z.array(sliRollupSchema),
  /** null = the data source did not say which alerts there are, which is not "none". Of zones and hosts: only without filters */
  alertCounts: fleetAlertCountsSchema.nullable(),
  /** why the last refresh failed, or what the data source lacks; empty when all is well */
  notices: z.array(noticeSchema),
  coverage: z.strictObject({
    seenCount: z.number().int(),
    expectedCount: z.number().int(),
    coverageRatio: nullableNumber,
  }),
});
export type FleetSummary = z.infer<typeof fleetSummarySchema>;

export const rollupRowSchema = z.strictObject({
  /** label -> value, one or two labels; "" = clusters without that label */
  values: z.record(z.string(), z.string()),
  clusterCount: z.number().int(),
  health,
  counts: healthCountsSchema,
  maintenanceCount: z.number().int(),
  budgetCounts: budgetCountsSchema,
  slis: z.array(sliRollupSchema),
  fullness: fullnessSchema,
  worst: z.array(z.strictObject({ id: z.string(), health, burnRate1h: nullableNumber })),
  coverageRatio: nullableNumber,
});
export type RollupRow = z.infer<typeof rollupRowSchema>;
export const rollupListSchema = listSchema(rollupRowSchema);

/** Columns, so that 10,000 clusters stay small; labels are dictionary-coded: `labels[name].values[labels[name].codes[i]]`. */
export const inventorySchema = z.strictObject({
  inventoryVersion: z.string(),
  asOfUnixMs: nullableNumber,
  ids: z.array(z.string()),
  labels: z.record(z.string(), z.strictObject({ values: z.array(z.string()), codes: z.array(z.number().int()) })),
});
export type Inventory = z.infer<typeof inventorySchema>;

/** `healthBase64`: one byte per cluster in inventory order: low 3 bits HEALTH_CODES, bit 3 maintenance, bits 4-5 BUDGET_CODES. */
export const fleetHealthSchema = z.strictObject({
  asOfUnixMs: nullableNumber,
  isStale: z.boolean(),
  inventoryVersion: z.string(),
  healthBase64: z.string(),
  /** about a past moment: that nothing is known of it */
  notices: z.array(noticeSchema).optional(),
});
export type FleetHealth = z.infer<typeof fleetHealthSchema>;

export const memberSchema = z.strictObject({
  id: z.string(),
  zone: z.string(),
  host: z.string(),
  version: z.string().nullable(),
  isUp: z.boolean().nullable(),
  hasLeader: z.boolean().nullable(),
  isLeader: z.boolean().nullable(),
  isLearner: z.boolean().nullable(),
  startedAtUnixMs: nullableNumber,
  dbSizeBytes: nullableNumber,
  dbSizeInUseBytes: nullableNumber,
  /** entries behind the most advanced member */
  raftLagCount: nullableNumber,
  residentMemoryBytes: nullableNumber,
  openFdCount: nullableNumber,
  maxFdCount: nullableNumber,
  walFsyncSecondsP99: nullableNumber,
});
export type Member = z.infer<typeof memberSchema>;

export const SIGNAL_SECTIONS = ["requests", "disk", "raft", "network", "storage", "resources"] as const;
export type SignalSectionId = (typeof SIGNAL_SECTIONS)[number];
export const SECTION_FACTS = [
  "writeLatency",
  "readLatency",
  "faults",
  "requestRate",
  "walFsync",
  "backendCommit",
  "leaderChanges",
  "pendingProposals",
  "failedProposals",
  "roundTrip",
  "missingPeers",
  "toClients",
  "quota",
  "dbSize",
  "keys",
  "cpu",
  "memory",
] as const;
export type SectionFactId = (typeof SECTION_FACTS)[number];

const sectionFactSchema = z.strictObject({
  id: z.enum(SECTION_FACTS),
  unit: z.enum(UNITS),
  /** now, of the worst member or of all together; null = not measured */
  value: nullableNumber,
  /** the worst member; "" = it is about the whole cluster */
  member: z.string(),
  /** from here it is worth a look; null = only its own past counts */
  bound: nullableNumber,
  isOver: z.boolean(),
});
export type SectionFact = z.infer<typeof sectionFactSchema>;

/** What a section of signals says in one line. */
export const signalSectionSchema = z.strictObject({ id: z.enum(SIGNAL_SECTIONS), facts: z.array(sectionFactSchema) });
export type SignalSection = z.infer<typeof signalSectionSchema>;

export const clusterDetailSchema = z.strictObject({
  id: z.string(),
  asOfUnixMs: nullableNumber,
  isStale: z.boolean(),
  row: clusterRowSchema,
  witnesses: z.array(
    z.strictObject({
      witness: z.enum(WITNESSES),
      state: z.enum(["yes", "no", "blind"]),
      /** e.g. members up / expected, for the sentence beside it */
      yesCount: nullableNumber,
      ofCount: nullableNumber,
    }),
  ),
  expectedMemberCount: z.number().int().nullable(),
  isExpectedFromInventory: z.boolean(),
  errorsSource: z.enum(SLI_SOURCES).nullable(),
  latencySource: z.enum(SLI_SOURCES).nullable(),
  slos: z.array(sloSchema),
  badMinutesByPart: z.array(z.strictObject({ part: z.enum(SLICE_PARTS), minutes: z.number() })),
  members: z.array(memberSchema),
  sections: z.array(signalSectionSchema),
  k8sClusters: z.array(z.strictObject({ id: z.string(), role: z.enum(["all", "main", "events"]) })),
});
export type ClusterDetail = z.infer<typeof clusterDetailSchema>;

/** RFC 9457 problem details. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().optional(),
  /** the parameter at fault, for 400 */
  parameter: z.string().optional(),
  /** near matches, for 404 */
  nearMatches: z.array(z.string()).optional(),
  upstreamMessage: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const panelInfoSchema = z.object({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  docs: z.string(),
  level: z.number().int(),
  params: z.unknown(),
  view: z.unknown(),
});
