// Raftboard itself: built when its sources changed since the last build, started on loopback, waited for until it has a fleet.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashFiles } from "./files.mjs";
import { waitUntil } from "./prometheus.mjs";

const APP_SOURCES = [
  "app",
  "components",
  "lib",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

/** Path of the stamp that a build leaves: the hash of the sources that it was made from. */
const STAMP = ".next/raftboard-sources";

export async function buildApp(root, processes, say) {
  const hash = hashFiles(root, APP_SOURCES);
  const stamp = join(root, STAMP);
  if (existsSync(join(root, ".next/BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  say("building Raftboard (about 40 s, in parallel with the history)");
  await processes.run("next build", process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    cwd: root,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  writeFileSync(stamp, hash);
  say("Raftboard built");
}

/** What `npm start` runs, without npm in between, which would keep signals to itself. */
function readStartCommand(root) {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return scripts.start.split(" ").slice(1);
}

export function startApp(root, processes, { port, configPath, stateDirectory }) {
  return processes.start("raftboard", process.execPath, [...readStartCommand(root), "--port", String(port)], {
    cwd: root,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", RAFTBOARD_CONFIG: configPath },
    logFile: join(stateDirectory, "raftboard.log"),
  });
}

/** Ready when the server says so and its fleet snapshot holds clusters. */
export function waitForApp(url) {
  const ask = async (path) => {
    const answer = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(5_000) });
    return { answer, body: await answer.text() };
  };
  return waitUntil(
    "Raftboard",
    async () => {
      const ready = await ask("/api/health/ready");
      if (!ready.answer.ok) return `HTTP ${ready.answer.status} ${ready.body.slice(0, 200)}`;
      const list = await ask("/api/v1/fleet/clusters?pageSize=1");
      if (!list.answer.ok) return `HTTP ${list.answer.status} ${list.body.slice(0, 200)}`;
      return JSON.parse(list.body).totalCount > 0 || "no clusters in the fleet yet";
    },
    90_000,
  );
}
