// What the demo needs and how it gets it: npm packages by `npm ci`, Prometheus (and etcd, where packaged) through apt when we may.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STAMP = "node_modules/.raftboard-lock";

function hasProgram(name) {
  return spawnSync(name, ["--version"], { stdio: "ignore" }).error === undefined;
}

/** npm packages: missing or older than the lock file. */
export function arePackagesCurrent(root) {
  const installed = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return false;
  const stamp = join(root, STAMP);
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return true;
  // installed by hand: every package that the lock names is there in that version
  const want = JSON.parse(lock).packages;
  const have = JSON.parse(readFileSync(installed, "utf8")).packages;
  const isCurrent = Object.entries(have).every(([path, { version }]) => want[path]?.version === version);
  if (isCurrent) writeFileSync(stamp, lock);
  return isCurrent;
}

export async function installPackages(root, processes, say) {
  if (arePackagesCurrent(root)) return;
  say("installing npm packages");
  await processes.run("npm ci", "npm", ["ci", "--no-audit", "--no-fund"], { cwd: root });
  writeFileSync(join(root, STAMP), readFileSync(join(root, "package-lock.json"), "utf8"));
}

function canUseApt() {
  return process.getuid?.() === 0 && hasProgram("apt-get");
}

/** Prometheus is needed, etcd is welcome. Throws with one line that says what to install. */
export async function installPrograms(processes, say) {
  const hasPrometheus = hasProgram("prometheus") && hasProgram("promtool");
  if (hasPrometheus && hasProgram("etcd")) return;
  if (canUseApt()) {
    say("installing Debian packages: prometheus, etcd-server");
    await processes.run("apt-get update", "apt-get", ["update", "-qq"]).catch(() => undefined);
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    const install = (name) =>
      processes.run(`apt-get install ${name}`, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], {
        env,
      });
    if (!hasPrometheus) await install("prometheus").catch((error) => say(error.message));
    if (!hasProgram("etcd")) await install("etcd-server").catch(() => say("etcd-server is not packaged here: skipped"));
  }
  if (!hasProgram("prometheus") || !hasProgram("promtool"))
    throw new Error(
      "Prometheus is missing: put `prometheus` and `promtool` on PATH (Debian: apt-get install prometheus; macOS: brew install prometheus)",
    );
}

export function prometheusVersion() {
  const text = execFileSync("prometheus", ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return text.match(/version ([\d.]+)/)?.[1] ?? "unknown";
}
