// Monitoring coverage: scrape success against theory per region, clusters that cannot be seen, data without inventory, and how far
// behind the rules are. What is not known is null, never 0 and never 100 %.
import { z } from "zod";
import { type Evidence, evidenceShape } from "./evidence";
import { listSchema } from "./fleet";
import type { FleetStatus } from "./pages";
import type { Notice } from "./panel-result";

const nullableNumber = z.number().nullable();

export const coverageRowSchema = z.strictObject({
  region: z.string(),
  title: z.string(),
  clusterCount: z.number().int(),
  blindCount: z.number().int(),
  /** members that should answer scrapes, and that do, now */
  expectedCount: nullableNumber,
  answeredCount: nullableNumber,
  nowRatio: nullableNumber,
  /** answered member minutes over expected ones, as far as they are recorded */
  ratio7d: nullableNumber,
  ratio30d: nullableNumber,
  /** series of one scrape of all members, now */
  seriesCount: nullableNumber,
});
export type CoverageRow = z.infer<typeof coverageRowSchema>;

export const blindClusterSchema = z.strictObject({
  id: z.string(),
  region: z.string(),
  zone: z.string(),
  product: z.string(),
  scenario: z.string(),
  spec: z.string(),
  customer: z.string(),
  /** last sight of its scrape targets, or when it became blind while they are there; null = longer ago than can be told */
  sinceUnixMs: nullableNumber,
  /** true = its targets are gone from the data source; false = they are there, but tell nothing */
  isUnseen: z.boolean(),
});
export type BlindCluster = z.infer<typeof blindClusterSchema>;

export const RULE_LAYERS = ["health", "minute", "tile5m", "tile1h", "slow"] as const;
export const ruleLagSchema = z.strictObject({
  layer: z.enum(RULE_LAYERS),
  /** how often it is recorded */
  intervalSeconds: z.number(),
  /** newest sample; null = none within the last three hours */
  newestUnixMs: nullableNumber,
  lagSeconds: nullableNumber,
  /** over twice its interval and a minute */
  isLate: z.boolean(),
});
export type RuleLag = z.infer<typeof ruleLagSchema>;

export const coverageListSchema = listSchema(coverageRowSchema).extend({
  ...evidenceShape,
  blind: z.array(blindClusterSchema),
  blindCount: z.number().int(),
  /** clusters with data that the inventory does not have; null = the inventory is made of the data, or the data source did not say */
  unlisted: z.array(z.string()).nullable(),
  ruleLags: z.array(ruleLagSchema),
});
export type CoverageList = z.infer<typeof coverageListSchema>;

/** As many blind clusters as one answer carries. */
export const BLIND_ROWS_MAX = 200;

export interface CoveragePage {
  readonly status: FleetStatus;
  /** of the fleet and of what was asked beside it */
  readonly evidence: Evidence;
  readonly notices: readonly Notice[];
  readonly asOfUnixMs: number | null;
  readonly isKnown: boolean;
  /** the inventory is made of the labels of the data: nothing can be in one and not in the other */
  readonly isInventoryFromLabels: boolean;
  readonly list: CoverageList;
}
