// Grafana Mimir. Facts: https://grafana.com/docs/mimir/latest/references/http-api/ and its catalogue of error ids
// (https://grafana.com/docs/mimir/latest/manage/mimir-runbooks/#errors-catalog). Errors carry stable ids: they decide.
import { z } from "zod";
import { type Judge, LIMIT, OUTAGE } from "../common/classify";
import { buildFormRequest, type EngineLimits, tenantHeaders } from "../common/form-request";
import { parseAnswer } from "../common/parse-answer";
import { parseJson, successSchema } from "../common/wire";
import type { Dialect, DialectContext } from "../types";

const LIMITS: EngineLimits = { maxSteps: 11_000, maxQueryBytes: 1_000_000 };
const TENANT_HEADER = "X-Scope-OrgID";
/** Where Mimir serves the Prometheus API unless it is told otherwise. */
const DEFAULT_PREFIX = "prometheus/";

/** The blocks or their index could not be read whole: an outage of storage, whatever the status. */
const STORAGE_ID = /err-mimir-(bucket-index-too-old|store-consistency-check-failed)/;
const LIMIT_ID = /err-mimir-(max-|query-blocked|tenant-max-)/;
const NO_TENANT = /no org id/i;

const judge: Judge = ({ status, body }, wire) => {
  const text = wire?.error ?? body.slice(0, 2_048);
  if (status === 401 && NO_TENANT.test(text)) return { kind: "unauthorized", messageId: "query.error.tenant" };
  if (STORAGE_ID.test(text)) return OUTAGE;
  return (status === 400 || status === 422) && LIMIT_ID.test(text) ? LIMIT : null;
};

const buildInfoSchema = z.object({ application: z.string().regex(/mimir/i) });

/** A base URL with a path says where the API is; a bare host means the default prefix. */
function pathPrefix({ basePath = "/" }: DialectContext): string {
  return basePath === "/" ? DEFAULT_PREFIX : "";
}

export const mimir: Dialect = {
  id: "mimir",
  // Its query-frontend asks again up to five times.
  hasOwnRetries: true,
  tenantHeader: TENANT_HEADER,
  buildRequest: (query, context) =>
    buildFormRequest(query, context, LIMITS, {
      pathPrefix: pathPrefix(context),
      headers: tenantHeaders(TENANT_HEADER, context.tenant),
    }),
  parseAnswer: (response, query, context) => parseAnswer(response, query, context, judge),
  // Served both with and without the prefix.
  probe: { method: "GET", path: "api/v1/status/buildinfo", params: [], headers: {} },
  detect: (response) => {
    if (response.status === 401) return NO_TENANT.test(response.body.slice(0, 2_048));
    const envelope = successSchema.safeParse(parseJson(response.body));
    return response.status === 200 && envelope.success && buildInfoSchema.safeParse(envelope.data.data).success;
  },
};
