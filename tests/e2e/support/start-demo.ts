// Starts one demo for all browser tests and stops it afterwards. RAFTBOARD_E2E_URL uses a running one instead, and
// RAFTBOARD_E2E_PROMETHEUS_URL its Prometheus, for the tests that fill another engine from it.
import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { freePorts } from "@/demo/launch/ports.mjs";

const READY_WITHIN_MS = 6 * 60_000;

function waitUntilReady(demo: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let output = "";
    const timer = setTimeout(
      () => fail(new Error(`the demo was not ready in time:\n${output.slice(-3000)}`)),
      READY_WITHIN_MS,
    );
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const ready = output.match(/Raftboard is ready on (http:\/\/\S+)/);
      if (!ready?.[1]) return;
      clearTimeout(timer);
      done(ready[1]);
    };
    demo.stdout?.on("data", read);
    demo.stderr?.on("data", read);
    demo.on("exit", (code) => {
      clearTimeout(timer);
      fail(new Error(`the demo ended with code ${code}:\n${output.slice(-3000)}`));
    });
  });
}

export default async function startDemo(): Promise<() => Promise<void>> {
  const running = process.env.RAFTBOARD_E2E_URL;
  if (running) {
    process.env.RAFTBOARD_BASE_URL = running;
    process.env.RAFTBOARD_PROMETHEUS_URL = process.env.RAFTBOARD_E2E_PROMETHEUS_URL;
    return async () => {};
  }
  const root = resolve(import.meta.dirname, "../../..");
  const [port, prometheusPort] = await freePorts(2);
  const ports = ["--port", String(port), "--prometheus-port", String(prometheusPort)];
  const demo = spawn("node", ["demo/start.mjs", "--clusters", "80", ...ports], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.env.RAFTBOARD_PROMETHEUS_URL = `http://127.0.0.1:${prometheusPort}`;
  process.env.RAFTBOARD_BASE_URL = await waitUntilReady(demo);
  return () =>
    new Promise((done) => {
      demo.removeAllListeners("exit");
      demo.on("exit", () => done());
      demo.kill("SIGTERM");
    });
}
