// Thanos Query, plain or behind its Query-Frontend. Facts: https://thanos.io/tip/components/query.md/ and query-frontend.md.
// A store that has been down for a while is dropped without a warning: a good answer proves nothing about completeness.
import { z } from "zod";
import { type Judge, OUTAGE } from "../common/classify";
import { buildFormRequest, type EngineLimits, tenantHeaders } from "../common/form-request";
import { parseAnswer } from "../common/parse-answer";
import { parseJson, successSchema } from "../common/wire";
import type { Dialect } from "../types";
import { chooseResolution } from "./resolution";

const LIMITS: EngineLimits = { maxSteps: 11_000, maxQueryBytes: 1_000_000 };
const TENANT_HEADER = "THANOS-TENANT";

/** A store that failed an exacting query comes as 422 "execution", as if the query were wrong. Its words tell. */
const STORE_FAILURE =
  /rpc error|code = (Aborted|Unavailable|DeadlineExceeded)|proxy Series\(\)|failed to receive any data/;

const judge: Judge = ({ status }, wire) =>
  (status === 422 || status === 400) && wire !== null && STORE_FAILURE.test(wire.error) ? OUTAGE : null;

const storesSchema = z.record(
  z.string(),
  z.array(z.object({ name: z.string(), labelSets: z.array(z.unknown()).nullish() })).nullish(),
);

export const thanos: Dialect = {
  id: "thanos",
  // A Query-Frontend asks again up to five times, and drops our `timeout`: only our own deadline bounds it.
  hasOwnRetries: true,
  tenantHeader: TENANT_HEADER,
  buildRequest: (query, context) =>
    buildFormRequest(query, context, LIMITS, {
      params: [
        ["dedup", "true"],
        // Live views show what there is and say what is missing.
        ["partial_response", "true"],
        ["max_source_resolution", chooseResolution(query)],
      ],
      headers: tenantHeaders(TENANT_HEADER, context.tenant),
    }),
  parseAnswer: (response, query, context) => parseAnswer(response, query, context, judge),
  probe: { method: "GET", path: "api/v1/stores", params: [], headers: {} },
  detect: (response) => {
    const envelope = successSchema.safeParse(parseJson(response.body));
    return response.status === 200 && envelope.success && storesSchema.safeParse(envelope.data.data).success;
  },
};
