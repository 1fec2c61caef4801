import "server-only";
// Coverage as one answer: a row per region, worst first; clusters that cannot be seen, longest first; how late the rules are.
import { BLIND_ROWS_MAX, type BlindCluster, type CoveragePage, type CoverageRow } from "../../contract/coverage";
import { evidenceOf, fleetEvidence, joinEvidence } from "../../contract/evidence";
import type { ClusterFilter } from "../../contract/pages";
import type { Scope } from "../../query/types";
import { FIRST_REFRESH_WAIT_MS } from "../api/load-fleet";
import { getConfig } from "../config";
import { compareText } from "../fleet/build-inventory";
import { clusterRow } from "../fleet/cluster-row";
import { filterClusters } from "../fleet/filter";
import { waitForFleet } from "../fleet/loop";
import { getFleet, getSnapshot } from "../fleet/service";
import { type FleetSnapshot, healthOfCode } from "../fleet/snapshot";
import { type CoverageReadings, ratioOf, readCoverage } from "./read";

interface Counts {
  clusterCount: number;
  blindCount: number;
}

function countByRegion(snapshot: FleetSnapshot, indexes: readonly number[]): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const index of indexes) {
    const region = snapshot.inventory.labels.region[index] ?? "";
    const known = counts.get(region) ?? { clusterCount: 0, blindCount: 0 };
    known.clusterCount += 1;
    if (healthOfCode(snapshot.now.health[index]) === "blind") known.blindCount += 1;
    counts.set(region, known);
  }
  return counts;
}

function toRow(region: string, counts: Counts, readings: CoverageReadings): CoverageRow {
  const { regions } = getConfig();
  const now = readings.now.get(region);
  return {
    region,
    title: (Object.hasOwn(regions, region) ? regions[region]?.title : undefined) ?? region,
    ...counts,
    expectedCount: now?.expectedCount ?? null,
    answeredCount: now?.answeredCount ?? null,
    nowRatio: ratioOf(now),
    ratio7d: ratioOf(readings.week.get(region)),
    ratio30d: ratioOf(readings.month.get(region)),
    seriesCount: readings.seriesCount.get(region) ?? null,
  };
}

function listBlind(snapshot: FleetSnapshot, indexes: readonly number[], readings: CoverageReadings): BlindCluster[] {
  return indexes
    .filter((index) => healthOfCode(snapshot.now.health[index]) === "blind")
    .map((index) => {
      const { id, region, zone, product, scenario, spec, customer, sinceUnixMs } = clusterRow(snapshot, index);
      const seenUnixMs = readings.unseen.get(id);
      const isUnseen = seenUnixMs !== undefined;
      return { id, region, zone, product, scenario, spec, customer, sinceUnixMs: seenUnixMs ?? sinceUnixMs, isUnseen };
    })
    .sort((a, b) => (a.sinceUnixMs ?? 0) - (b.sinceUnixMs ?? 0) || compareText(a.id, b.id));
}

export interface CoverageInput {
  readonly filter: ClusterFilter;
  readonly page: number;
  readonly pageSize: number;
}

/** What `/coverage` shows and `GET /api/v1/coverage` answers. Filters choose clusters; a region's scrape numbers are always whole. */
export async function getCoveragePage({ filter, page, pageSize }: CoverageInput, scope: Scope): Promise<CoveragePage> {
  const [readings] = await Promise.all([readCoverage(scope, Date.now()), waitForFleet(FIRST_REFRESH_WAIT_MS)]);
  const snapshot = getSnapshot(scope);
  const { status } = getFleet(scope);
  const indexes = snapshot ? filterClusters(snapshot, filter) : [];
  const counts = snapshot ? countByRegion(snapshot, indexes) : new Map<string, Counts>();
  const rows = [...counts]
    .map(([region, count]) => toRow(region, count, readings))
    .sort((a, b) => (a.nowRatio ?? 0) - (b.nowRatio ?? 0) || compareText(a.region, b.region));
  const blind = snapshot ? listBlind(snapshot, indexes, readings) : [];
  const asOfUnixMs = snapshot?.now.asOfUnixMs ?? null;
  const evidence = joinEvidence(fleetEvidence(status, snapshot?.inventory.ids.length ?? 0), readings.evidence);
  return {
    status,
    evidence,
    notices: readings.evidence.notices,
    asOfUnixMs,
    isKnown: readings.isKnown && snapshot !== null,
    isInventoryFromLabels: getConfig().inventory.from === "labels",
    list: {
      ...evidenceOf({ ...evidence, asOfUnixMs }),
      rows: rows.slice((page - 1) * pageSize, page * pageSize),
      totalCount: rows.length,
      page,
      pageSize,
      blind: blind.slice(0, BLIND_ROWS_MAX),
      blindCount: blind.length,
      unlisted: readings.unlisted,
      ruleLags: [...readings.ruleLags],
    },
  };
}
