// Which clusters to open first: the snapshot's rows, worst first.
import { z } from "zod";
import type { ClusterRow } from "../../contract/fleet";
import type { Column, TableData } from "../../contract/views";
import { hrefCluster } from "../../url/hrefs";
import { definePanel, MEMORY_BUDGET, type PanelContext, panelText } from "../definition";
import { filterParams, toFilter } from "../params";

const ID = "worst-clusters";
const BAD = ["down", "burning", "degraded"] as const;

const COLUMNS: Column[] = [
  { key: "health", labelId: "label.health", unit: "text", cell: "health" },
  { key: "cluster", labelId: "label.cluster", unit: "text", cell: "id" },
  { key: "region", labelId: "label.region", unit: "text", cell: "text" },
  { key: "zone", labelId: "label.zone", unit: "text", cell: "text" },
  { key: "product", labelId: "label.product", unit: "text", cell: "text" },
  { key: "scenario", labelId: "label.scenario", unit: "text", cell: "text" },
  { key: "spec", labelId: "label.spec", unit: "text", cell: "text" },
  { key: "customer", labelId: "label.customer", unit: "text", cell: "text" },
  { key: "failing", labelId: "column.failing", unit: "text", cell: "text" },
  { key: "burn1h", labelId: "column.burn1h", unit: "burnRate", cell: "number" },
  { key: "burn6h", labelId: "column.burn6h", unit: "burnRate", cell: "number" },
  { key: "budget", labelId: "column.budget-left", unit: "ratio", cell: "budget" },
  { key: "badMinutes", labelId: "column.lost-minutes", unit: "minutes", cell: "number" },
  { key: "margin", labelId: "column.margin", unit: "count", cell: "margin" },
  { key: "since", labelId: "column.since", unit: "unixMs", cell: "number" },
];

function toCells(row: ClusterRow, ctx: PanelContext): TableData["rows"][number]["cells"] {
  return {
    health: row.health,
    cluster: row.id,
    region: row.region,
    zone: row.zone,
    product: row.product,
    scenario: row.scenario,
    spec: row.spec,
    customer: row.customer,
    failing: row.failing.map((what) => ctx.words(`failing.${what}`)).join(", "),
    burn1h: row.burnRate1h,
    burn6h: row.burnRate6h,
    budget: row.budgetRemainingRatio,
    badMinutes: row.badMinutes,
    margin: row.quorumMarginCount,
    since: row.sinceUnixMs,
  };
}

export const worstClusters = definePanel({
  id: ID,
  ...panelText(ID),
  level: 1,
  params: filterParams.extend({ limit: z.coerce.number().int().min(1).max(100).default(8) }),
  time: "now",
  view: { kind: "table", unit: "text", thresholds: [], yDomain: "auto" },
  budget: MEMORY_BUDGET,
  queries: () => [],
  transform: (_frames, params, ctx) => {
    const filter = toFilter(params);
    const list = ctx.fleet.clusters({ ...filter, health: filter.health ?? BAD }, { pageSize: params.limit });
    const summary = ctx.fleet.summary(filter);
    return {
      data: {
        kind: "table",
        columns: COLUMNS,
        rows: list.rows.map((row) => ({ id: row.id, href: hrefCluster(row.id), cells: toCells(row, ctx) })),
        totalCount: list.totalCount,
      },
      // No bad cluster among those that are seen is an answer, not an absence of one.
      isEmpty: summary.clusterCount === 0,
      coverage: {
        expectedCount: summary.coverage.expectedCount,
        answeredCount: summary.coverage.seenCount,
        missing: [],
      },
    };
  },
});
