import "server-only";
// What level 2 asks upstream besides the snapshot: sizes of all clusters now, and bad minutes by the hour. All of a page in parallel.
import { warningNotice } from "../../panels/notices";
import { overSamples } from "../../panels/windows";
import { lastValue, valueByLabel } from "../../query/frame";
import { type Matcher, matcher, matcherIn, selector } from "../../query/promql";
import type { Frame, InstantQuery, QueryRequest, RangeQuery, Scope } from "../../query/types";
import { RECORDED, SLOW_SERIES_LOOKBACK } from "../../slo/recorded-series";
import { SLO_WINDOW, WINDOW_SECONDS } from "../../slo/vocabulary";
import { getConfig } from "../config";
import { ask, type Gathered } from "../upstream/ask";
import type { Sizes } from "./scene";

export const HOUR_SECONDS = 3_600;

export interface Readings extends Gathered {
  /** the rules' own word came with the answers: what is not among them is not there. Without it an empty answer proves nothing */
  readonly isWitnessed: boolean;
}

const WITNESS = "witness";

/**
 * Answers by name, with all that lacks in them. Asked beside them: how many clusters the rules judge. A data source that has nothing of
 * those answers every question with nothing, which is not "none".
 */
export async function readAll(requests: readonly QueryRequest[], scope: Scope): Promise<Readings> {
  const judged = `count(${selector(RECORDED.health, [], scope)})`;
  const gathered = await ask([...requests, { kind: "instant", name: WITNESS, promql: judged }], { scope });
  const [witness] = gathered.frames.get(WITNESS)?.series ?? [];
  const isWitnessed = witness !== undefined && (lastValue(witness) ?? 0) > 0;
  const isPlainlyEmpty = gathered.state === "empty" && isWitnessed;
  const state = isPlainlyEmpty ? "ok" : gathered.state === "ok" && !isWitnessed ? "partial" : gathered.state;
  const notices = isWitnessed ? gathered.notices : [...gathered.notices, warningNotice("claims.nothing")];
  return { ...gathered, state, notices, isWitnessed };
}

/** Sizes of every cluster of the scope: three queries, the same for all pages, so that they come from the cache. */
export function sizeQueries(scope: Scope): InstantQuery[] {
  const now = (name: string, series: string): InstantQuery => ({
    kind: "instant",
    name,
    promql: selector(series, [], scope),
  });
  return [
    now("dbSize", RECORDED.dbSizeBytes),
    now("keys", RECORDED.keysCount),
    now("requests", RECORDED.requestsPerSecond),
  ];
}

export function readSizes({ frames }: Readings): Sizes {
  const values = (name: string) => {
    const frame = frames.get(name);
    return frame ? valueByLabel(frame, "etcd_cluster") : new Map<string, number>();
  };
  return { dbSizeBytes: values("dbSize"), keysCount: values("keys"), requestsPerSecond: values("requests") };
}

/** Whole hours of the SLO window that ends with the last full hour before `nowUnixMs`; the time of a point is the end of its hour. */
export function hourRange(nowUnixMs: number): RangeQuery["range"] {
  const hourMs = HOUR_SECONDS * 1000;
  const toUnixMs = Math.floor(nowUnixMs / hourMs) * hourMs;
  return { fromUnixMs: toUnixMs - WINDOW_SECONDS[SLO_WINDOW] * 1000 + hourMs, toUnixMs };
}

function overHours(name: string, promql: string, nowUnixMs: number): RangeQuery {
  return { kind: "range", name, promql, range: hourRange(nowUnixMs), stepSeconds: HOUR_SECONDS };
}

function hourly(series: string, matchers: readonly Matcher[], scope: Scope): string {
  return overSamples("sum_over_time", selector(series, matchers, scope), HOUR_SECONDS);
}

/**
 * Bad minutes of every cluster that had any, by the hour; the series is sparse: clusters without bad minutes cost nothing. A minute
 * may be bad in several parts: `leastBad` counts the worst part, `mostBad` adds the parts. `clusterIds` null = all of the scope.
 */
export function badHoursQueries(clusterIds: readonly string[] | null, scope: Scope, nowUnixMs: number): RangeQuery[] {
  const bad = hourly(
    RECORDED.partBadMinutesTile1h,
    clusterIds === null ? [] : [matcherIn("etcd_cluster", clusterIds)],
    scope,
  );
  return [
    overHours("leastBad", `max by (etcd_cluster) (${bad})`, nowUnixMs),
    overHours("mostBad", `sum by (etcd_cluster) (${bad})`, nowUnixMs),
  ];
}

/** The answers of badHoursQueries; null when one did not come. */
export interface BadHours {
  readonly least: Frame;
  readonly most: Frame;
}

export function readBadHours({ frames }: Readings): BadHours | null {
  const least = frames.get("leastBad");
  const most = frames.get("mostBad");
  return least && most ? { least, most } : null;
}

/**
 * The series of customers speak of all of their clusters: not for a reader who may see some only, nor where every data source
 * records the clusters of its own regions under the same name.
 */
function hasCustomerSeries(scope: Scope): boolean {
  return scope.kind === "all" && getConfig().datasources.length === 1;
}

/** What customers lived, as recorded minute by minute; several series of one where a ruler per region records its own clusters. */
export function customerDownQuery(scope: Scope): InstantQuery | null {
  if (!hasCustomerSeries(scope)) return null;
  const recorded = selector(RECORDED.customerDownMinutes28d, [], scope);
  return { kind: "instant", name: "customerDown", promql: `last_over_time(${recorded}[${SLOW_SERIES_LOOKBACK}])` };
}

export function customerHoursQuery(customer: string, scope: Scope, nowUnixMs: number): RangeQuery | null {
  if (!hasCustomerSeries(scope)) return null;
  const own = [matcher("customer", "=", customer)];
  return overHours("customerHours", hourly(RECORDED.customerDownMinutesTile1h, own, scope), nowUnixMs);
}

/** Minutes seen of these clusters together, by the hour. */
export function seenHoursQuery(clusterIds: readonly string[], scope: Scope, nowUnixMs: number): RangeQuery {
  const own = [matcher("sli", "=", "availability"), matcherIn("etcd_cluster", clusterIds)];
  return overHours("seenHours", `sum(${hourly(RECORDED.sliTotalTile1h, own, scope)})`, nowUnixMs);
}
