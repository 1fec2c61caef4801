// Starts a real VictoriaMetrics (Debian's package) on a free loopback port with a temporary folder, and stops it by its process
// id. Samples come through its own import API.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/demo/launch/ports.mjs";

const START_TIMEOUT_MS = 30_000;

/** A test run that dies must not leave servers behind. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export interface TestVictoriaMetrics {
  readonly url: string;
  readonly port: number;
  /** Prometheus text, timestamps in milliseconds; can be queried when it resolves. */
  readonly importText: (text: string) => Promise<void>;
  /** JSON lines `{metric, values, timestamps}`, timestamps in milliseconds; can be queried when it resolves. */
  readonly importLines: (lines: readonly string[]) => Promise<void>;
  /** Ends the process and removes the folder. */
  readonly stop: () => Promise<void>;
}

export async function startVictoriaMetrics(flags: readonly string[] = []): Promise<TestVictoriaMetrics> {
  const dir = await mkdtemp(join(tmpdir(), "raftboard-victoria-metrics-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = [
    `-httpListenAddr=127.0.0.1:${port}`,
    `-storageDataPath=${dir}`,
    "-retentionPeriod=120",
    "-loggerLevel=ERROR",
  ];
  const child = spawn("victoria-metrics", [...own, ...flags], { stdio: ["ignore", "ignore", "pipe"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let log = "";
  child.once("error", (error) => {
    log += String(error);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString("utf8")).slice(-100_000);
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGKILL");
      await ended;
    }
    await rm(dir, { recursive: true, force: true });
  };
  const send = async (path: string, body: string) => {
    const response = await fetch(`${url}${path}`, { method: "POST", body });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
  };
  const flush = () => send("/internal/force_flush", "");
  try {
    await waitUntilHealthy(url, child, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    port,
    stop,
    importText: async (text) => {
      await send("/api/v1/import/prometheus", text);
      await flush();
    },
    importLines: async (lines) => {
      await send("/api/v1/import", `${lines.join("\n")}\n`);
      await flush();
    },
  };
}

async function waitUntilHealthy(url: string, child: ChildProcess, readLog: () => string): Promise<void> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < giveUpAt) {
    if (child.exitCode !== null) throw new Error(`victoria-metrics ended with ${child.exitCode}:\n${readLog()}`);
    const isHealthy = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`victoria-metrics was not ready in ${START_TIMEOUT_MS} ms:\n${readLog()}`);
}
