// Child processes of the demo: started with their output kept, watched, and stopped by pid, all of them, whatever happens.
import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";

const STOP_PATIENCE_MS = 8_000;
const KEPT_LINES = 25;

/** Runs children; `onDeath(name, code, lastLines)` is called when one that should live ends. */
export function createProcesses(onDeath) {
  const running = new Set();
  let isStopping = false;

  function launch(name, command, args, { env = {}, logFile, cwd } = {}) {
    // an own process group: Ctrl-C in the terminal reaches only the demo itself, which stops its children in order
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const entry = { name, child, lines: [], ended: undefined };
    const log = logFile === undefined ? undefined : createWriteStream(logFile, { flags: "a" });
    const keep = (chunk) => {
      log?.write(chunk);
      entry.lines.push(...String(chunk).split("\n").filter(Boolean));
      entry.lines.splice(0, Math.max(0, entry.lines.length - KEPT_LINES));
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    entry.ended = new Promise((resolve) => {
      child.on("error", (error) => {
        entry.lines.push(String(error.message));
        running.delete(entry);
        resolve(-1);
      });
      child.on("close", (code, signal) => {
        running.delete(entry);
        log?.end();
        resolve(code ?? (signal === null ? -1 : 128));
      });
    });
    running.add(entry);
    return entry;
  }

  return {
    /** A process that lives as long as the demo; with `isVital: false` the demo survives its end. */
    start(name, command, args, { isVital = true, ...options } = {}) {
      const entry = launch(name, command, args, options);
      entry.ended.then((code) => {
        if (!isStopping && isVital) onDeath(name, code, entry.lines);
      });
      return entry;
    },
    /** A process that does its work and ends; rejects with its last lines when it fails. */
    async run(name, command, args, options) {
      const entry = launch(name, command, args, options);
      const code = await entry.ended;
      if (isStopping) throw new Error(`${name} was stopped`);
      if (code !== 0) throw new Error(`${name} failed (exit ${code})\n${entry.lines.join("\n")}`);
      return entry.lines;
    },
    async stop(entry) {
      isStopping = true;
      const signal = (name) => {
        try {
          if (entry.child.pid !== undefined) process.kill(-entry.child.pid, name);
        } catch {
          // already gone
        }
      };
      signal("SIGTERM");
      const timer = setTimeout(() => signal("SIGKILL"), STOP_PATIENCE_MS);
      await entry.ended;
      clearTimeout(timer);
    },
    async stopAll() {
      isStopping = true;
      await Promise.all([...running].reverse().map((entry) => this.stop(entry)));
    },
    /** Last resort, when the process itself ends at once. */
    killAll() {
      for (const { child } of running) {
        try {
          if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
        } catch {
          // already gone
        }
      }
    },
  };
}
