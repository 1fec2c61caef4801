// What a user gets from the API over one engine, read through the handlers as Next calls them, in a form that can be compared.
import { expect } from "vitest";
import type { z } from "zod";
import {
  clusterDetailSchema,
  clusterListSchema,
  fleetHealthSchema,
  fleetSummarySchema,
  inventorySchema,
  rollupListSchema,
} from "@/lib/contract/fleet";
import { type PanelResult, panelResultSchema } from "@/lib/contract/panel-result";
import { PANELS } from "@/lib/panels/registry";
import type { TimeRange } from "@/lib/query/types";
import { answerCluster } from "@/lib/server/api/clusters";
import { answerClusters, answerFleet, answerFleetHealth, answerInventory, answerRollup } from "@/lib/server/api/fleet";
import { answerPanel } from "@/lib/server/api/panels";
import { refreshNow } from "@/lib/server/fleet/loop";
import { clearProcessState } from "@/lib/server/process-state";
import { getQueryService } from "@/lib/server/query/service";

export interface Engine {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The product on this engine alone, its snapshot read once. */
export async function useEngine({ url }: Engine): Promise<void> {
  for (const key of ["config", "env", "fleet", "query-service", "metrics", "log"]) clearProcessState(key);
  process.env.RAFTBOARD_CONFIG = "";
  process.env.RAFTBOARD_DATASOURCE_URL = url;
  process.env.RAFTBOARD_LOG_LEVEL = "silent";
  await refreshNow();
}

export async function leaveEngine(engine: Engine | undefined): Promise<void> {
  await getQueryService().close();
  await engine?.stop();
}

const ask = (path: string) => new Request(`http://raftboard${path}`);
async function read<T extends z.ZodType>(schema: T, answer: Promise<Response>): Promise<z.output<T>> {
  const response = await answer;
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return schema.parse(JSON.parse(text));
}

/** Fleet, one cluster and every panel over a window. */
export async function readAll(cluster: string, { fromUnixMs, toUnixMs }: TimeRange) {
  const window = `from=${fromUnixMs}&to=${toUnixMs}`;
  const panels: [string, Pick<PanelResult, "state" | "coverage" | "range" | "data" | "notices">][] = [];
  for (const { id } of PANELS) {
    const query = id.startsWith("cluster-") ? `?cluster=${cluster}&${window}` : `?${window}`;
    const { state, coverage, range, data, notices } = await read(panelResultSchema, answerPanel(ask(`/p${query}`), id));
    panels.push([id, { state, coverage, range, data, notices }]);
  }
  return {
    summary: await read(fleetSummarySchema, answerFleet(ask("/api/v1/fleet"))),
    inventory: await read(inventorySchema, answerInventory(ask("/api/v1/fleet/inventory"))),
    health: await read(fleetHealthSchema, answerFleetHealth(ask("/api/v1/fleet/health"))),
    regions: await read(rollupListSchema, answerRollup(ask("/api/v1/fleet/rollup?by=region"))),
    clusters: await read(clusterListSchema, answerClusters(ask("/api/v1/fleet/clusters"))),
    cluster: await read(clusterDetailSchema, answerCluster(ask(`/api/v1/clusters/${cluster}`), cluster)),
    panels: Object.fromEntries(panels),
  };
}

/** Moments of the run itself differ by the run (everything from `nowUnixMs` on, which is after the window asked for), and the last digits of floats by the engine. */
export function comparable(value: unknown, nowUnixMs: number, key = ""): unknown {
  if (/^(asOf|since|version|blindSince).*UnixMs$/.test(key)) return "time";
  if (typeof value === "number" && value >= nowUnixMs) return "now";
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(9));
  if (Array.isArray(value)) return value.map((item) => comparable(item, nowUnixMs));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, comparable(item, nowUnixMs, name)]));
}
