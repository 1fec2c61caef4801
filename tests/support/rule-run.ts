// Runs the generated rules for a short while on a real Prometheus over a small made cluster, sixty times faster than in life, and
// gives back every sample that it stored: recorded series as the rules really make them, for other engines to read.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { configSchema } from "@/lib/config/schema";
import { buildRuleGroups } from "@/lib/rules/build-rule-groups";
import { formatPrometheusRules } from "@/lib/rules/format-prometheus";
import { startPrometheus } from "./prometheus";

const TIME_SCALE = 1 / 60;
const MEMBERS = ["m1", "m2", "m3"];
const GIVE_UP_MS = 60_000;

export interface StoredSeries {
  readonly metric: Readonly<Record<string, string>>;
  /** ascending; times in Unix ms, values as Prometheus prints them */
  readonly samples: readonly (readonly [timeUnixMs: number, value: string])[];
}

const matrixSchema = z.object({
  data: z.object({
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), values: z.array(z.tuple([z.number(), z.string()])) }),
    ),
  }),
});

function renderMember(startedAtMs: number): string {
  const count = Math.floor((Date.now() - startedAtMs) / 25);
  const kv = (method: string) =>
    `grpc_server_handled_total{grpc_service="etcdserverpb.KV",grpc_type="unary",grpc_method="${method}",grpc_code="OK"} ${count}`;
  return [
    kv("Range"),
    kv("Txn"),
    "etcd_server_has_leader 1",
    `etcd_server_version{server_version="3.5.12"} 1`,
    "etcd_mvcc_db_total_size_in_bytes 1000",
    "etcd_server_quota_backend_bytes 4000",
    "",
  ].join("\n");
}

/** All samples of the run, once `series` has been recorded and a little later. */
export async function runRules(series: string): Promise<StoredSeries[]> {
  const startedAtMs = Date.now();
  const exposition = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(renderMember(startedAtMs));
  });
  await new Promise<void>((resolve) => exposition.listen(0, "127.0.0.1", resolve));
  const { port } = exposition.address() as AddressInfo;
  const config = configSchema.parse({
    datasources: [{ url: "http://127.0.0.1:9090" }],
    slo: { minEventsPerMinute: 1 },
  });
  const engine = await startPrometheus({
    config: {
      global: { scrape_interval: "250ms", scrape_timeout: "200ms", evaluation_interval: "250ms" },
      rule_files: ["rules.yaml"],
      scrape_configs: MEMBERS.map((instance) => ({
        job_name: `etcd-${instance}`,
        static_configs: [
          {
            targets: [`127.0.0.1:${port}`],
            labels: { job: "etcd", instance, etcd_cluster: "a", region: "gz", zone: "gz-1" },
          },
        ],
      })),
    },
    files: { "rules.yaml": formatPrometheusRules(buildRuleGroups(config, { scope: "global", timeScale: TIME_SCALE })) },
    flags: [`--query.lookback-delta=${300 * TIME_SCALE}s`],
  });
  const read = async (selector: string) => {
    const response = await fetch(`${engine.url}/api/v1/query?query=${encodeURIComponent(selector)}`);
    return matrixSchema.parse(await response.json()).data.result;
  };
  try {
    while ((await read(`${series}[1m]`)).length === 0) {
      if (Date.now() - startedAtMs > GIVE_UP_MS) throw new Error(`${series} was not recorded:\n${engine.readLog()}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const all = await read(`{__name__=~".+"}[5m]`);
    return all.map(({ metric, values }) => ({
      metric,
      samples: values.map(([seconds, value]) => [Math.round(seconds * 1000), value] as const),
    }));
  } finally {
    await engine.stop();
    exposition.closeAllConnections();
    await new Promise((resolve) => exposition.close(resolve));
  }
}
