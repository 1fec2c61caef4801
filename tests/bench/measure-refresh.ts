// Snapshot refresh and history against curl fetching the same from the same Prometheus, alternately, in one run.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type QueryRequest, SCOPE_ALL } from "@/lib/query/types";
import { REFRESH_QUERIES_AT_ONCE } from "@/lib/server/fleet/few-at-once";
import { FLEET_QUERIES } from "@/lib/server/fleet/queries";
import { type Ask, EMPTY_MEMORY, refreshFleet, SLOW_AFTER_MS } from "@/lib/server/fleet/refresh";
import { getQueryService, runQueries } from "@/lib/server/query/service";
import { RECORDED } from "@/lib/slo/recorded-series";
import type { App } from "./app";
import { get } from "./http";
import { type Finding, formatKb, formatMs, formatTimes, median, timed } from "./numbers";

const run = promisify(execFile);
const ROUNDS = 9;
/** The bench's data reaches back six hours. */
const HISTORY_HOURS = 5;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** One curl for all queries, as many at a time as the server asks them. */
async function curlAll(url: string, queries: readonly QueryRequest[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "raftboard-bench-"));
  const config = queries
    .map((query) => {
      const path = query.kind === "range" ? "query_range" : "query";
      const range =
        query.kind === "range"
          ? [
              `start=${query.range.fromUnixMs / 1000}`,
              `end=${query.range.toUnixMs / 1000}`,
              `step=${query.stepSeconds}`,
            ]
          : [];
      const data = [`query=${query.promql}`, ...range].map(
        (text) => `data-urlencode = "${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`,
      );
      return [`url = "${url}/api/v1/${path}"`, ...data, 'output = "/dev/null"', "silent"].join("\n");
    })
    .join("\nnext\n");
  const file = join(folder, "queries");
  await writeFile(file, config);
  const { ms } = await timed(() => run("curl", ["-Z", "--parallel-max", String(REFRESH_QUERIES_AT_ONCE), "-K", file]));
  await rm(folder, { recursive: true });
  return ms;
}

/** As the loop asks. */
const ask: Ask = (requests) =>
  runQueries(requests, {
    scope: SCOPE_ALL,
    bypassCache: true,
    isOneOff: true,
    priority: "instant",
    refuseStale: true,
  });

/** Whole refreshes in this process, fast and slow questions, parsed to columns, beside curl. */
export async function measureRefresh(prometheusUrl: string): Promise<Finding[]> {
  process.env.RAFTBOARD_CONFIG = "";
  process.env.RAFTBOARD_DATASOURCE_URL = prometheusUrl;
  process.env.RAFTBOARD_LOG_LEVEL = "silent";
  const asked: readonly QueryRequest[] = FLEET_QUERIES;
  const own: number[] = [];
  const curl: number[] = [];
  let memory = EMPTY_MEMORY;
  for (let round = 0; round <= ROUNDS; round += 1) {
    // The slow facts are due in every round.
    const nowUnixMs = Date.now() + round * SLOW_AFTER_MS;
    const refresh = await timed(() => refreshFleet(ask, memory, nowUnixMs));
    memory = refresh.value;
    if (memory.errorKind !== null || memory.snapshot?.inventory.asOfUnixMs !== nowUnixMs)
      throw new Error(`no snapshot: ${JSON.stringify(memory.notice)}`);
    const curlMs = await curlAll(prometheusUrl, asked);
    // The first round warms both, and reads an hour of history besides.
    if (round === 0) continue;
    own.push(refresh.ms);
    curl.push(curlMs);
  }
  await getQueryService().close();
  const ratio = median(own) / median(curl);
  return [
    {
      what: "snapshot refresh, whole fleet, against curl fetching the same answers",
      target: "<= 1.3x",
      measured: `${formatTimes(ratio)} (${formatMs(median(own))} against ${formatMs(median(curl))})`,
      isMet: ratio <= 1.3,
    },
  ];
}

/** Cold histories of hours that do not overlap, each beside the raw query of the same hour. */
export async function measureHistory(app: App, prometheusUrl: string, nowUnixMs: number): Promise<Finding[]> {
  const own: number[] = [];
  const curl: number[] = [];
  let rawBytes = 0;
  let wireBytes = 0;
  for (let hour = 0; hour < HISTORY_HOURS; hour += 1) {
    const toUnixMs = nowUnixMs - 5 * MINUTE_MS - hour * (HOUR_MS + 2 * MINUTE_MS);
    const range = { fromUnixMs: toUnixMs - HOUR_MS, toUnixMs };
    const url = `${app.url}/api/v1/fleet/history?from=${range.fromUnixMs}&to=${range.toUnixMs}&step=60`;
    const askOwn = async () => {
      const { value, ms } = await timed(() => get(url));
      if (value.status !== 200) throw new Error(`history: HTTP ${value.status} ${value.body.toString()}`);
      own.push(ms);
      rawBytes = Math.max(rawBytes, value.byteCount);
    };
    const askRaw = async () => {
      const query = { kind: "range", name: "raw", promql: RECORDED.health, range, stepSeconds: 60 } as const;
      curl.push(await curlAll(prometheusUrl, [query]));
    };
    for (const ask of hour % 2 === 0 ? [askOwn, askRaw] : [askRaw, askOwn]) await ask();
    wireBytes = Math.max(wireBytes, (await get(url, { isCompressed: true })).byteCount);
  }
  const ratio = median(own) / median(curl);
  return [
    {
      what: "history for the scrubber, 1 h at 1 min, cold, against the raw query",
      target: "<= 1.5x",
      measured: `${formatTimes(ratio)} (${formatMs(median(own))} against ${formatMs(median(curl))})`,
      isMet: ratio <= 1.5,
    },
    {
      what: "the same on the wire, an hour with an incident",
      target: "<= 60 kB",
      measured: `${formatKb(rawBytes)} raw, ${formatKb(wireBytes)} compressed`,
      isMet: rawBytes <= 60_000,
    },
  ];
}
