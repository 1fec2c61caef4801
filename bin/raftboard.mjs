#!/usr/bin/env node
// Starts the command line from wherever it was called: finds its own folder, loads TypeScript through tsx, and passes on what the
// command answers. Plain JavaScript, since nothing else can run before tsx is there.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Raftboard needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

function findTsx() {
  try {
    return pathToFileURL(createRequire(join(root, "package.json")).resolve("tsx")).href;
  } catch {
    console.error(`Packages are missing: run "npm ci" in ${root} first.`);
    process.exit(2);
  }
}

const main = join(root, "bin", "main.ts");
if (!existsSync(main)) {
  console.error(`${main} is missing: this installation is incomplete.`);
  process.exit(2);
}

const child = spawn(
  process.execPath,
  ["--conditions=react-server", "--import", findTsx(), main, ...process.argv.slice(2)],
  // tsx looks for a tsconfig in the working folder: name ours, since the paths of our imports stand there.
  { stdio: "inherit", env: { ...process.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.json") } },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (cause) => {
  console.error(`Cannot start Node.js: ${cause.message}`);
  process.exit(2);
});
child.on("exit", (code, signal) => {
  process.exit(code ?? (signal === "SIGINT" ? 130 : 143));
});
