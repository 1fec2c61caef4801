// The bench as a table, on the terminal and in docs/benchmarks.md, with the machine that it ran on.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { resolve } from "node:path";
import type { Finding } from "./numbers";

const FILE = resolve(import.meta.dirname, "../../docs/benchmarks.md");

export interface Occasion {
  readonly clusterCount: number;
  readonly sampleCount: number;
  readonly startedUnixMs: number;
  readonly loadBefore: number;
}

function version(program: string): string {
  const text = execFileSync(program, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return /\d+\.\d+(\.\d+)*/.exec(text)?.[0] ?? "unknown";
}

const mark = (isMet: boolean | null) => (isMet === null ? "" : isMet ? "met" : "**missed**");

export function toMarkdown(findings: readonly Finding[], occasion: Occasion): string {
  const [cpu] = cpus();
  const minutes = Math.round((Date.now() - occasion.startedUnixMs) / 60_000);
  return `# Benchmarks

Written by \`npm run bench\`; run it on your own machine. Everything is measured in one run and compared with something in the same run,
since absolute times say more about the machine than about the program.

- **Fleet**: ${occasion.clusterCount.toLocaleString("en")} clusters over 20 regions, made up from a seed: health every minute over 6 h, 28 d summaries; ${(occasion.sampleCount / 1e6).toFixed(1)} million samples in a real Prometheus ${version("prometheus")}.
- **Machine**: ${cpus().length} x ${cpu?.model.trim() ?? "unknown CPU"}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}, Chromium ${version("/usr/bin/chromium")}; Prometheus, Raftboard, the load and the browser share it.
- **Occasion**: ${new Date(occasion.startedUnixMs).toISOString().slice(0, 16).replace("T", " ")} UTC, ${minutes} min; load average ${occasion.loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after. A load above the number of cores before the start means that others used the machine: times are then too long, ratios rougher.

| what | target | measured | |
|---|---|---|---|
${findings.map(({ what, target, measured, isMet }) => `| ${what} | ${target} | ${measured} | ${mark(isMet)} |`).join("\n")}

## How it is measured
- *Refresh* and *history* run beside \`curl\` fetching the same from the same Prometheus, in turns; medians. A refresh is a whole one: fast and slow facts, read and made into columns; most refreshes ask for the fast ones alone. The history's raw query is every cluster's health; Raftboard asks for what is not ok and for the number of clusters seen, and asks for all only where that number says that somebody was missing.
- *From memory*: time in the handler from \`Server-Timing\`, requests a second by autocannon, the trivial route (\`/api/health/live\`) before and after each.
- *Viewers* ask what a browser with \`/\` open was seen to ask, every 30 s, each at its own moment and with its own ETags. Queries are counted per turn of the fleet's refresh, two turns a minute; the mean leaves out the turn in ten that asks for slow facts.
- *Growth* is CPU time of this process, without Prometheus.
- *Browser*: Chromium at a quarter of the CPU's speed, visits with an empty cache: medians of LCP, INP, recolouring and its longest task, the worst of CLS. Sizes are bodies as received, of the scripts that the document itself asks for. Recolouring is timed by the page, from the click to the frame after the map was painted.
- *Pictures* and *embeds* are of one cluster with six hours of data; a picture's time is handling and drawing, without the query.

\`npm run test:integration\` holds byte counts, query counts and ratios of a fleet of 1,000 (\`tests/integration/level1-speed.test.ts\`); it knows no absolute times.
`;
}

export function printFindings(findings: readonly Finding[]): void {
  for (const { what, target, measured, isMet } of findings)
    process.stdout.write(`${isMet === false ? "MISSED" : "ok    "}  ${what}\n        ${measured}   (${target})\n`);
}

export function writeReport(findings: readonly Finding[], occasion: Occasion): void {
  writeFileSync(FILE, toMarkdown(findings, occasion));
  process.stdout.write(`written to ${FILE}\n`);
}
