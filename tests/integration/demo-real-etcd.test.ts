// The demo's real etcd: scraped beside the simulated fleet, under load, may lose a member without ending the demo, and gone with it.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { freePort } from "@/demo/launch/ports.mjs";
import { waitFor } from "../support/wait-for";

const READY_MS = 90_000;
const SCRAPED_MS = 90_000;

let state: string;
let demo: ChildProcess;
let url: string;
let output = "";

/** Process ids of the demo's own members, of all that match etcd-server|etcdctl|/etcd: their command lines name its state folder. */
async function listMembers(): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    pids.map(async (pid) => ({
      pid: Number(pid),
      line: await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ""),
    })),
  );
  return commands
    .filter(({ line }) => line.startsWith("etcd\0") && line.includes(`--data-dir=${state}`))
    .map(({ pid }) => pid);
}

const answerSchema = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

async function query(promql: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(promql)}`);
  return Number(answerSchema.parse(await response.json()).data.result[0]?.value[1]);
}

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), "raftboard-demo-"));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const options = ["--no-app", "--no-history", "--clusters=20", "--incident=none", `--prometheus-port=${port}`];
  demo = spawn("node", ["demo/start.mjs", ...options, `--state=${state}`], {
    cwd: resolve(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const collect = (chunk: Buffer) => {
    output += chunk.toString("utf8");
  };
  demo.stdout?.on("data", collect);
  demo.stderr?.on("data", collect);
  await waitFor(
    "the demo is ready",
    READY_MS,
    () => output.includes("Prometheus is ready"),
    () => output,
  );
}, READY_MS + 10_000);

afterAll(async () => {
  if (demo.exitCode === null) demo.kill("SIGKILL");
  for (const pid of await listMembers()) process.kill(pid, "SIGKILL");
  await rm(state, { recursive: true, force: true });
});

test(
  "three members are scraped and serve the load",
  async () => {
    const up = 'sum(up{etcd_cluster="real-etcd",region="lab",product="lab"})';
    await waitFor(
      "three members answer",
      SCRAPED_MS,
      async () => (await query(up)) === 3,
      () => output,
    );
    const writes =
      'sum(rate(grpc_server_handled_total{etcd_cluster="real-etcd",grpc_method="Txn",grpc_code="OK"}[1m]))';
    await waitFor("writes succeed", SCRAPED_MS, async () => (await query(writes)) > 0.5);
    expect(await query(writes)).toBeLessThan(5);
  },
  2 * SCRAPED_MS,
);

test(
  "a member may be killed; the demo goes on",
  async () => {
    const [member] = await listMembers();
    if (member === undefined) throw new Error(`no members: ${output}`);
    process.kill(member, "SIGKILL");
    await waitFor(
      "the scraper notices",
      SCRAPED_MS,
      async () => (await query('sum(up{etcd_cluster="real-etcd"})')) === 2,
    );
    expect(demo.exitCode).toBeNull();
  },
  SCRAPED_MS,
);

test("it ends with the demo", async () => {
  demo.kill("SIGTERM");
  await waitFor(
    "the demo ends",
    40_000,
    () => demo.exitCode !== null,
    () => output,
  );
  expect(demo.exitCode).toBe(0);
  expect(await listMembers()).toEqual([]);
}, 45_000);
