// What Prometheus already has on disk: blocks and their end.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const BLOCK_NAME = /^[0-9A-Z]{26}$/;

export function listBlocks(dataDirectory: string): string[] {
  return existsSync(dataDirectory) ? readdirSync(dataDirectory).filter((name) => BLOCK_NAME.test(name)) : [];
}

/** Unix ms where the newest block ends, undefined without blocks. */
export function newestBlockEndMs(dataDirectory: string): number | undefined {
  const ends = listBlocks(dataDirectory).map((name) => {
    const meta: { maxTime?: number } = JSON.parse(readFileSync(join(dataDirectory, name, "meta.json"), "utf8"));
    return meta.maxTime ?? 0;
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}
