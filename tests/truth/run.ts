// `npm run check:truth`: what Raftboard shows against an independent calculation. Options after `--`: `--cases DIR` (a folder of cases
// instead of the fleet), `--minutes N` of the fleet's life (default 40), `--pace N` times faster than in life (default 20),
// `--interval N` seconds between scrapes (15), `--only TEXT` (states whose name holds it),
// `--dumps` (metrics of real servers instead of the fleet).
// Exit 0: all holds; 1: something is wrong, and it says what; 2: it could not run.
import { parseArgs } from "node:util";
import { formatCases, runCases } from "./cases";
import { checkDumps, checkFleet } from "./fleet";
import type { Comparison } from "./table";
import { STATES } from "./world/states";

const DUMP_MINUTES = 8;

const { values: options } = parseArgs({
  options: {
    cases: { type: "string" },
    minutes: { type: "string", default: "40" },
    pace: { type: "string", default: "20" },
    interval: { type: "string", default: "15" },
    dumps: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
});

function positive(text: string, name: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new RangeError(`--${name} needs a number above 0`);
  return value;
}

async function checkCases(directory: string): Promise<number> {
  const results = await runCases(directory);
  console.log(formatCases(results));
  const failed = results.filter(({ outcome }) => outcome === "fails").length;
  console.log(`${results.length - failed} of ${results.length} cases hold`);
  return failed === 0 && results.length > 0 ? 0 : 1;
}

function report(comparison: Comparison): number {
  console.log(comparison.format());
  for (const { kind, subject, shown, right } of comparison.misses)
    console.log(`${kind}: ${subject} shows ${shown}, right is ${right}`);
  console.log(`${comparison.misses.length} of ${comparison.count} wrong`);
  return comparison.misses.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  if (options.cases !== undefined) return checkCases(options.cases);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const pace = positive(options.pace, "pace");
  if (options.dumps) return report(await checkDumps({ pace, minutes: DUMP_MINUTES, say }));
  const states = STATES.filter(({ name }) => name.includes(options.only));
  const { comparison, missedEvaluations, seriesCount } = await checkFleet({
    states,
    minutes: positive(options.minutes, "minutes"),
    pace,
    intervalSeconds: positive(options.interval, "interval"),
    say,
  });
  console.log(`${states.length} clusters, ${seriesCount} series, ${missedEvaluations} evaluations missed`);
  return report(comparison);
}

process.exitCode = await main().catch((cause: unknown) => {
  console.error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  return 2;
});
