import "server-only";
// Alerts, inspections and coverage for the OpenAPI document.
import { ALERT_STATES, ALERT_TIER_CHOICES, alertListSchema } from "../../contract/alerts";
import { coverageListSchema } from "../../contract/coverage";
import { FINDING_SORTS, inspectionListSchema } from "../../contract/inspections";
import { INSPECTION_IDS } from "../../slo/inspections";
import type { Endpoint, Parameter } from "./openapi";

interface SharedParameters {
  readonly filters: readonly Parameter[];
  /** `page` and `pageSize` */
  readonly paging: readonly Parameter[];
}

const ALERT_CHOICE: readonly Parameter[] = [
  {
    name: "tier",
    in: "query",
    description: "Only alerts of these tiers, repeatable.",
    schema: { type: "array", items: { enum: [...ALERT_TIER_CHOICES] } },
  },
  {
    name: "state",
    in: "query",
    description: "Only alerts in these states, repeatable.",
    schema: { type: "array", items: { enum: [...ALERT_STATES] } },
  },
];
const INSPECTION: Parameter = {
  name: "inspection",
  in: "query",
  description: "Only findings of these, repeatable.",
  schema: { type: "array", items: { enum: [...INSPECTION_IDS] } },
};
const FINDING_SORT: Parameter = {
  name: "sort",
  in: "query",
  description: `One of ${FINDING_SORTS.join(", ")}; \`-\` in front for descending. Default: -severity.`,
  schema: { type: "string" },
};

export function inspectionEndpoints({ filters, paging }: SharedParameters): readonly Endpoint[] {
  return [
    {
      path: "/api/v1/alerts",
      summary: "What fires and what is pending, a row per cluster, zone or host; what pages first.",
      parameters: [...filters, ...ALERT_CHOICE, ...paging],
      schema: alertListSchema,
    },
    {
      path: "/api/v1/inspections",
      summary: "What inspections found, worst first, and how many clusters could be inspected.",
      parameters: [...filters, INSPECTION, FINDING_SORT, ...paging],
      schema: inspectionListSchema,
    },
    {
      path: "/api/v1/inspections.csv",
      summary: "All findings that the filters leave; cells that a spreadsheet would run are defused.",
      parameters: [...filters, INSPECTION, FINDING_SORT],
      contentType: "text/csv",
    },
    {
      path: "/api/v1/coverage",
      summary: "Scrape success against theory per region, blind clusters, data without inventory, lag of the rules.",
      parameters: [...filters, ...paging],
      schema: coverageListSchema,
    },
  ];
}
