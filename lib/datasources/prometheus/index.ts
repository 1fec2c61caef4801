// Prometheus itself, 2.x and 3.x. Facts: https://prometheus.io/docs/prometheus/latest/querying/api/.
import { buildFormRequest, type EngineLimits } from "../common/form-request";
import { parseAnswer } from "../common/parse-answer";
import { buildInfoSchema, parseJson, successSchema } from "../common/wire";
import type { Dialect } from "../types";

/** 11,000 counts steps, not points: 11,001 points pass. Form bodies over 10 MB are cut without a word, so stay far below. */
const LIMITS: EngineLimits = { maxSteps: 11_000, maxQueryBytes: 1_000_000 };

export const prometheus: Dialect = {
  id: "prometheus",
  hasOwnRetries: false,
  tenantHeader: null,
  buildRequest: (query, context) => buildFormRequest(query, context, LIMITS),
  parseAnswer: (response, query, context) => parseAnswer(response, query, context),
  probe: { method: "GET", path: "api/v1/status/buildinfo", params: [], headers: {} },
  detect: (response) => {
    const envelope = successSchema.safeParse(parseJson(response.body));
    return response.status === 200 && envelope.success && buildInfoSchema.safeParse(envelope.data.data).success;
  },
};
