// `npm test`: installs what is missing, runs every kind of check, and ends with one line `N passed, N failed`.
// Plain Node built-ins only, since it installs the rest. A missing program is installed or the run fails and says so;
// a skipped test counts as failed, so that nothing is skipped silently.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";

const root = resolve(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "raftboard-test-"));
const totals = { passed: 0, failed: 0 };
const failures = [];
const ERROR_LINES = 12;
const ERROR_LINE_CHARACTERS = 300;

/** Debian package per program that the tests need for real. */
const PROGRAMS = [
  { program: "prometheus", packageName: "prometheus" },
  { program: "promtool", packageName: "prometheus" },
  { program: "chromium", packageName: "chromium" },
  { program: "etcd", packageName: "etcd-server" },
  { program: "etcdctl", packageName: "etcd-client" },
  { program: "victoria-metrics", packageName: "victoria-metrics" },
];

function hasProgram(program) {
  return spawnSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" }).status === 0;
}

function installPrograms() {
  const missing = PROGRAMS.filter(({ program }) => !hasProgram(program));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(({ packageName }) => packageName))];
  const canInstall = process.getuid?.() === 0 && hasProgram("apt-get");
  console.log(`Missing programs: ${missing.map(({ program }) => program).join(", ")}`);
  if (canInstall) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { stdio: "inherit", env });
  }
  const still = missing.filter(({ program }) => !hasProgram(program));
  if (still.length === 0) return;
  console.log(`Install these and run again: ${packages.join(" ")} (Debian package names)`);
  finish(`${still.length} needed programs are missing`);
}

function installPackages() {
  const lock = join(root, "package-lock.json");
  const marker = join(root, "node_modules", ".package-lock.json");
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log("Installing npm packages ...");
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" };
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    env,
  });
  if (status !== 0) finish("npm ci failed");
}

/** `output`: where its words go; "inherit" = here. */
function run(command, args, { env = {}, output = "inherit" } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", output, output],
      env: { ...process.env, ...env },
    });
    child.on("close", (code) => done(code ?? 1));
    child.on("error", () => done(1));
  });
}

/** `details`: lines for each that failed or needed a second try, told again at the end, where a long log is read first. */
function count(passed, failed, what, details = []) {
  totals.passed += passed;
  totals.failed += failed;
  if (failed > 0) failures.push(`${what}: ${failed} failed`);
  failures.push(...details);
}

/** The beginning of an error, without colours. */
function shorten(text) {
  return stripVTControlCharacters(String(text ?? ""))
    .split("\n")
    .slice(0, ERROR_LINES)
    .map((line) => `      ${line.slice(0, ERROR_LINE_CHARACTERS)}`)
    .join("\n");
}

/** Tests of a vitest report that did not pass; a file that broke before its tests says why itself. */
function listVitestFailures({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status !== "passed");
    const own = message ? [`  ${name}\n${shorten(message)}`] : [];
    return [
      ...own,
      ...failed.map((test) => `  ${test.status}: ${test.fullName}\n${shorten(test.failureMessages?.[0])}`),
    ];
  });
}

/** Tests of a Playwright report that did not pass, and those that passed at the second try only. */
function listBrowserFailures({ suites = [], errors = [] }) {
  const visit = ({ suites: inner = [], specs = [] }) => [
    ...inner.flatMap(visit),
    ...specs.flatMap(({ title, file, tests }) =>
      tests
        .filter(({ status }) => status !== "expected")
        .map(({ status, results }) => {
          const broken = results.find(({ error }) => error);
          return `  ${status}: ${file} › ${title}\n${shorten(broken?.error.message)}`;
        }),
    ),
  ];
  return [...errors.map(({ message }) => shorten(message)), ...suites.flatMap(visit)];
}

/** A check without cases of its own counts as one. */
async function check(title, command, args) {
  header(title);
  const code = await run(command, args);
  count(code === 0 ? 1 : 0, code === 0 ? 0 : 1, title);
}

const vitestArguments = (project, file) => [
  "vitest",
  "run",
  "--project",
  project,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${file}`,
];

async function vitest(project) {
  header(project);
  const file = join(reports, `${project}.json`);
  tally(project, file, await run("npx", vitestArguments(project, file)));
}

/** Starts a project that mostly waits; its words and counts come when the returned function is called. */
function vitestBeside(project) {
  const file = join(reports, `${project}.json`);
  const log = join(reports, `${project}.log`);
  const running = run("npx", vitestArguments(project, file), { output: openSync(log, "w") });
  return async () => {
    const code = await running;
    header(`${project} (ran beside the others)`);
    process.stdout.write(readFileSync(log));
    tally(project, file, code);
  };
}

function tally(project, file, code) {
  if (!existsSync(file)) return count(0, 1, `${project} (no report)`);
  const report = JSON.parse(readFileSync(file, "utf8"));
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  // A file that fails to load fails no test of its own: the exit code says so.
  const failed = Math.max(report.numFailedTests + skipped, code === 0 ? 0 : 1);
  if (skipped > 0) console.log(`${skipped} skipped tests in ${project} count as failed.`);
  if (report.numPassedTests === 0 && failed === 0) return count(0, 1, `${project} (no test ran)`);
  count(report.numPassedTests, failed, project, listVitestFailures(report));
}

async function browser() {
  header("browser");
  const file = join(reports, "browser.json");
  const code = await run("npx", ["playwright", "test", "--reporter=list,json"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  if (!existsSync(file)) return count(0, 1, "browser (no report)");
  const report = JSON.parse(readFileSync(file, "utf8"));
  const { stats } = report;
  const failed = Math.max(stats.unexpected + stats.skipped, code === 0 ? 0 : 1);
  if (stats.expected + stats.flaky === 0 && failed === 0) return count(0, 1, "browser (no test ran)");
  count(stats.expected + stats.flaky, failed, "browser", listBrowserFailures(report));
}

let startedUnixMs = Date.now();
function header(title) {
  const seconds = Math.round((Date.now() - startedUnixMs) / 1000);
  console.log(`\n=== ${title} (at ${seconds} s) ===`);
}

function finish(fatal) {
  rmSync(reports, { recursive: true, force: true });
  if (fatal) {
    console.log(fatal);
    totals.failed += 1;
  }
  for (const failure of failures) console.log(failure);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 ? 0 : 1);
}

startedUnixMs = Date.now();
installPackages();
installPrograms();
await check("types", "npm", ["run", "-s", "types"]);
await check("lint", "npm", ["run", "-s", "lint"]);
await vitest("unit");
await vitest("rules");
const waiting = vitestBeside("waiting");
await vitest("integration");
await waiting();
await browser();
header("done");
finish();
