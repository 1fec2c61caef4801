// What a panel's `data` may look like, per visualization kind: the only shapes that charts, pictures, CSV and JSON have to know.
// Schemas (zod) live here so that the OpenAPI document, contract tests and types are one; the browser imports the types only.
// A number's name ends in its unit, or the unit is named beside it. null = no value; it is never drawn as zero.
import { z } from "zod";
import { BUDGET_STATES, HEALTHS, SLI_IDS } from "../slo/vocabulary";

/** Units a value can have; formatting per unit is in lib/units. `ratio` is 0..1, shown in per cent. */
export const UNITS = [
  "ratio",
  "count",
  "seconds",
  "bytes",
  "bytesPerSecond",
  "perSecond",
  "cores",
  "burnRate",
  "minutes",
  "text",
  "unixMs",
] as const;
export const unitSchema = z.enum(UNITS);
export type Unit = z.infer<typeof unitSchema>;

const nullableNumber = z.number().nullable();

/** A line. `key` is stable and safe for CSS (`s0`, `s1`, ...); `name` is text from the world: render as text only. */
export const lineSchema = z.strictObject({
  key: z.string().regex(/^s\d+$/),
  name: z.string(),
  values: z.array(nullableNumber),
  /** colour slot: members keep theirs on the whole page; `ghost` = comparison or unrelated */
  slot: z.union([z.number().int().min(0), z.literal("ghost")]),
});
export type Line = z.infer<typeof lineSchema>;

export const boundSchema = z.strictObject({ value: z.number(), label: z.string() });

export const timeseriesDataSchema = z.strictObject({
  kind: z.literal("timeseries"),
  timesUnixMs: z.array(z.number()),
  lines: z.array(lineSchema),
  /** dashed horizontal bounds, in the view's unit */
  bounds: z.array(boundSchema),
  /** names left out of `lines` by the 12-series limit, worst kept */
  omittedNames: z.array(z.string()),
});
export type TimeseriesData = z.infer<typeof timeseriesDataSchema>;

export const statSchema = z.strictObject({
  id: z.string(),
  /** message id in lib/text */
  labelId: z.string(),
  unit: unitSchema,
  value: nullableNumber,
  health: z.enum(HEALTHS).nullable(),
  /** second line: value with its own message */
  note: z
    .strictObject({ messageId: z.string(), values: z.record(z.string(), z.union([z.number(), z.string(), z.null()])) })
    .nullable(),
  objectiveRatio: nullableNumber,
  budgetRemainingRatio: nullableNumber,
  /** filter that opens the things behind the number, as a query string without "?" */
  href: z.string().nullable(),
});
export type Stat = z.infer<typeof statSchema>;
export const statsDataSchema = z.strictObject({ kind: z.literal("stats"), stats: z.array(statSchema) });
export type StatsData = z.infer<typeof statsDataSchema>;

/** One SLI of one thing over the 28 d window. */
export const sloSchema = z.strictObject({
  sli: z.enum(SLI_IDS),
  objectiveRatio: z.number(),
  /** good / total over 28 d; null without events */
  valueRatio: nullableNumber,
  budget: z.enum(BUDGET_STATES),
  /** 1 untouched, negative overspent */
  budgetRemainingRatio: nullableNumber,
  /** availability only: bad minutes and minutes allowed over the whole window */
  badMinutes: nullableNumber,
  allowedMinutes: nullableNumber,
  burnRate1h: nullableNumber,
  burnRate6h: nullableNumber,
  /** only where burn(6h) > 1 and budget is left */
  exhaustedInHours: nullableNumber,
  isBurning: z.boolean(),
  coverageRatio: nullableNumber,
});
export type Slo = z.infer<typeof sloSchema>;
export const sloDataSchema = z.strictObject({
  kind: z.literal("slo"),
  slos: z.array(sloSchema),
  errorsSource: z.string().nullable(),
  latencySource: z.string().nullable(),
});
export type SloData = z.infer<typeof sloDataSchema>;

export const healthCountsSchema = z.strictObject({
  down: z.number().int(),
  burning: z.number().int(),
  degraded: z.number().int(),
  blind: z.number().int(),
  ok: z.number().int(),
});
export type HealthCounts = z.infer<typeof healthCountsSchema>;

/** How full the databases of a set of clusters are; null = of none it is known. */
export const fullnessSchema = z.strictObject({
  /** clusters whose db size against quota is known */
  measuredCount: z.number().int(),
  /** of these, the ones near their quota */
  nearLimitCount: z.number().int(),
  /** largest db size / quota, and whose it is */
  fullestRatio: nullableNumber,
  fullestId: z.string().nullable(),
});
export type Fullness = z.infer<typeof fullnessSchema>;

export const tileSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  health: z.enum(HEALTHS),
  counts: healthCountsSchema,
  totalCount: z.number().int(),
  slos: z.array(
    z.strictObject({
      sli: z.enum(SLI_IDS),
      valueRatio: nullableNumber,
      objectiveRatio: nullableNumber,
      isFailing: z.boolean(),
    }),
  ),
  budgetRemainingRatio: nullableNumber,
  budget: z.enum(BUDGET_STATES),
  /** burn rate of the group as a whole: each hour of the last day, oldest first, then the last hour up to now */
  burnSpark: z.array(nullableNumber),
  burnRate: nullableNumber,
  fullness: fullnessSchema,
  /** firing alerts that page; null = the data source did not say */
  pageAlertCount: z.number().int().nullable(),
  /** since when nothing is seen; null when it is seen */
  blindSinceUnixMs: nullableNumber,
  href: z.string(),
});
export type Tile = z.infer<typeof tileSchema>;
export const tilesDataSchema = z.strictObject({ kind: z.literal("tiles"), tiles: z.array(tileSchema) });
export type TilesData = z.infer<typeof tilesDataSchema>;

export const columnSchema = z.strictObject({
  key: z.string(),
  /** message id in lib/text */
  labelId: z.string(),
  unit: unitSchema,
  /** how a cell is drawn */
  cell: z.enum(["text", "id", "number", "health", "budget", "spark", "margin"]),
});
export type Column = z.infer<typeof columnSchema>;
export const cellSchema = z.union([z.string(), z.number(), z.null(), z.array(nullableNumber)]);
export const tableDataSchema = z.strictObject({
  kind: z.literal("table"),
  columns: z.array(columnSchema),
  rows: z.array(
    z.strictObject({ id: z.string(), href: z.string().nullable(), cells: z.record(z.string(), cellSchema) }),
  ),
  totalCount: z.number().int(),
});
export type TableData = z.infer<typeof tableDataSchema>;

export const VIEW_DATA_SCHEMAS = {
  timeseries: timeseriesDataSchema,
  stats: statsDataSchema,
  slo: sloDataSchema,
  tiles: tilesDataSchema,
  table: tableDataSchema,
} as const;
export type ViewKind = keyof typeof VIEW_DATA_SCHEMAS;
export const VIEW_KINDS = Object.keys(VIEW_DATA_SCHEMAS) as ViewKind[];
export const viewDataSchema = z.discriminatedUnion("kind", [
  timeseriesDataSchema,
  statsDataSchema,
  sloDataSchema,
  tilesDataSchema,
  tableDataSchema,
]);
export type ViewData = z.infer<typeof viewDataSchema>;

/** How a panel wants to be drawn. `thresholds` colour the part over a bound; `yDomain` "zero" includes zero. */
export const viewSchema = z.strictObject({
  kind: z.enum(["timeseries", "stats", "slo", "tiles", "table"]),
  unit: unitSchema,
  thresholds: z.array(z.strictObject({ value: z.number(), health: z.enum(HEALTHS) })),
  yDomain: z.enum(["zero", "auto", "ratio"]),
});
export type View = z.infer<typeof viewSchema>;
