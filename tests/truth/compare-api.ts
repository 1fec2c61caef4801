// What the API's routes answer, against own arithmetic and against what the plan of the fleet makes right.
import type { z } from "zod";
import { alertListSchema } from "@/lib/contract/alerts";
import {
  type ClusterDetail,
  type ClusterRow,
  clusterDetailSchema,
  clusterListSchema,
  fleetSummarySchema,
  rollupListSchema,
} from "@/lib/contract/fleet";
import { answerAlerts } from "@/lib/server/api/alerts";
import { answerCluster } from "@/lib/server/api/clusters";
import { answerClusters, answerFleet, answerRollup } from "@/lib/server/api/fleet";
import { type Checked, type EventSli, sumBetween } from "./compare-recorded";
import { ALERTS_JUDGED, placedTargets, type State } from "./world/states";

const OBJECTIVES = { availability: 0.9995, write: 0.999, read: 0.999, disk: 0.99 } as const;
const WINDOW_MINUTES = 40_320;
const HOUR_MS = 3_600_000;
const BURN_WINDOWS = { burnRate1h: ["1h", HOUR_MS], burnRate6h: ["6h", 6 * HOUR_MS] } as const;
const ask = (path: string) => new Request(`http://raftboard${path}`);

async function read<T extends z.ZodType>(schema: T, answer: Promise<Response>): Promise<z.output<T>> {
  const response = await answer;
  const text = await response.text();
  if (response.status !== 200) throw new Error(`the API answered ${response.status}: ${text}`);
  return schema.parse(JSON.parse(text));
}

/** The last moment at which a series was recorded before the API was asked. */
function lastMoment({ raw }: Checked, name: string, wanted: Readonly<Record<string, string>>, asOfMs: number): number {
  return raw.moments(name, wanted).findLast((moment) => moment <= asOfMs) ?? asOfMs;
}

function compareRow(checked: Checked, state: State, row: ClusterRow | undefined): void {
  const { comparison } = checked;
  const { name, right } = state;
  const healths = Array.isArray(right.health) ? right.health : [right.health];
  comparison.equal("health", name, row?.health, ...healths);
  if (row === undefined) return;
  if (right.margin !== undefined) comparison.equal("quorum margin", name, row.quorumMarginCount, right.margin);
  if (right.members !== undefined) comparison.equal("members", name, row.memberCount, right.members);
  const target = placedTargets(checked.states).find(({ labels }) => labels.cl === name)?.labels;
  if (target !== undefined) {
    const shown = [row.region, row.product, row.scenario, row.spec, row.customer];
    comparison.equal("labels", name, shown, [target.dc, target.biz, target.purpose, target.size, target.tenant]);
  }
}

function compareSlos(checked: Checked, state: State, detail: ClusterDetail, asOfMs: number): void {
  const { comparison, startUnixMs } = checked;
  const countable = state.right.errors !== undefined && !state.right.hasUnevenReadings;
  for (const slo of detail.slos) {
    const { sli } = slo;
    if (sli === "integrity") continue;
    comparison.number(`objective, ${sli}`, state.name, slo.objectiveRatio, OBJECTIVES[sli]);
    if (sli === "availability") {
      comparison.number("minutes allowed", state.name, slo.allowedMinutes, (1 - OBJECTIVES[sli]) * WINDOW_MINUTES);
      comparison.number("bad minutes", state.name, slo.badMinutes ?? 0, ...lostMinutes(state, startUnixMs, asOfMs));
      comparison.number("bad minutes, row and SLO alike", state.name, detail.row.badMinutes ?? 0, slo.badMinutes ?? 0);
      continue;
    }
    if (!countable) continue;
    compareEvents(checked, state, sli, slo, asOfMs);
  }
}

type ShownSlo = ClusterDetail["slos"][number];

function compareEvents(checked: Checked, state: State, sli: EventSli, slo: ShownSlo, asOfMs: number): void {
  const { comparison, raw, startUnixMs } = checked;
  const allowed = 1 - OBJECTIVES[sli];
  for (const [field, [window, lengthMs]] of Object.entries(BURN_WINDOWS)) {
    const at = lastMoment(checked, "etcd:sli_total:sum", { sli, window }, asOfMs);
    const { total, good } = sumBetween(raw, state, sli, at - lengthMs, at);
    const shown = field === "burnRate1h" ? slo.burnRate1h : slo.burnRate6h;
    comparison.number(
      `burn, ${sli}`,
      `${state.name} ${window}`,
      shown,
      total > 0 ? (1 - good / total === 0 ? 0 : (1 - good / total) / allowed) : null,
    );
  }
  const at = lastMoment(checked, "etcd:sli_total:sum", { sli, window: "28d" }, asOfMs);
  const { total, good } = sumBetween(raw, state, sli, startUnixMs, at);
  comparison.number(`28 d, ${sli}`, state.name, slo.valueRatio, total > 0 ? good / total : null);
  const left = total > 0 ? 1 - (total - good) / (allowed * total) : null;
  comparison.number(`budget left, ${sli}`, state.name, slo.budgetRemainingRatio, left);
}

/** Whole minutes since the fault, one more or less at either edge. */
function lostMinutes({ right }: State, startUnixMs: number, asOfMs: number): number[] {
  if (right.lost === undefined) return [0];
  const until = right.lost[1] ?? (asOfMs - startUnixMs) / 60_000;
  const minutes = Math.floor(until - right.lost[0]);
  return [minutes - 2, minutes - 1, minutes, minutes + 1].filter((count) => count >= 0);
}

async function compareAlerts({ comparison, states }: Checked): Promise<void> {
  const list = await read(alertListSchema, answerAlerts(ask("/api/v1/alerts?state=firing&pageSize=1000")));
  for (const { name, right } of states) {
    if (right.alerts === undefined) continue;
    const firing = list.rows.filter(({ id }) => id === name).flatMap(({ alerts }) => alerts.map((alert) => alert.name));
    const judged = ALERTS_JUDGED.filter((alert) => firing.includes(alert));
    comparison.equal("alerts", name, [...judged].sort(), [...right.alerts].sort());
  }
}

async function compareFleet(checked: Checked, rows: readonly ClusterRow[]): Promise<void> {
  const { comparison } = checked;
  const summary = await read(fleetSummarySchema, answerFleet(ask("/api/v1/fleet")));
  const count = (health: string) => rows.filter((row) => row.health === health).length;
  comparison.equal("clusters of the fleet", "fleet", summary.clusterCount, checked.states.length);
  for (const [health, shown] of Object.entries(summary.counts))
    comparison.equal("counts", health, shown, count(health));
  const rollup = await read(rollupListSchema, answerRollup(ask("/api/v1/fleet/rollup?by=region")));
  for (const row of rollup.rows) {
    const region = row.values.region ?? "";
    const own = rows.filter((one) => one.region === region);
    comparison.equal("clusters of a region", region, row.clusterCount, own.length);
  }
}

export async function compareApi(checked: Checked): Promise<void> {
  const list = await read(clusterListSchema, answerClusters(ask("/api/v1/fleet/clusters?pageSize=1000")));
  await compareFleet(checked, list.rows);
  for (const state of checked.states) {
    const { name, right } = state;
    const row = list.rows.find(({ id }) => id === name);
    compareRow(checked, state, row);
    if (row === undefined) continue;
    const detail = await read(clusterDetailSchema, answerCluster(ask(`/api/v1/clusters/${name}`), name));
    if (right.errors !== undefined) checked.comparison.equal("errors source", name, detail.errorsSource, right.errors);
    if (right.latency !== undefined)
      checked.comparison.equal("latency source", name, detail.latencySource, right.latency);
    if (right.members !== undefined)
      checked.comparison.equal("members expected", name, detail.expectedMemberCount, right.members);
    compareSlos(checked, state, detail, detail.asOfUnixMs ?? Date.now());
  }
  await compareAlerts(checked);
}
