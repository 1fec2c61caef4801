import "server-only";
// The cluster table as comma-separated values: all clusters that the filters leave, in the asked order, raw numbers.
import type { ClusterRow } from "../../contract/fleet";
import { escapeCell } from "../../panels/csv";
import { err, ok, type Result } from "../../query/types";
import { clusterRow } from "../fleet/cluster-row";
import { filterClusters } from "../fleet/filter";
import { DEFAULT_SORT, sortClusters } from "../fleet/sort";
import type { Failure } from "./failure";
import { type Answer, handle } from "./handle";
import { loadSnapshots } from "./level1";
import { FILTER_PARAMETERS, filterOf, readSearch, sortOf } from "./read-search";

type Cell = string | number | null;

const iso = (unixMs: number | null) => (unixMs === null ? null : new Date(unixMs).toISOString());

/** Columns in their order; names are those of the JSON. */
const COLUMNS: readonly (readonly [name: string, read: (row: ClusterRow) => Cell])[] = [
  ["id", (row) => row.id],
  ["health", (row) => row.health],
  ["isInMaintenance", (row) => (row.isInMaintenance ? "true" : "false")],
  ["failing", (row) => row.failing.join(" ")],
  ["since", (row) => iso(row.sinceUnixMs)],
  ["region", (row) => row.region],
  ["zone", (row) => row.zone],
  ["hosts", (row) => row.hosts.join(" ")],
  ["product", (row) => row.product],
  ["scenario", (row) => row.scenario],
  ["spec", (row) => row.spec],
  ["customer", (row) => row.customer],
  ["version", (row) => row.version],
  ["budget", (row) => row.budget],
  ["budgetRemainingRatio", (row) => row.budgetRemainingRatio],
  ["badMinutes", (row) => row.badMinutes],
  ["burnRate1h", (row) => row.burnRate1h],
  ["burnRate6h", (row) => row.burnRate6h],
  ["quorumMarginCount", (row) => row.quorumMarginCount],
  ["memberCount", (row) => row.memberCount],
  ["availabilityRatio", (row) => row.availabilityRatio],
  ["writeRatio", (row) => row.writeRatio],
  ["readRatio", (row) => row.readRatio],
  ["dbUsageRatio", (row) => row.dbUsageRatio],
  ["coverageRatio", (row) => row.coverageRatio],
];

/** GET /api/v1/fleet/clusters.csv */
export function answerClustersCsv(request: Request): Promise<Response> {
  return handle(request, async (call): Promise<Result<Answer, Failure>> => {
    const state = readSearch(call.search, [...FILTER_PARAMETERS, "sort"], call.locale);
    if (!state.ok) return state;
    const sort = sortOf(state.value.sort, call.locale);
    if (!sort.ok) return err(sort.error);
    const fleets = await loadSnapshots(call);
    if (!fleets.ok) return fleets;
    const snapshot = fleets.value.scoped;
    const indexes = sortClusters(snapshot, filterClusters(snapshot, filterOf(state.value)), sort.value ?? DEFAULT_SORT);
    const lines = indexes.map((index) => {
      const row = clusterRow(snapshot, index);
      return COLUMNS.map(([, read]) => escapeCell(read(row))).join(",");
    });
    const header = COLUMNS.map(([name]) => name).join(",");
    return ok({
      text: `${[header, ...lines].join("\r\n")}\r\n`,
      contentType: "text/csv; charset=utf-8",
      headers: { "Content-Disposition": 'attachment; filename="clusters.csv"' },
      dataState: indexes.length === 0 ? "empty" : "ok",
    });
  });
}
