// API shapes of level 1 beyond the fleet's now: history for the scrubber, changes, blast radius, search.
// How `runsBase64` is read is in health-runs.ts beside this.
import { z } from "zod";
import { HEALTHS } from "../slo/vocabulary";
import { ROLLUP_LABELS } from "./pages";
import { noticeSchema } from "./panel-result";

const health = z.enum(HEALTHS);
const perStep = z.array(z.number().int());

/** Steps of a history at most; more than a screen can tell apart helps nobody. */
export const HISTORY_STEPS_MAX = 240;

/** `moment`: the health at each step; `worst-of-step`: the worst seen since the step before, so that a short outage survives coarse steps. */
export const HISTORY_SAMPLINGS = ["moment", "worst-of-step"] as const;
export type HistorySampling = (typeof HISTORY_SAMPLINGS)[number];

export const healthHistorySchema = z.strictObject({
  /** when the newest steps were read */
  asOfUnixMs: z.number().nullable(),
  isStale: z.boolean(),
  /** order of the clusters in `runsBase64`: that of /fleet/inventory of this version */
  inventoryVersion: z.string(),
  clusterCount: z.number().int(),
  /** times of the first and the last step; step k is at fromUnixMs + k * stepSeconds * 1000 */
  fromUnixMs: z.number(),
  toUnixMs: z.number(),
  stepSeconds: z.number(),
  stepCount: z.number().int(),
  sampling: z.enum(HISTORY_SAMPLINGS),
  /** clusters per health at each step, of those that the filters leave; they add up to `countedCount` at every step */
  counts: z.strictObject({ down: perStep, burning: perStep, degraded: perStep, blind: perStep, ok: perStep }),
  countedCount: z.number().int(),
  /** step with the most down, then burning, then degraded clusters, the earliest of equals; null when there never was any */
  worstStep: z.number().int().nullable(),
  /** first step of which the data source knows anything; later than `fromUnixMs` = it keeps no more; null = it knows nothing of this range */
  availableFromUnixMs: z.number().nullable(),
  /** health of every cluster of the inventory at every step, whatever the filters: see health-runs.ts */
  runsBase64: z.string(),
  notices: z.array(noticeSchema),
});
export type HealthHistory = z.infer<typeof healthHistorySchema>;

export const CHANGE_KINDS = ["worse", "recovered", "better"] as const;
export const healthChangeSchema = z.strictObject({
  id: z.string(),
  /** `recovered`: ok again; `better`: less bad than before, not ok yet */
  kind: z.enum(CHANGE_KINDS),
  /** worse: the health at the start of the time looked at; otherwise the worst in it */
  from: health,
  to: health,
  /** when the present health began */
  atUnixMs: z.number(),
});
export type HealthChange = z.infer<typeof healthChangeSchema>;

export const fleetChangesSchema = z.strictObject({
  asOfUnixMs: z.number().nullable(),
  isStale: z.boolean(),
  fromUnixMs: z.number(),
  toUnixMs: z.number(),
  worseCount: z.number().int(),
  recoveredCount: z.number().int(),
  betterCount: z.number().int(),
  /** worst health first, then newest; at most `CHANGES_MAX` */
  rows: z.array(healthChangeSchema),
  notices: z.array(noticeSchema),
});
export type FleetChanges = z.infer<typeof fleetChangesSchema>;
export const CHANGES_MAX = 200;
export const CHANGES_MINUTES_MAX = 120;

export const labelValueSchema = z.strictObject({ label: z.enum(ROLLUP_LABELS), value: z.string() });
export type LabelValue = z.infer<typeof labelValueSchema>;

const blastCountsSchema = z.strictObject({
  /** bad clusters with the value(s), and all with them */
  badCount: z.number().int(),
  totalCount: z.number().int(),
  /** share of bad ones with the value over the share in the whole population */
  lift: z.number(),
  /** chance of so many by luck; hypergeometric upper tail, not corrected. 0 = too small for a number */
  pValue: z.number(),
  /** the same, corrected for everything that was checked */
  adjustedPValue: z.number(),
});

export const FOLD_RELATIONS = ["same", "inside", "around", "overlaps"] as const;

export const blastFindingSchema = z.strictObject({
  /** one value, or a pair that neither of its values explains alone */
  values: z.array(labelValueSchema).min(1).max(2),
  ...blastCountsSchema.shape,
  /** the sentence in the language of the call, and its parts for surfaces with words of their own */
  sentence: z.string(),
  sentenceId: z.string(),
  sentenceValues: z.record(z.string(), z.union([z.string(), z.number()])),
  /** share of the bad clusters that have it */
  explainedRatio: z.number(),
  /** share of the population that has it */
  shareRatio: z.number(),
  /** values that stand out only because of this one: hosts in the zone, the region around it */
  folded: z.array(
    z.strictObject({
      values: z.array(labelValueSchema).min(1).max(2),
      badCount: z.number().int(),
      totalCount: z.number().int(),
      /** of its clusters to this finding's */
      relation: z.enum(FOLD_RELATIONS),
    }),
  ),
});
export type BlastFinding = z.infer<typeof blastFindingSchema>;

/** `too-few`: a common cause needs at least `minBadCount` bad clusters; `widespread`: so many are bad that nothing can stand out. */
export const BLAST_OUTCOMES = ["found", "nothing", "none-bad", "too-few", "widespread"] as const;

export const blastRadiusSchema = z.strictObject({
  asOfUnixMs: z.number().nullable(),
  isStale: z.boolean(),
  outcome: z.enum(BLAST_OUTCOMES),
  /** what the answer says, in the language of the call */
  sentence: z.string(),
  health: z.array(health),
  badCount: z.number().int(),
  totalCount: z.number().int(),
  minBadCount: z.number().int(),
  checkedLabelCount: z.number().int(),
  checkedValueCount: z.number().int(),
  checkedPairCount: z.number().int(),
  /** most telling first, at most 8; each explains bad clusters that those before it do not */
  findings: z.array(blastFindingSchema),
  /** bad clusters that no finding holds */
  unexplainedCount: z.number().int(),
});
export type BlastRadius = z.infer<typeof blastRadiusSchema>;

export const SEARCH_KINDS = [
  "cluster",
  "k8s",
  "customer",
  "region",
  "zone",
  "host",
  "product",
  "scenario",
  "inspection",
  "panel",
  "page",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export const searchHitSchema = z.strictObject({
  kind: z.enum(SEARCH_KINDS),
  id: z.string(),
  /** what to show; the id, or the title of an inspection, panel or page in the language of the call */
  title: z.string(),
  /** where it is: region and zone of a cluster, number of clusters of a value; "" when there is nothing to add */
  detail: z.string(),
  href: z.string(),
  /** health of a cluster now; null for everything else */
  health: health.nullable(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchResultSchema = z.strictObject({
  asOfUnixMs: z.number().nullable(),
  query: z.string(),
  /** best first, at most `SEARCH_HITS_MAX` */
  hits: z.array(searchHitSchema),
  /** how many matched in all */
  totalCount: z.number().int(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
export const SEARCH_HITS_MAX = 30;
export const SEARCH_TEXT_MAX = 64;
