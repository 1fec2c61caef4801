import "server-only";
// The endpoints about places and the map's columns, for the OpenAPI document.
import { lossListSchema, MAP_COLUMNS, mapColumnSchema, PLACE_LABELS } from "../../contract/place";
import type { Endpoint, Parameter } from "./openapi";

/** Endpoints of place.ts with the parameters they take. */
export function placeEndpoints({ filters }: { readonly filters: readonly Parameter[] }): readonly Endpoint[] {
  const choice = (name: string, description: string, choices: readonly string[]): Parameter => ({
    name,
    in: "query",
    required: true,
    description,
    schema: { enum: choices },
  });
  return [
    {
      path: "/api/v1/fleet/loss",
      summary: "Per zone or host: how many clusters would lose quorum if it died, and why.",
      parameters: [choice("by", "Kind of place.", PLACE_LABELS), ...filters],
      schema: lossListSchema,
    },
    {
      path: "/api/v1/fleet/columns",
      summary:
        "One further fact per cluster, in the order of the inventory: burn, budget left, database usage, coverage, hosts.",
      parameters: [choice("column", "Which fact.", MAP_COLUMNS)],
      schema: mapColumnSchema,
    },
  ];
}
