// Service discovery files for Prometheus, one per region and job. A target that nobody scrapes is left out, so that its `up` is
// absent, as it is in life; a file is rewritten only when its content changes.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "../model/targets";

interface TargetGroup {
  readonly targets: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

function groupOf(target: Target, address: string): TargetGroup {
  return { targets: [address], labels: { ...target.labels, __metrics_path__: target.path } };
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Writes what should be scraped at `timeMs`; returns how many targets that is. */
export function writeDiscovery(directory: string, targets: readonly Target[], address: string, timeMs: number): number {
  mkdirSync(directory, { recursive: true });
  const files = new Map<string, TargetGroup[]>();
  let scrapedCount = 0;
  for (const target of targets) {
    const name = `${target.job}-${target.labels.region ?? "none"}.json`;
    const groups = files.get(name) ?? [];
    files.set(name, groups);
    if (!target.isScrapedAt(timeMs)) continue;
    groups.push(groupOf(target, address));
    scrapedCount += 1;
  }
  for (const [name, groups] of files) {
    const path = join(directory, name);
    const text = JSON.stringify(groups, undefined, 1);
    if (readOrEmpty(path) === text) continue;
    writeFileSync(`${path}.part`, text);
    renameSync(`${path}.part`, path);
  }
  return scrapedCount;
}
