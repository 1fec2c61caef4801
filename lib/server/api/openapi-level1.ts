import "server-only";
// The endpoints of level 1 for the OpenAPI document: history, changes, blast radius, search, the table as CSV.
import {
  blastRadiusSchema,
  CHANGES_MINUTES_MAX,
  fleetChangesSchema,
  HISTORY_STEPS_MAX,
  healthHistorySchema,
  SEARCH_TEXT_MAX,
  searchResultSchema,
} from "../../contract/level1";
import type { Endpoint, Parameter } from "./openapi";

interface SharedParameters {
  readonly filters: readonly Parameter[];
  readonly window: readonly Parameter[];
  readonly sort: Parameter;
}

const query = (name: string, description: string, schema: Parameter["schema"] = { type: "string" }): Parameter => ({
  name,
  in: "query",
  description,
  schema,
});

const MOMENT = "Unix milliseconds or seconds, or ISO 8601";

/** `at` of the map's bytes. */
export const AT_PARAMETER = query("at", `A past moment: ${MOMENT}. Default: now.`);

export function level1Endpoints({ filters, window, sort }: SharedParameters): readonly Endpoint[] {
  const lasting = filters.filter(({ name }) => name !== "health" && name !== "budget");
  return [
    {
      path: "/api/v1/fleet/history",
      summary: `Health of every cluster over time, at most ${HISTORY_STEPS_MAX} steps, with counts per step. Filters bear on the counts.`,
      parameters: [
        ...window,
        query("step", `Seconds, or 60s, 5m. Default: 1m or what ${HISTORY_STEPS_MAX} steps allow.`),
        ...lasting,
      ],
      schema: healthHistorySchema,
    },
    {
      path: "/api/v1/fleet/changes",
      summary: "Clusters that became worse, better or recovered of late.",
      parameters: [
        query("minutes", "How far back.", { type: "integer", minimum: 1, maximum: CHANGES_MINUTES_MAX, default: 15 }),
        ...lasting,
      ],
      schema: fleetChangesSchema,
    },
    {
      path: "/api/v1/fleet/blast-radius",
      summary: "Label values, and pairs of them, that bad clusters have in common beyond chance.",
      parameters: [
        ...filters.map((parameter) =>
          parameter.name === "health"
            ? { ...parameter, description: "What counts as bad, repeatable. Default: down and burning." }
            : parameter,
        ),
        query("cluster", "Repeatable: these clusters count as bad instead.", {
          type: "array",
          items: { type: "string" },
        }),
        AT_PARAMETER,
      ],
      schema: blastRadiusSchema,
    },
    {
      path: "/api/v1/fleet/clusters.csv",
      summary: "The clusters that the filters leave, all of them, as comma-separated values.",
      parameters: [...filters, sort],
      contentType: "text/csv",
    },
    {
      path: "/api/v1/search",
      summary: "Clusters, Kubernetes clusters, customers, places, panels and pages; a typo or two are forgiven.",
      parameters: [{ ...query("q", "What to find.", { type: "string", maxLength: SEARCH_TEXT_MAX }), required: true }],
      schema: searchResultSchema,
    },
  ];
}
