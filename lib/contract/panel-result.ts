// The answer of any panel, for every surface: page, embed, picture, CSV, JSON. See docs/architecture.md.
import { z } from "zod";
import { viewDataSchema, viewSchema } from "./views";

export const PANEL_STATES = ["ok", "partial", "empty", "error"] as const;
export type PanelState = (typeof PANEL_STATES)[number];

export const noticeSchema = z.strictObject({
  level: z.enum(["info", "warning", "error"]),
  /** message id in lib/text with its values; `detail` is somebody else's text (engine, user): render as text */
  messageId: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  detail: z.string().nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

export const coverageSchema = z.strictObject({
  expectedCount: z.number().int().nullable(),
  answeredCount: z.number().int().nullable(),
  missing: z.array(z.string()),
});
export type Coverage = z.infer<typeof coverageSchema>;

export const queryReportSchema = z.strictObject({
  name: z.string(),
  promql: z.string(),
  sourceId: z.string(),
  tookMs: z.number(),
  cache: z.enum(["hit", "miss", "coalesced", "partial-hit", "stale"]),
});

export const panelResultSchema = z.strictObject({
  panel: z.string(),
  title: z.string(),
  state: z.enum(PANEL_STATES),
  isStale: z.boolean(),
  asOfUnixMs: z.number().nullable(),
  coverage: coverageSchema,
  notices: z.array(noticeSchema),
  /** the range and step really used; null for panels of "now" */
  range: z.strictObject({ fromUnixMs: z.number(), toUnixMs: z.number(), stepSeconds: z.number() }).nullable(),
  view: viewSchema,
  /** null only when state is error */
  data: viewDataSchema.nullable(),
  /** present for those who may inspect */
  queries: z.array(queryReportSchema),
});
export type PanelResult = z.infer<typeof panelResultSchema>;
