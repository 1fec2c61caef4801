// The envelope of every answer: https://prometheus.io/docs/prometheus/latest/querying/api/. Rows are checked by hand in
// rows.ts: ten thousand of them come in one answer.
import { z } from "zod";

const notices = z.array(z.string()).nullish();

export const successSchema = z.object({
  status: z.literal("success"),
  data: z.unknown(),
  warnings: notices,
  infos: notices,
  /** VictoriaMetrics cluster only */
  isPartial: z.boolean().nullish(),
});
export type Success = z.infer<typeof successSchema>;

export const failureSchema = z.object({
  status: z.literal("error"),
  errorType: z.string().default(""),
  error: z.string().default(""),
});
export type WireFailure = z.infer<typeof failureSchema>;

export const envelopeSchema = z.discriminatedUnion("status", [successSchema, failureSchema]);

export const queryDataSchema = z.object({
  resultType: z.enum(["vector", "matrix", "scalar", "string"]),
  result: z.custom<readonly unknown[]>(Array.isArray),
});
export type QueryData = z.infer<typeof queryDataSchema>;

export const buildInfoSchema = z.object({ version: z.string() }).loose();

/** The body as JSON; undefined when it is none. JSON's own `undefined` does not exist, so nothing is lost. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
