// The whole rule chain on a real Prometheus, sixty times faster: a minute lasts a second. A small fleet is scraped, loses quorum,
// recovers; health must follow in time, and tiles and windows must be exact sums of what they are made of.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import { z } from "zod";
import { freePort } from "@/demo/launch/ports.mjs";
import { configSchema } from "@/lib/config/schema";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import { formatPrometheusRules } from "@/lib/rules/format-prometheus";
import { HEALTH_CODES } from "@/lib/slo/vocabulary";

const TIME_SCALE = 1 / 60;
const SCALED_MINUTE_SECONDS = 60 * TIME_SCALE;
/** Issue bound: fault to red within 120 s. */
const FAULT_TO_RED_SECONDS = 120 * TIME_SCALE;
const MEMBERS = ["m1", "m2", "m3"];

const folder = mkdtempSync(join(tmpdir(), "raftboard-chain-"));
const startedAtMs = Date.now();
let isDown = false;
let exposition: Server;
let prometheus: ChildProcess;
let url = "";

/** Ten requests a scrape and member while up; without quorum two members refuse scrapes and the third sees no leader. */
function renderMember(member: string): string | null {
  if (isDown && member !== "m3") return null;
  const count = Math.floor((Date.now() - startedAtMs) / 25);
  const kv = (method: string) =>
    `grpc_server_handled_total{grpc_service="etcdserverpb.KV",grpc_type="unary",grpc_method="${method}",grpc_code="OK"} ${isDown ? frozenCount : count}`;
  return [
    "# TYPE grpc_server_handled_total counter",
    kv("Range"),
    kv("Txn"),
    "# TYPE etcd_server_has_leader gauge",
    `etcd_server_has_leader ${isDown ? 0 : 1}`,
    `etcd_server_version{server_version="3.5.12"} 1`,
    "etcd_mvcc_db_total_size_in_bytes 1000",
    "etcd_server_quota_backend_bytes 4000",
    "",
  ].join("\n");
}
let frozenCount = 0;

function setDown(value: boolean): void {
  frozenCount = Math.floor((Date.now() - startedAtMs) / 25);
  isDown = value;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const answerSchema = z.object({
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: z.tuple([z.number(), z.string()]).optional(),
        values: z.array(z.tuple([z.number(), z.string()])).optional(),
      }),
    ),
  }),
});

interface Sample {
  readonly atMs: number;
  readonly value: number;
}

/** Every stored sample of the first series of a range selector, or the one of an instant selector. */
async function query(text: string): Promise<Sample[]> {
  const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(text)}`);
  const { data } = answerSchema.parse(await response.json());
  const [series] = data.result;
  const pairs = series?.values ?? (series?.value ? [series.value] : []);
  return pairs.map(([at, value]) => ({ atMs: Math.round(at * 1000), value: Number(value) }));
}

async function waitFor(what: string, seconds: number, isMet: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (await isMet().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not within ${seconds} s: ${what}`);
}

const isHealth = (code: number) => async () => (await query("etcd:health:code"))[0]?.value === code;

beforeAll(async () => {
  exposition = createServer((request, response) => {
    const body = renderMember(request.url?.slice(1) ?? "");
    response.writeHead(body === null ? 503 : 200, { "content-type": "text/plain; version=0.0.4" }).end(body ?? "");
  });
  const target = `127.0.0.1:${await listen(exposition)}`;
  const config = configSchema.parse({
    datasources: [{ url: "http://127.0.0.1:9090" }],
    slo: { minEventsPerMinute: 1 },
  });
  writeFileSync(
    join(folder, "rules.yaml"),
    formatPrometheusRules(buildRuleGroups(config, { scope: "global", timeScale: TIME_SCALE })),
  );
  writeFileSync(
    join(folder, "prometheus.yml"),
    stringify({
      global: { scrape_interval: "250ms", scrape_timeout: "200ms", evaluation_interval: "250ms" },
      rule_files: ["rules.yaml"],
      scrape_configs: MEMBERS.map((member) => ({
        job_name: `etcd-${member}`,
        metrics_path: `/${member}`,
        static_configs: [
          { targets: [target], labels: { job: "etcd", instance: member, etcd_cluster: "a", region: "r", zone: "z" } },
        ],
      })),
    }),
  );
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  prometheus = spawn(
    "prometheus",
    [
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
      `--query.lookback-delta=${300 * TIME_SCALE}s`,
      "--log.level=error",
    ],
    { stdio: "ignore" },
  );
  await waitFor("Prometheus answers", 30, async () => (await fetch(`${url}/-/ready`)).ok);
});

afterAll(async () => {
  const ended = new Promise((resolve) => prometheus.once("exit", resolve));
  prometheus.kill("SIGTERM");
  await ended;
  exposition.closeAllConnections();
  await new Promise((resolve) => exposition.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function sumWithin(samples: readonly Sample[], untilMs: number, spanSeconds: number): number {
  const inside = samples.filter(({ atMs }) => atMs <= untilMs && atMs >= untilMs - spanSeconds * 1000 + 1);
  return inside.reduce((sum, { value }) => sum + value, 0);
}

test("health turns down in time, recovers, and every tile and window is the sum of its parts", async () => {
  await waitFor("health ok", 20, isHealth(HEALTH_CODES.ok));

  const killedAtMs = Date.now();
  setDown(true);
  await waitFor("health down", 15, isHealth(HEALTH_CODES.down));
  const downs = (await query("etcd:health:code[30s]")).filter(({ value }) => value === HEALTH_CODES.down);
  expect(((downs[0]?.atMs ?? Number.POSITIVE_INFINITY) - killedAtMs) / 1000).toBeLessThanOrEqual(FAULT_TO_RED_SECONDS);

  await new Promise((resolve) => setTimeout(resolve, 5 * SCALED_MINUTE_SECONDS * 1000));
  setDown(false);
  await waitFor("no longer down", 15, async () => (await query("etcd:health:code"))[0]?.value !== HEALTH_CODES.down);
  await waitFor(
    "an hour tile and 28 days",
    75,
    async () => (await query('etcd:sli_total:sum{window="28d",sli="availability"}')).length > 0,
  );

  for (const sli of ["availability", "write"]) {
    const range = `{sli="${sli}"}[3m]`;
    const [minutes, tiles, hours, windows] = await Promise.all([
      query(`etcd:sli_good:1m${range}`),
      query(`etcd:sli_good:tile5m${range}`),
      query(`etcd:sli_good:tile1h${range}`),
      query(`etcd:sli_total:sum{sli="${sli}",window="28d"}[3m]`),
    ]);
    const totals = await query(`etcd:sli_total:tile1h${range}`);
    expect(tiles.length).toBeGreaterThan(2);
    for (const tile of tiles)
      expect(tile.value).toBeCloseTo(sumWithin(minutes, tile.atMs, 5 * SCALED_MINUTE_SECONDS), 6);
    for (const hour of hours)
      expect(hour.value).toBeCloseTo(sumWithin(tiles, hour.atMs, 60 * SCALED_MINUTE_SECONDS), 6);
    for (const window of windows)
      expect(window.value).toBeCloseTo(sumWithin(totals, window.atMs, 40_320 * SCALED_MINUTE_SECONDS), 6);
  }

  const bad = await query('etcd:part_bad:1m{part="quorum"}[3m]');
  expect(bad.filter(({ value }) => value === 1).length).toBeGreaterThanOrEqual(4);
  expect(
    (await query('count(etcd_cluster_info{etcd_cluster="a",region="r",zone="z",version="3.5.12"})'))[0]?.value,
  ).toBe(1);
  expect((await query("etcd:db_usage:ratio"))[0]?.value).toBe(0.25);
  expect((await query('etcd:sli_source:info{kind="errors",source="grpc"}'))[0]?.value).toBe(1);
}, 150_000);

test("no rule failed while it ran", async () => {
  const response = await fetch(`${url}/api/v1/rules`);
  const rules = z
    .object({
      data: z.object({
        groups: z.array(z.object({ rules: z.array(z.object({ name: z.string(), lastError: z.string().optional() })) })),
      }),
    })
    .parse(await response.json());
  const failed = rules.data.groups.flatMap(({ rules: list }) => list).filter(({ lastError }) => lastError);
  expect(failed).toEqual([]);
});
