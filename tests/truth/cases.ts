// Runs a folder of other people's cases. Each is a folder with raftboard.yaml (a config as they wrote it) and case.test.yaml (promtool,
// raw series in, right values out, against rules/raftboard.rules.yaml, which is generated here). The folder itself is only read.
import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const RAFTBOARD = join(import.meta.dirname, "..", "..", "bin", "raftboard.mjs");
const CONFIG = "raftboard.yaml";
const TEST = "case.test.yaml";
const OUTPUT_BYTES = 16 * 1024 * 1024;

export interface CaseResult {
  readonly name: string;
  /** `described`: only words, nothing that a program could run */
  readonly outcome: "holds" | "fails" | "described";
  /** what promtool or the command line said, where it fails */
  readonly detail: string;
}

async function attempt(file: string, args: readonly string[], cwd: string): Promise<string | null> {
  try {
    await run(file, [...args], { cwd, maxBuffer: OUTPUT_BYTES });
    return null;
  } catch (cause) {
    const texts =
      typeof cause === "object" && cause !== null ? [Reflect.get(cause, "stdout"), Reflect.get(cause, "stderr")] : [];
    const said = texts.filter((text) => typeof text === "string" && text.trim() !== "").join("\n");
    return said === "" ? String(cause) : said;
  }
}

async function judge(folder: string, name: string, files: readonly string[]): Promise<CaseResult> {
  if (!files.includes(CONFIG)) return { name, outcome: "described", detail: "" };
  const config = await attempt(process.execPath, [RAFTBOARD, "rules", "--config", CONFIG, "--out", "rules"], folder);
  if (config !== null) return { name, outcome: "fails", detail: config };
  if (!files.includes(TEST)) return { name, outcome: "holds", detail: "" };
  const tested = await attempt("promtool", ["test", "rules", TEST], folder);
  return { name, outcome: tested === null ? "holds" : "fails", detail: tested ?? "" };
}

/** One result per folder inside `directory`, by name. */
export async function runCases(directory: string): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const name of (await readdir(directory)).sort()) {
    const source = join(directory, name);
    if (!(await stat(source)).isDirectory()) continue;
    const folder = await mkdtemp(join(tmpdir(), "raftboard-case-"));
    try {
      await cp(source, folder, { recursive: true, mode: 0 });
      results.push(await judge(folder, name, await readdir(folder)));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return results;
}

export function formatCases(results: readonly CaseResult[]): string {
  return results
    .map(({ name, outcome, detail }) => {
      const said = detail === "" ? "" : `\n${detail.trim().replaceAll(/^/gm, "    ")}`;
      return `${outcome.padEnd(9)} ${name}${said}`;
    })
    .join("\n");
}
