// `npm run bench:rules`: what the generated rules cost a real Prometheus at real scrapes, per cluster and minute, and where it goes.
// Options after `--`: `--clusters 100,400,1600`, `--apiservers demo,kept,real`, `--minutes N` (measured with rules; default 5),
// `--top N` (rules shown; default 20), `--regions a,b` (raw groups split by region; default the demo's six; `none` for one shard).
// Quick: `--clusters 100 --minutes 4 --top 25`, about eight minutes.
import { freemem, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { REGIONS } from "@/demo/model/catalog";
import { APISERVERS, type ApiserverSize } from "./fleet";
import { measureRules, type RulesBench, type RulesCost } from "./measure";
import { describeAll, describeFleet } from "./report";

const { values: options } = parseArgs({
  options: {
    clusters: { type: "string", default: "100,400,1600" },
    apiservers: { type: "string", default: "demo" },
    minutes: { type: "string", default: "5" },
    "baseline-minutes": { type: "string", default: "1.5" },
    "settle-minutes": { type: "string", default: "1" },
    top: { type: "string", default: "20" },
    regions: { type: "string" },
  },
});

const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

function numberOf(text: string, name: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new RangeError(`--${name} needs a number over 0, not "${text}"`);
  return value;
}

function apiserverSize(text: string): ApiserverSize {
  const known = APISERVERS.find((size) => size === text);
  if (known === undefined) throw new RangeError(`--apiservers knows ${APISERVERS.join(", ")}; not ${text}`);
  return known;
}

/** Raw series per cluster, roughly, and what a series costs a Prometheus in memory: enough to leave out what cannot run here. */
const SERIES_PER_CLUSTER: Readonly<Record<ApiserverSize, number>> = { demo: 1_100, kept: 3_500, real: 15_000 };
const BYTES_PER_SERIES = 3_000;

function fits({ clusterCount, apiservers }: RulesBench): boolean {
  const needed = clusterCount * SERIES_PER_CLUSTER[apiservers] * BYTES_PER_SERIES;
  if (needed < freemem() * 0.7) return true;
  say(
    `left out: ${clusterCount} clusters with ${apiservers} apiservers need about ${(needed / 1e9).toFixed(0)} GB, ${(freemem() / 1e9).toFixed(0)} GB are free`,
  );
  return false;
}

function benches(): RulesBench[] {
  const regions = options.regions ?? REGIONS.map(({ id }) => id).join(",");
  return options.apiservers.split(",").flatMap((size) =>
    options.clusters.split(",").map((clusters) => ({
      clusterCount: numberOf(clusters, "clusters"),
      apiservers: apiserverSize(size),
      measuredMinutes: numberOf(options.minutes, "minutes"),
      baselineMinutes: numberOf(options["baseline-minutes"], "baseline-minutes"),
      settleMinutes: numberOf(options["settle-minutes"], "settle-minutes"),
      regions: regions === "none" ? [] : regions.split(","),
    })),
  );
}

const costs: RulesCost[] = [];
for (const bench of benches()) {
  if (!fits(bench)) continue;
  const cost = await measureRules(bench, say);
  console.log(`${describeFleet(cost, numberOf(options.top, "top"))}\n`);
  costs.push(cost);
}
console.log(describeAll(costs));
say(`load average ${(loadavg()[0] ?? 0).toFixed(1)}: durations grow with it, CPU seconds hardly`);
