// The production build of Raftboard as a process of its own, in front of a given data source.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { freePort } from "@/demo/launch/ports.mjs";
import { get } from "./http";
import { sleep } from "./numbers";

const ROOT = resolve(import.meta.dirname, "../..");
const NEXT = "node_modules/next/dist/bin/next";
const START_TIMEOUT_MS = 120_000;

export interface App {
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** resident memory of the server now, bytes */
  readonly readRss: () => number;
  /** value of one of its own counters, summed over its labels */
  readonly readCounter: (name: string) => Promise<number>;
}

/** What `npm start` runs, without npm in between, which would keep signals to itself. */
function readStartCommand(): readonly string[] {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync(resolve(ROOT, "package.json"), "utf8")));
  return scripts.start.split(" ").slice(1);
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Builds when there is no build, or always when asked to. */
export async function buildApp(isForced: boolean): Promise<void> {
  if (!isForced && existsSync(resolve(ROOT, ".next/BUILD_ID"))) return;
  const child = run([NEXT, "build"], {});
  const code = await new Promise((done) => child.once("exit", done));
  if (code !== 0) throw new Error(`next build ended with ${code}`);
}

function readRss(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
}

export async function startApp(datasourceUrl: string): Promise<App> {
  const port = await freePort();
  const child = run([...readStartCommand(), "--port", String(port)], {
    RAFTBOARD_CONFIG: "",
    RAFTBOARD_DATASOURCE_URL: datasourceUrl,
    RAFTBOARD_SIGN_IN: "none",
    RAFTBOARD_LOG_LEVEL: "warn",
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await Promise.race([ended, sleep(5_000).then(() => child.kill("SIGKILL"))]);
  };
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const list = await get(`${url}/api/v1/fleet/clusters?pageSize=1`).catch(() => null);
    if (list?.status === 200) break;
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      await stop();
      throw new Error(`Raftboard did not answer: HTTP ${list?.status ?? "none"} ${list?.body.toString() ?? ""}`);
    }
    await sleep(250);
  }
  return {
    url,
    stop,
    readRss: () => readRss(child.pid ?? 0),
    readCounter: async (name) => {
      const text = (await get(`${url}/api/metrics`)).body.toString();
      const lines = text.split("\n").filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
      return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
    },
  };
}
