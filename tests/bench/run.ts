// `npm run bench`: makes a fleet, starts a real Prometheus and the production build, measures, prints and writes docs/benchmarks.md.
// Options after `--`: `--clusters N` (default 10000), `--build` (build anew), `--viewer-seconds N` (default 60).
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPrometheus } from "../support/prometheus";
import { buildApp, startApp } from "./app";
import { measureBrowser } from "./measure-browser";
import { judgeGrowth, measureOne } from "./measure-growth";
import { measureFromMemory, measureHealthBytes, measureViewers } from "./measure-memory";
import { measureHistory, measureRefresh } from "./measure-refresh";
import type { Finding } from "./numbers";
import { writeReport } from "./report";
import { writeWorld } from "./world";

const { values: options } = parseArgs({
  options: {
    clusters: { type: "string", default: "10000" },
    build: { type: "boolean", default: false },
    "viewer-seconds": { type: "string", default: "60" },
  },
});

const say = (text: string) => process.stderr.write(`${text}\n`);
const MINUTE_MS = 60_000;
const AHEAD_MINUTES = 40;

function wholeNumber(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${name} needs a whole number of at least 1`);
  return value;
}

async function main(): Promise<void> {
  const startedUnixMs = Date.now();
  const clusterCount = wholeNumber(options.clusters, "clusters");
  const viewerMs = wholeNumber(options["viewer-seconds"], "viewer-seconds") * 1000;
  const loadBefore = loadavg()[0] ?? 0;
  await buildApp(options.build);
  const findings: Finding[] = [];
  say("measuring growth");
  findings.push(judgeGrowth([1_000, 10_000, 50_000].map(measureOne)));
  const prometheus = await startPrometheus();
  try {
    await prometheus.kill();
    say(`writing ${clusterCount} clusters`);
    const nowUnixMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    const world = { clusterCount, nowUnixMs, aheadMinutes: AHEAD_MINUTES };
    const sampleCount = writeWorld(join(prometheus.dir, "data"), world);
    await prometheus.restart();
    say("measuring the refresh");
    findings.unshift(await measureRefresh(prometheus.url));
    const app = await startApp(prometheus.url);
    try {
      say("measuring the server");
      findings.push(await measureHealthBytes(app));
      findings.push(...(await measureHistory(app, prometheus.url, nowUnixMs)));
      findings.push(...(await measureFromMemory(app)));
      say("measuring the browser");
      findings.push(...(await measureBrowser(app.url)));
      say("measuring viewers");
      findings.push(...(await measureViewers(app, [1, 100, 1_000], viewerMs)));
    } finally {
      await app.stop();
    }
    writeReport(findings, { clusterCount, sampleCount, startedUnixMs, loadBefore });
  } finally {
    await prometheus.stop();
  }
}

await main();
