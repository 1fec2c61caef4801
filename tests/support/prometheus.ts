// Starts a real Prometheus (Debian's package) on a free loopback port with a temporary folder, and stops it by its process id.
// Samples for tests come from backfilled blocks (exact values at exact times) or from scrape targets of the caller.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { stringify } from "yaml";
import { freePort } from "@/demo/launch/ports.mjs";

const run = promisify(execFile);
const START_TIMEOUT_MS = 30_000;

/** A test run that dies must not leave servers behind. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export interface PrometheusOptions {
  /** Whole prometheus.yml; absent: no scraping, 1 s evaluation. An object is written as YAML. */
  readonly config?: string | Record<string, unknown>;
  /** Files written beside prometheus.yml, by relative name: rules, service discovery. */
  readonly files?: Readonly<Record<string, string>>;
  /** OpenMetrics text with a timestamp in seconds on every sample; becomes blocks before the start. `# EOF` is added. */
  readonly openMetrics?: string;
  /** Writes blocks into the data folder before the start. */
  readonly writeBlocks?: (dataDirectory: string) => void;
  readonly flags?: readonly string[];
  readonly port?: number;
}

export interface TestPrometheus {
  readonly url: string;
  readonly port: number;
  readonly dir: string;
  /** Ends the process; the data stays for `restart`. SIGKILL is a crash, SIGTERM an orderly end. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts again on the same port and data. Ready when it resolves. */
  readonly restart: () => Promise<void>;
  /** Ends the process and removes the folder. */
  readonly stop: () => Promise<void>;
  /** Reads prometheus.yml and rules anew. */
  readonly reload: () => Promise<void>;
  readonly writeFile: (name: string, text: string) => Promise<void>;
  /** Everything the process has printed, for failure messages. */
  readonly readLog: () => string;
}

export async function startPrometheus(options: PrometheusOptions = {}): Promise<TestPrometheus> {
  const dir = await mkdtemp(join(tmpdir(), "raftboard-prometheus-"));
  const port = options.port ?? (await freePort());
  await writeConfig(dir, options);
  if (options.openMetrics !== undefined) await backfill(dir, options.openMetrics);
  if (options.writeBlocks !== undefined) {
    await mkdir(join(dir, "data"), { recursive: true });
    options.writeBlocks(join(dir, "data"));
  }
  const state: { child: ChildProcess | null; log: string } = { child: null, log: "" };
  const url = `http://127.0.0.1:${port}`;

  const launch = async () => {
    const child = spawn("prometheus", flagsOf(dir, port, options.flags ?? []), { stdio: ["ignore", "pipe", "pipe"] });
    state.child = child;
    running.add(child);
    child.once("exit", () => running.delete(child));
    const collect = (chunk: Buffer) => {
      state.log = (state.log + chunk.toString("utf8")).slice(-200_000);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", (error) => collect(Buffer.from(String(error))));
    await waitUntilReady(url, child, () => state.log);
  };
  const kill = async (signal: NodeJS.Signals = "SIGTERM") => {
    const child = state.child;
    state.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill(signal);
    await ended;
  };
  const removeAll = async () => {
    await kill("SIGKILL");
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await launch();
  } catch (error) {
    await removeAll();
    throw error;
  }
  return {
    url,
    port,
    dir,
    kill,
    restart: launch,
    stop: removeAll,
    reload: async () => {
      const response = await fetch(`${url}/-/reload`, { method: "POST" });
      if (!response.ok) throw new Error(`reload failed: ${await response.text()}`);
    },
    writeFile: (name, text) => writeFileIn(dir, name, text),
    readLog: () => state.log,
  };
}

/** Turns OpenMetrics text into blocks inside the data folder; works on a stopped or (within a minute) a running server. */
export async function backfill(dir: string, openMetrics: string): Promise<void> {
  const source = join(dir, "backfill.om");
  const staging = join(dir, "backfill-blocks");
  const text = openMetrics.endsWith("\n") ? openMetrics : `${openMetrics}\n`;
  await writeFile(source, text.endsWith("# EOF\n") ? text : `${text}# EOF\n`);
  // One pass over the file per block window: big blocks keep that to one or two passes.
  const args = ["tsdb", "create-blocks-from", "openmetrics", "--max-block-duration=1500h", source, staging];
  await run("promtool", args, { maxBuffer: 16 * 1024 * 1024 });
  await mkdir(join(dir, "data"), { recursive: true });
  for (const block of await readdir(staging)) await rename(join(staging, block), join(dir, "data", block));
  await rm(source);
}

function flagsOf(dir: string, port: number, extra: readonly string[]): string[] {
  const flags = [
    `--config.file=${join(dir, "prometheus.yml")}`,
    `--storage.tsdb.path=${join(dir, "data")}`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--web.enable-lifecycle",
    "--storage.tsdb.retention.time=10y",
    "--log.level=warn",
  ];
  const given = new Set(extra.map((flag) => flag.split("=")[0]));
  return [...flags.filter((flag) => !given.has(flag.split("=")[0] ?? "")), ...extra];
}

async function writeConfig(dir: string, options: PrometheusOptions): Promise<void> {
  const config = options.config ?? { global: { scrape_interval: "1s", evaluation_interval: "1s" } };
  await writeFileIn(dir, "prometheus.yml", typeof config === "string" ? config : stringify(config));
  for (const [name, text] of Object.entries(options.files ?? {})) await writeFileIn(dir, name, text);
}

async function writeFileIn(dir: string, name: string, text: string): Promise<void> {
  await mkdir(dirname(join(dir, name)), { recursive: true });
  await writeFile(join(dir, name), text);
}

async function waitUntilReady(url: string, child: ChildProcess, readLog: () => string): Promise<void> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < giveUpAt) {
    if (child.exitCode !== null) throw new Error(`prometheus ended with ${child.exitCode}:\n${readLog()}`);
    const isReady = await fetch(`${url}/-/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`prometheus was not ready in ${START_TIMEOUT_MS} ms:\n${readLog()}`);
}
