// Finds an engine: in the cache, else on the PATH where the program there has the wanted version; or builds it with Go.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Engine, getCacheDirectory } from "./engines";

export interface FoundEngine {
  /** goes before the PATH; null: the PATH has it already */
  readonly directory: string | null;
  readonly version: string;
}

/** What a program says of its version; empty when it is not there or does not run. */
export function readVersion(command: string, flag: string): string {
  const { stdout, stderr, status } = spawnSync(command, [flag], { encoding: "utf8" });
  return status === 0 ? (`${stdout}${stderr}`.split("\n")[0]?.trim() ?? "") : "";
}

export function findEngine(engine: Engine): FoundEngine | null {
  const directory = join(getCacheDirectory(), engine.id);
  const [main] = engine.programs;
  if (main?.versionFlag === undefined) return null;
  if (engine.programs.every(({ name }) => existsSync(join(directory, name)))) {
    const version = readVersion(join(directory, main.name), main.versionFlag);
    if (version !== "") return { directory, version };
  }
  const version = readVersion(main.name, main.versionFlag);
  return engine.versionPattern.test(version) ? { directory: null, version } : null;
}

/** Builds into the cache, slowly and in the background's manner: minutes each, kube-apiserver the longest. */
export function buildEngine(engine: Engine): boolean {
  if (engine.module === undefined) return false;
  const directory = join(getCacheDirectory(), engine.id);
  mkdirSync(directory, { recursive: true });
  return engine.programs.every(({ name, packagePath }) => {
    const args = ["build", "-trimpath", ...(engine.buildFlags ?? []), "-o", join(directory, name), packagePath];
    const { status } = spawnSync("go", args, {
      cwd: join(import.meta.dirname, "build", engine.module ?? ""),
      env: { ...process.env, CGO_ENABLED: "0" },
      stdio: "inherit",
    });
    return status === 0;
  });
}
