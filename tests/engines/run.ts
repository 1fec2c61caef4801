// `npm run test:engines [-- --build] [--only ID]`: the product's tests on engines that no Debian package brings. Says which were
// not found, and fails where something that was found did not hold. Not part of `npm test`.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ENGINES, getCacheDirectory } from "./engines";
import { buildEngine, type FoundEngine, findEngine } from "./find";
import { SETUPS, type Setup } from "./setups";

const root = resolve(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: { build: { type: "boolean", default: false }, only: { type: "string", multiple: true } },
});
const isWanted = (id: string) => values.only === undefined || values.only.includes(id);
const print = (text: string) => process.stdout.write(`${text}\n`);

function findAll(): Map<string, FoundEngine> {
  const found = new Map<string, FoundEngine>();
  for (const engine of ENGINES.filter(({ id }) => isWanted(id))) {
    let one = findEngine(engine);
    if (one === null && values.build) {
      print(`building ${engine.id} into ${getCacheDirectory()} ...`);
      one = buildEngine(engine) ? findEngine(engine) : null;
    }
    print(one === null ? `not found: ${engine.id}` : `found: ${engine.id}: ${one.version}`);
    if (one !== null) found.set(engine.id, one);
  }
  return found;
}

/** Runs a set-up's tests one after the other; the exit codes say what failed. */
function runSetup({ title, runs }: Setup, directories: readonly string[]): string[] {
  return runs.flatMap((args) => {
    print(`\n=== ${title}: ${args.join(" ")} ===`);
    const env = { ...process.env, PATH: [...directories, process.env.PATH ?? ""].join(":") };
    const { status } = spawnSync("npx", [...args], { cwd: root, env, stdio: "inherit" });
    return status === 0 ? [] : [`${title}: ${args.join(" ")}`];
  });
}

const found = findAll();
const failures: string[] = [];
const left: string[] = [];
let runCount = 0;
for (const setup of SETUPS) {
  if (values.only !== undefined && !setup.engines.some(isWanted)) continue;
  const missing = setup.engines.filter((id) => !found.has(id));
  if (missing.length > 0) {
    left.push(`${setup.title}: ${missing.join(", ")} not found`);
    continue;
  }
  const directories = setup.engines.flatMap((id) => found.get(id)?.directory ?? []);
  runCount += setup.runs.length;
  failures.push(...runSetup(setup, directories));
}
for (const line of left) print(`did not run: ${line}${values.build ? "" : " (--build builds it with Go)"}`);
for (const line of failures) print(`failed: ${line}`);
if (runCount === 0) print("nothing ran");
print(`${runCount - failures.length} passed, ${failures.length} failed`);
process.exit(failures.length === 0 && runCount > 0 ? 0 : 1);
