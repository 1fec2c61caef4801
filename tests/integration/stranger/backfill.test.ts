// `raftboard rules --backfill` on a real Prometheus: hours of raw data that no rule has ever seen become recorded series, layer by
// layer, by the script as a person runs it. Regression: there was no way to a 28-day number but to wait 28 days.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { startPrometheus } from "../../support/prometheus";

const bin = resolve(import.meta.dirname, "../../../bin/raftboard.mjs");
const HOUR = 3_600;
const SCRAPE_SECONDS = 15;
const WRITES_PER_SCRAPE = 30;
const answerSchema = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

/** Whole hours of a healthy cluster of three; in the third hour, half an hour of writes is answered Unavailable. */
function rawData(fromSeconds: number, toSeconds: number) {
  const lines = new Map<string, string[]>();
  const write = (family: string, labels: string, at: number, value: number) => {
    const known = lines.get(family) ?? [];
    known.push(`${family}{job="etcd",etcd_cluster="a",region="r",${labels}} ${value} ${at}`);
    lines.set(family, known);
  };
  const badFrom = fromSeconds + 2.25 * HOUR;
  const badTo = badFrom + 0.5 * HOUR;
  const kv = 'grpc_service="etcdserverpb.KV",grpc_type="unary"';
  let good = 1_000;
  let bad = 0;
  for (let at = fromSeconds; at <= toSeconds; at += SCRAPE_SECONDS) {
    if (at > badFrom && at <= badTo) bad += WRITES_PER_SCRAPE;
    else good += WRITES_PER_SCRAPE;
    for (const member of ["m1", "m2", "m3"]) {
      const own = `instance="${member}"`;
      write("up", own, at, 1);
      write("etcd_server_has_leader", own, at, 1);
      write("etcd_server_version", `${own},server_version="3.5.12"`, at, 1);
      write("grpc_server_handled_total", `${own},${kv},grpc_method="Range",grpc_code="OK"`, at, good + bad);
      write("grpc_server_handled_total", `${own},${kv},grpc_method="Txn",grpc_code="OK"`, at, good);
      write("grpc_server_handled_total", `${own},${kv},grpc_method="Txn",grpc_code="Unavailable"`, at, bad);
    }
  }
  return [...lines.values()].flat().join("\n");
}

test("hours of raw data become minutes, tiles, windows and budgets, each layer from the one before", async () => {
  const folder = mkdtempSync(join(tmpdir(), "raftboard-backfill-"));
  const to = Math.floor(Date.now() / 1000 / HOUR) * HOUR;
  const from = to - 5 * HOUR;
  const prometheus = await startPrometheus({ openMetrics: rawData(from, to) });
  const control = createServer((_request, response) => {
    const restart = async () => {
      await prometheus.kill("SIGTERM");
      await prometheus.restart();
      response.end("ok");
    };
    restart().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((done) => control.listen(0, "127.0.0.1", done));
  const address = control.address() as AddressInfo;
  try {
    const written = spawnSync(process.execPath, [bin, "rules", "--backfill", "--out", folder], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: process.env.PATH, HOME: folder, LANG: "C", NODE_ENV: "test" },
    });
    expect(written.status, written.stderr).toBe(0);
    const script = spawn("sh", [join(folder, "backfill.sh")], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "test",
        PROMETHEUS_URL: prometheus.url,
        DATA_DIR: join(prometheus.dir, "data"),
        START: String(from),
        END: String(to),
        RELOAD: `${process.execPath} -e 'fetch("http://127.0.0.1:${address.port}").then((a) => process.exit(a.ok ? 0 : 1))'`,
      },
    });
    let log = "";
    script.stdout.on("data", (chunk: Buffer) => (log += chunk.toString()));
    script.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
    const status = await new Promise((done) => script.once("exit", done));
    expect(status, log).toBe(0);
    expect(log).toContain("raftboard: done");

    const ask = async (promql: string) => {
      const body = new URLSearchParams({ query: promql, time: String(to) });
      const response = await fetch(`${prometheus.url}/api/v1/query`, { method: "POST", body });
      const { data } = answerSchema.parse(await response.json());
      return Number(data.result[0]?.value[1] ?? Number.NaN);
    };
    const last = (series: string) => ask(`max(last_over_time(${series}[20m]))`);
    const perMinute = 3 * WRITES_PER_SCRAPE * 4;
    // One minute is the raw counters' growth; the bad half hour is bad, and no longer.
    expect(await last('etcd:sli_total:1m{sli="write"}')).toBeCloseTo(perMinute, 0);
    expect(await ask('sum(sum_over_time(etcd:part_bad:1m{part="write"}[5h]))')).toBeGreaterThanOrEqual(29);
    expect(await ask('sum(sum_over_time(etcd:part_bad:1m{part="write"}[5h]))')).toBeLessThanOrEqual(33);
    // The upper layers are sums of the lower ones: nothing twice, nothing lost but the edges.
    const minutes = await ask('sum(sum_over_time(etcd:sli_total:1m{sli="write"}[5h]))');
    const tiles = await ask('sum(sum_over_time(etcd:sli_total:tile5m{sli="write"}[5h]))');
    expect(Math.abs(tiles - minutes) / perMinute).toBeLessThanOrEqual(6);
    expect(await ask('max(count_over_time(etcd:sli_total:tile1h{sli="write"}[5h]))')).toBeLessThanOrEqual(6);
    const window = await last('etcd:sli_total:sum{sli="write",window="6h"}');
    expect(window).toBeGreaterThan(minutes * 0.95);
    expect(window).toBeLessThanOrEqual(minutes * 1.001);
    const error = await last('etcd:sli_error:ratio{sli="write",window="6h"}');
    expect(error).toBeGreaterThan(0.08);
    expect(error).toBeLessThan(0.12);
    const whole = await last('etcd:sli_total:sum{sli="availability",window="28d"}');
    expect(whole).toBeGreaterThan(3 * 60);
    expect(whole).toBeLessThanOrEqual(5 * 60);
    expect(await last('etcd:budget_remaining:ratio{sli="availability"}')).toBeLessThan(0);
    expect(await last('etcd:coverage:ratio{window="6h"}')).toBeGreaterThan(0.75);
  } finally {
    control.closeAllConnections();
    await new Promise((done) => control.close(done));
    await prometheus.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
