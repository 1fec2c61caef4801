// `npm run demo`: brings up the simulated fleet, Prometheus with its history and rules, and Raftboard; stops all of it on Ctrl-C.
// Plain Node on built-ins only, because it installs the rest.
import { existsSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildApp, startApp, waitForApp } from "./launch/app.mjs";
import { ensureDirectory, hashFiles, readJson, writePrometheusConfig, writeRaftboardConfig } from "./launch/files.mjs";
import { installPackages, installPrograms, prometheusVersion } from "./launch/install.mjs";
import { HELP, readOptions } from "./launch/options.mjs";
import { freePort, isPortFree } from "./launch/ports.mjs";
import { createProcesses } from "./launch/processes.mjs";
import { startPrometheus, stopPrometheus, waitForPrometheus, waitUntil } from "./launch/prometheus.mjs";
import { forgetRealEtcd, hasEtcd, REAL_CLUSTER, REAL_REGION, startRealEtcd } from "./launch/real-etcd.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const startedAtMs = Date.now();
const tsx = ["--import", "tsx"];
/** What shapes the history: when any of it changes, the history is made anew. */
const HISTORY_SOURCES = ["demo/model", "demo/backfill", "demo/tsdb", "lib/slo"];

const { values: options, problem } = readOptions(process.argv.slice(2));
if (options === undefined) fail(problem, 2);
if (options.help) {
  console.log(HELP);
  process.exit(0);
}

function say(text) {
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(0).padStart(3);
  console.log(`[${seconds} s] ${text}`);
}

function fail(text, code = 1) {
  console.error(`demo: ${text}`);
  process.exit(code);
}

let prometheus;
let shutdown;
const processes = createProcesses((name, code, lines) => {
  console.error(`demo: ${name} ended (exit ${code}). Its last lines:\n${lines.map((line) => `  ${line}`).join("\n")}`);
  stop(1);
});

function stop(code) {
  shutdown ??= (async () => {
    if (prometheus !== undefined)
      await stopPrometheus(processes, prometheus.entry, prometheus.place, say).catch((error) => say(error.message));
    await processes.stopAll();
    process.exit(code);
  })();
  return shutdown;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    if (shutdown === undefined) {
      console.log("stopping");
      stop(0);
    } else if (signal === "SIGINT") {
      processes.killAll();
      process.exit(130);
    }
  });
process.on("exit", () => processes.killAll());

/** The state of this fleet; emptied when the code that makes its history has changed. */
function openState() {
  const directory = ensureDirectory(
    join(resolve(root, options.state), `seed-${options.seed}-clusters-${options.clusters}`),
  );
  const keyFile = join(directory, "key.json");
  const key = { source: hashFiles(root, HISTORY_SOURCES), hasHistory: !options["no-history"] };
  const kept = readJson(keyFile);
  const isStale = kept?.source !== key.source || kept?.hasHistory !== key.hasHistory;
  if (isStale) {
    for (const name of ["data", "data.old", "data.next", "backfill", "schedule.json", "alive"])
      rmSync(join(directory, name), { recursive: true, force: true });
    writeFileSync(keyFile, JSON.stringify(key));
  }
  ensureDirectory(join(directory, "data"));
  return directory;
}

async function planIncidents(stateDirectory) {
  const incidents = options.incident.flatMap((each) => ["--incident", each]);
  await processes.run(
    "plan",
    process.execPath,
    [
      ...tsx,
      "demo/backfill/plan.ts",
      "--state",
      stateDirectory,
      "--seed",
      String(options.seed),
      "--clusters",
      String(options.clusters),
      ...incidents,
    ],
    { cwd: root },
  );
}

async function startSimulator(stateDirectory) {
  const entry = processes.start(
    "simulator",
    process.execPath,
    [
      ...tsx,
      "demo/simulator/main.ts",
      "--schedule",
      join(stateDirectory, "schedule.json"),
      "--discovery",
      join(stateDirectory, "discovery"),
    ],
    { cwd: root, logFile: join(stateDirectory, "simulator.log") },
  );
  await waitUntil("simulator", () => entry.lines.some((line) => line.startsWith("{")), 60_000);
  const { targetCount, scrapedCount } = JSON.parse(entry.lines.find((line) => line.startsWith("{")));
  say(`simulated fleet up: ${options.clusters} clusters, ${scrapedCount} of ${targetCount} targets in discovery`);
}

async function backfill(stateDirectory) {
  if (options["no-history"]) return;
  const lines = await processes.run(
    "backfill",
    process.execPath,
    [...tsx, "demo/backfill/main.ts", "--state", stateDirectory],
    { cwd: root },
  );
  say(lines.at(-1) ?? "history ready");
}

async function writeRules(stateDirectory, configPath) {
  const directory = join(stateDirectory, "rules");
  rmSync(directory, { recursive: true, force: true });
  ensureDirectory(directory);
  await processes.run(
    "rules",
    process.execPath,
    ["bin/raftboard.mjs", "rules", "--config", configPath, "--out", directory],
    { cwd: root },
  );
}

/** After the backfill, which needs both cores: three members without load are started in a moment. */
async function addRealEtcd(stateDirectory) {
  const members = await startRealEtcd(processes, { stateDirectory });
  const endpoints = members.map(({ clientUrl }) => clientUrl).join(",");
  say(`real etcd up as ${REAL_CLUSTER}; look with etcdctl --endpoints=${endpoints} endpoint status`);
}

/** Says that the demo is alive, so that a later start knows where the record ends. */
function keepHeartbeat(stateDirectory) {
  const path = join(stateDirectory, "alive");
  const beat = () => {
    if (!existsSync(path)) writeFileSync(path, "");
    utimesSync(path, new Date(), new Date());
  };
  beat();
  setInterval(beat, 10_000).unref();
}

async function main() {
  if (!options["no-app"] && !(await isPortFree(options.port)))
    fail(`port ${options.port} of 127.0.0.1 is taken: stop what uses it, or choose another with --port N`);
  await installPackages(root, processes, say);
  await installPrograms(processes, say);
  const stateDirectory = openState();
  const port = options["prometheus-port"] === 0 ? await freePort() : options["prometheus-port"];
  if (!(await isPortFree(port))) fail(`port ${port} of 127.0.0.1 is taken: choose another with --prometheus-port N`);
  const url = `http://127.0.0.1:${port}`;
  const configPath = join(stateDirectory, "raftboard.yaml");
  const isRealEtcdWanted = !options["no-etcd"] && hasEtcd();
  writeRaftboardConfig(configPath, url, { extraRegions: isRealEtcdWanted ? { [REAL_REGION]: "Lab" } : {} });
  const build = options["no-app"] ? Promise.resolve() : buildApp(root, processes, say);
  build.catch(() => {});

  await Promise.all([writeRules(stateDirectory, configPath), planIncidents(stateDirectory)]);
  writePrometheusConfig({
    path: join(stateDirectory, "prometheus.yml"),
    rulesDirectory: join(stateDirectory, "rules"),
    discoveryDirectory: join(stateDirectory, "discovery"),
    hasRules: true,
  });
  await Promise.all([startSimulator(stateDirectory), backfill(stateDirectory)]);
  prometheus = {
    entry: startPrometheus(processes, { stateDirectory, port }),
    place: { stateDirectory, url },
  };
  if (isRealEtcdWanted) await addRealEtcd(stateDirectory);
  else forgetRealEtcd({ stateDirectory });
  keepHeartbeat(stateDirectory);
  await waitForPrometheus(url);
  say(`Prometheus ${prometheusVersion()} on ${url}`);
  if (options["no-app"]) {
    console.log(`Prometheus is ready on ${url} (configuration for Raftboard: ${configPath})`);
    return;
  }
  await build;
  startApp(root, processes, { port: options.port, configPath, stateDirectory });
  await waitForApp(`http://127.0.0.1:${options.port}`);
  console.log(`Raftboard is ready on http://127.0.0.1:${options.port}`);
}

main().catch(async (error) => {
  if (shutdown !== undefined) return;
  console.error(`demo: ${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
});
