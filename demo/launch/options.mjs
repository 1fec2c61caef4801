// What `npm run demo -- …` accepts. Plain Node: this runs before anything is installed.
import { parseArgs } from "node:util";

export const HELP = `Raftboard demo: a simulated fleet of etcd clusters, a real Prometheus with history and rules, and Raftboard.

  npm run demo -- [options]

  --clusters N        etcd clusters in the fleet, 20 to 4000 (default 200)
  --incident NAME     what goes wrong now; repeatable; \`none\` for a quiet fleet. Without it: a bad zone, a lost member and a
                      group of clusters that nobody scrapes. Parameters: NAME:where=gz-2,strength=2,minutes=30
                      Names: docs/simulator.md
  --seed N            another fleet (default 1); the same seed is the same fleet
  --port N            where Raftboard listens (default 3000)
  --no-app            fleet and Prometheus only; its address is printed
  --no-etcd           no real etcd beside the simulated fleet
  --no-history        do not backfill 28 days (Prometheus starts at once and empty)
  --prometheus-port N where Prometheus listens (default: a free port)
  --state DIR         where history and state are kept (default .demo)
  --help

History and build are kept: the second start takes seconds. Ctrl-C stops all that was started.`;

/** Parsed options, or `{problem}` in words for the user. */
export function readOptions(argv) {
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        clusters: { type: "string", default: "200" },
        incident: { type: "string", multiple: true, default: [] },
        seed: { type: "string", default: "1" },
        port: { type: "string", default: "3000" },
        "no-app": { type: "boolean", default: false },
        "no-etcd": { type: "boolean", default: false },
        "no-history": { type: "boolean", default: false },
        "prometheus-port": { type: "string", default: "0" },
        state: { type: "string", default: ".demo" },
        help: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const numbers = {
    clusters: [20, 4000],
    seed: [0, 4294967295],
    port: [1, 65535],
    "prometheus-port": [0, 65535],
  };
  for (const [name, [low, high]] of Object.entries(numbers)) {
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < low || number > high)
      return { problem: `--${name} takes a whole number from ${low} to ${high}, not "${values[name]}"` };
    values[name] = number;
  }
  return { values };
}
