import "server-only";
// The OpenAPI 3.1 document, made from the schemas that the answers are typed by and from the panel registry. A contract test holds
// its paths equal to the route files.
import { z } from "zod";
import {
  clusterDetailSchema,
  clusterListSchema,
  fleetHealthSchema,
  fleetSummarySchema,
  inventorySchema,
  panelInfoSchema,
  problemSchema,
  rollupListSchema,
} from "../../contract/fleet";
import { CLUSTER_SORTS, FILTER_LABELS, PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX, ROLLUP_LABELS } from "../../contract/pages";
import { panelResultSchema } from "../../contract/panel-result";
import { PANELS } from "../../panels/registry";
import { ok } from "../../query/types";
import { BUDGET_STATES, HEALTHS } from "../../slo/vocabulary";
import { getTranslate } from "../../text/get-translate";
import { LOCALES } from "../../text/locale";
import { PICTURE_HEIGHT_PX, PICTURE_WIDTH_PX } from "../picture/parameters";
import { handle, jsonAnswer } from "./handle";
import { inspectionEndpoints } from "./openapi-inspections";
import { AT_PARAMETER, level1Endpoints } from "./openapi-level1";
import { placeEndpoints } from "./openapi-place";
import { troubleEndpoints } from "./openapi-trouble";
import { readSearch } from "./read-search";

type Json = Record<string, unknown>;

export interface Parameter {
  readonly name: string;
  readonly in: "query" | "path";
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Json;
}

export interface Endpoint {
  readonly path: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly contentType?: string;
  /** schema of the body; absent: text */
  readonly schema?: z.ZodType;
}

const query = (name: string, description: string, schema: Json = { type: "string" }): Parameter => ({
  name,
  in: "query",
  description,
  schema,
});
const inPath = (name: string, description: string, schema: Json = { type: "string" }): Parameter => ({
  name,
  in: "path",
  required: true,
  description,
  schema,
});

const list = (items: Json): Json => ({ type: "array", items });

const FILTERS: readonly Parameter[] = [
  ...FILTER_LABELS.map((label) => {
    const items =
      label === "health" ? { enum: HEALTHS } : label === "budget" ? { enum: BUDGET_STATES } : { type: "string" };
    return query(label, "Repeatable: one of the values has to match.", list(items));
  }),
  query("q", "Part of an id or of a label value."),
];

const WINDOW: readonly Parameter[] = [
  query("from", "Unix milliseconds or seconds, ISO 8601, now or now-6h. Default: an hour before `to`."),
  query("to", "As `from`. Default: now."),
  query("lang", "Language of titles and notices.", { enum: LOCALES }),
];

const PANEL_ID = inPath("id", "A panel's id.", { enum: PANELS.map((panel) => panel.id) });
const PANEL_PARAMETERS: readonly Parameter[] = [
  PANEL_ID,
  ...WINDOW,
  query("cluster", "Id of an etcd cluster; required by panels of one cluster."),
  ...FILTERS,
  query("limit", "Rows of panels that are tables.", { type: "integer", minimum: 1 }),
];

const integer = (minimum: number, maximum: number, value: number): Json => ({
  type: "integer",
  minimum,
  maximum,
  default: value,
});

const SORT = query("sort", "A key, `-` in front for descending.", {
  enum: CLUSTER_SORTS.flatMap((key) => [key, `-${key}`]),
});

export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: "/api/v1/panels",
    summary: "All panels with their parameters.",
    parameters: [query("lang", "Language of titles and docs.", { enum: LOCALES })],
    schema: z.object({ panels: z.array(panelInfoSchema) }),
  },
  {
    path: "/api/v1/panels/{id}",
    summary: "One panel's answer. Each panel takes its own parameters of these; others are refused by name.",
    parameters: PANEL_PARAMETERS,
    schema: panelResultSchema,
  },
  {
    path: "/api/v1/panels/{id}/data.csv",
    summary: "The same rows as comma-separated values.",
    parameters: PANEL_PARAMETERS,
    contentType: "text/csv",
  },
  ...(["svg", "png"] as const).map((format) => ({
    path: `/api/v1/panels/{id}/image.${format}`,
    summary: "The picture, with the data's time in it; 200 and an honest picture when data is missing.",
    parameters: [
      ...PANEL_PARAMETERS,
      query("width", "Pixels.", integer(PICTURE_WIDTH_PX.min, PICTURE_WIDTH_PX.max, PICTURE_WIDTH_PX.default)),
      query("height", "Pixels.", integer(PICTURE_HEIGHT_PX.min, PICTURE_HEIGHT_PX.max, PICTURE_HEIGHT_PX.default)),
      query("theme", "Colours.", { enum: ["light", "dark"], default: "light" }),
    ],
    contentType: format === "svg" ? "image/svg+xml" : "image/png",
  })),
  {
    path: "/api/v1/fleet",
    summary: "Counts per health, budget and alert tier, SLIs and coverage of the fleet or of what the filters leave.",
    parameters: [...FILTERS, AT_PARAMETER],
    schema: fleetSummarySchema,
  },
  {
    path: "/api/v1/fleet/rollup",
    summary: "The same per value of one label, or per pair of values of two.",
    parameters: [
      { ...query("by", `One or two of ${ROLLUP_LABELS.join(", ")}, separated by a comma.`), required: true },
      ...FILTERS,
    ],
    schema: rollupListSchema,
  },
  {
    path: "/api/v1/fleet/clusters",
    summary: "Clusters, worst first unless sorted otherwise.",
    parameters: [
      ...FILTERS,
      SORT,
      query("page", "From 1.", integer(1, 1_000_000, 1)),
      query("pageSize", "Rows a page.", integer(1, PAGE_SIZE_MAX, PAGE_SIZE_DEFAULT)),
    ],
    schema: clusterListSchema,
  },
  {
    path: "/api/v1/fleet/inventory",
    summary: "Ids and labels of all clusters in columns; changes rarely.",
    schema: inventorySchema,
  },
  {
    path: "/api/v1/fleet/health",
    summary: "One byte per cluster in the order of the inventory.",
    parameters: [AT_PARAMETER],
    schema: fleetHealthSchema,
  },
  ...placeEndpoints({ filters: FILTERS }),
  ...level1Endpoints({ filters: FILTERS, window: WINDOW, sort: SORT }),
  {
    path: "/api/v1/clusters/{id}",
    summary: "One cluster: identity, members, links, health, witnesses, quorum margin, SLOs.",
    parameters: [inPath("id", "Id of an etcd cluster.")],
    schema: clusterDetailSchema,
  },
  ...troubleEndpoints(WINDOW),
  ...inspectionEndpoints({
    filters: FILTERS,
    paging: [
      query("page", "From 1.", integer(1, 1_000_000, 1)),
      query("pageSize", "Rows a page.", integer(1, PAGE_SIZE_MAX, PAGE_SIZE_DEFAULT)),
    ],
  }),
  { path: "/api/v1/openapi.json", summary: "This document.", schema: z.object({ openapi: z.string() }) },
  {
    path: "/api/health/live",
    summary: "The process answers.",
    schema: z.object({ status: z.literal("live") }),
  },
  {
    path: "/api/health/ready",
    summary: "It can serve; without its data source it is degraded and still ready.",
    schema: z.object({ status: z.enum(["ready", "degraded"]) }),
  },
  { path: "/api/metrics", summary: "Metrics of Raftboard itself.", contentType: "text/plain" },
];

const problem = (description: string): Json => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

function operation({ summary, parameters = [], schema, contentType = "application/json" }: Endpoint): Json {
  const body = schema ? z.toJSONSchema(schema, { io: "output" }) : { type: "string" };
  return {
    summary,
    parameters,
    responses: {
      "200": { description: "OK", content: { [contentType]: { schema: body } } },
      "304": { description: "Not changed since the given ETag." },
      "400": problem("A parameter is not valid; `parameter` names it."),
      "404": problem("Unknown id; `nearMatches` has similar ones."),
      "502": problem("The data source failed; its own words are in `upstreamMessage`."),
      "504": problem("The data source did not answer in time."),
    },
  };
}

/** The document. Throws never. */
export function buildOpenApi(): Json {
  const words = getTranslate("en");
  const panels = PANELS.map(({ id, title, params }) => ({
    id,
    title: words(title),
    params: z.toJSONSchema(params, { io: "input" }),
  }));
  return {
    openapi: "3.1.0",
    info: { title: "Raftboard", version: "1", description: "Service levels of etcd clusters. Read only." },
    paths: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.path, { get: operation(endpoint) }])),
    components: { schemas: { Problem: z.toJSONSchema(problemSchema, { io: "output" }) } },
    "x-panels": panels,
  };
}

/** GET /api/v1/openapi.json */
export function answerOpenApi(request: Request): Promise<Response> {
  return handle(request, ({ search, locale }) => {
    const state = readSearch(search, [], locale);
    return state.ok ? ok(jsonAnswer(buildOpenApi())) : state;
  });
}
