// `npm run check:truth`: what Raftboard shows against an independent calculation. `-- --cases DIR` runs a folder of cases instead.
// Exit 0: all holds; 1: something is wrong, and it says what; 2: it could not run.
import { parseArgs } from "node:util";
import { formatCases, runCases } from "./cases";

const { values: options } = parseArgs({ options: { cases: { type: "string" } } });

async function main(): Promise<number> {
  if (options.cases === undefined) return 2;
  const results = await runCases(options.cases);
  console.log(formatCases(results));
  const failed = results.filter(({ outcome }) => outcome === "fails").length;
  console.log(`${results.length - failed} of ${results.length} cases hold`);
  return failed === 0 && results.length > 0 ? 0 : 1;
}

process.exitCode = await main().catch((cause: unknown) => {
  console.error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  return 2;
});
