// `npm run bench`: makes a fleet, starts a real Prometheus and the production build, measures, prints and writes docs/benchmarks.md.
// Options after `--`: `--clusters N` (default 10000), `--build` (build anew), `--viewer-seconds N` (default 150), `--only a,b` (some
// parts: printed, not written).
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPrometheus, type TestPrometheus } from "../support/prometheus";
import { type App, buildApp, startApp } from "./app";
import { measureBrowser } from "./measure-browser";
import { measureExports } from "./measure-exports";
import { measureGrowth } from "./measure-growth";
import { measureFromMemory, measureHealthBytes } from "./measure-memory";
import { measureHistory, measureRefresh } from "./measure-refresh";
import { measureViewers } from "./measure-viewers";
import type { Finding } from "./numbers";
import { printFindings, writeReport } from "./report";
import { writeWorld } from "./world";

const { values: options } = parseArgs({
  options: {
    clusters: { type: "string", default: "10000" },
    build: { type: "boolean", default: false },
    "viewer-seconds": { type: "string", default: "150" },
    only: { type: "string" },
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

interface Bench {
  readonly prometheus: TestPrometheus;
  readonly nowUnixMs: number;
  readonly viewerMs: number;
}

/** Measured before the server runs, which would ask the same Prometheus in between. */
const QUIET_PARTS: Readonly<Record<string, (bench: Bench) => Promise<Finding[]> | Finding[]>> = {
  growth: () => measureGrowth([1_000, 10_000, 50_000]),
  refresh: ({ prometheus }) => measureRefresh(prometheus.url),
};

/** Viewers last, since memory is weighed after everything else. */
const SERVED_PARTS: Readonly<Record<string, (bench: Bench & { readonly app: App }) => Promise<Finding[]>>> = {
  bytes: ({ app }) => measureHealthBytes(app),
  memory: ({ app }) => measureFromMemory(app),
  history: ({ app, prometheus, nowUnixMs }) => measureHistory(app, prometheus.url, nowUnixMs),
  browser: ({ app }) => measureBrowser(app.url),
  exports: ({ app }) => measureExports(app.url),
  viewers: ({ app, viewerMs }) => measureViewers(app, [1, 100, 1_000], viewerMs),
};

function chooseParts(only: string | undefined): ReadonlySet<string> {
  const names = [...Object.keys(QUIET_PARTS), ...Object.keys(SERVED_PARTS)];
  const chosen = only?.split(",") ?? names;
  const unknown = chosen.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new RangeError(`--only knows ${names.join(", ")}; not ${unknown.join(", ")}`);
  return new Set(chosen);
}

/** What cannot be measured is a miss with its reason, and no reason to lose the rest of a quarter of an hour. */
async function tryPart(name: string, run: () => Promise<Finding[]> | Finding[]): Promise<Finding[]> {
  try {
    return await run();
  } catch (error) {
    const measured = `not measured: ${error instanceof Error ? error.message : String(error)}`;
    return [{ what: name, target: "to be measured", measured, isMet: false }];
  }
}

async function runParts<T>(parts: Readonly<Record<string, (bench: T) => Promise<Finding[]> | Finding[]>>, bench: T) {
  const chosen = chooseParts(options.only);
  const findings: Finding[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (!chosen.has(name)) continue;
    say(`measuring ${name}`);
    const found = await tryPart(name, () => part(bench));
    printFindings(found);
    findings.push(...found);
  }
  return findings;
}

async function measure(bench: Bench): Promise<Finding[]> {
  const quiet = await runParts(QUIET_PARTS, bench);
  const app = await startApp(bench.prometheus.url);
  try {
    return [...quiet, ...(await runParts(SERVED_PARTS, { ...bench, app }))];
  } finally {
    await app.stop();
  }
}

async function main(): Promise<void> {
  const startedUnixMs = Date.now();
  const clusterCount = wholeNumber(options.clusters, "clusters");
  const viewerMs = wholeNumber(options["viewer-seconds"], "viewer-seconds") * 1000;
  chooseParts(options.only);
  const loadBefore = loadavg()[0] ?? 0;
  await buildApp(options.build);
  const prometheus = await startPrometheus();
  try {
    await prometheus.kill();
    say(`writing ${clusterCount} clusters`);
    const nowUnixMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    const world = { clusterCount, nowUnixMs, aheadMinutes: AHEAD_MINUTES };
    const sampleCount = writeWorld(join(prometheus.dir, "data"), world);
    await prometheus.restart();
    const findings = await measure({ prometheus, nowUnixMs, viewerMs });
    if (options.only === undefined) writeReport(findings, { clusterCount, sampleCount, startedUnixMs, loadBefore });
  } finally {
    await prometheus.stop();
  }
}

await main();
