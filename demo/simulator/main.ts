// The simulated fleet as a process: one HTTP server on loopback with a metrics page per target, and service discovery files that
// follow the incidents. Usage: tsx demo/simulator/main.ts --schedule FILE --discovery DIR [--port N]
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import type { Schedule } from "../model/schedule";
import { buildTargets, Page, type Target } from "../model/targets";
import { truthAt } from "../model/truth";
import { buildWorld } from "../model/world";
import { writeDiscovery } from "./service-discovery";

const DISCOVERY_INTERVAL_MS = 5_000;

const { values: options } = parseArgs({
  options: { schedule: { type: "string" }, discovery: { type: "string" }, port: { type: "string", default: "0" } },
});
if (options.schedule === undefined || options.discovery === undefined)
  throw new Error("simulator: --schedule FILE and --discovery DIR are needed");
const discoveryDirectory = options.discovery;

// written by demo/backfill/plan.ts, the only writer
const schedule: Schedule = JSON.parse(readFileSync(options.schedule, "utf8"));
const world = buildWorld(schedule);
const targets = buildTargets(world);
const byPath = new Map<string, Target>(targets.map((target) => [target.path, target]));
const pages = new Map<string, Page>();

function pageOf(target: Target): Page {
  const known = pages.get(target.path);
  if (known !== undefined) return known;
  const page = new Page(target);
  pages.set(target.path, page);
  return page;
}

/** Makes the pages one by one before they are asked for: all of them at the first scrape would be slower than its time-out. */
function preparePages(index = 0): void {
  const target = targets[index];
  if (target === undefined) return;
  pageOf(target).textAt(Date.now());
  setImmediate(preparePages, index + 1);
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const nowMs = Date.now();
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  if (path === "/truth") {
    response.setHeader("content-type", "application/json").end(JSON.stringify(truthAt(world, nowMs)));
    return;
  }
  const target = byPath.get(path);
  if (target === undefined) {
    response.writeHead(404).end("no such target\n");
    return;
  }
  if (!target.isUpAt(nowMs)) {
    // a dead process answers nothing
    request.socket.destroy();
    return;
  }
  response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
  response.end(pageOf(target).textAt(nowMs));
}

const server = createServer(answer);
server.keepAliveTimeout = 60_000;
server.listen(Number(options.port), "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  const address = `127.0.0.1:${port}`;
  const refresh = () => writeDiscovery(discoveryDirectory, targets, address, Date.now());
  const scrapedCount = refresh();
  setInterval(refresh, DISCOVERY_INTERVAL_MS);
  preparePages();
  console.log(JSON.stringify({ port, targetCount: targets.length, scrapedCount }));
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));
