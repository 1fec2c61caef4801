// What the server answers from memory: bytes, time in the handler, throughput beside a trivial route, and what many viewers cost.
import autocannon from "autocannon";
import type { App } from "./app";
import { get, getMany } from "./http";
import { type Finding, formatKb, formatMb, formatMs, formatTimes, quantile, sleep } from "./numbers";

const CONNECTIONS = 20;
const REQUESTS = 1_000;
const CANNON_SECONDS = 5;
const HANDLER_MS = 10;

const ROUTES: readonly (readonly [name: string, paths: readonly string[]])[] = [
  ["map bytes", ["/api/v1/fleet/health"]],
  ["roll-up", ["/api/v1/fleet/rollup?by=region", "/api/v1/fleet/rollup?by=region,spec"]],
  ["filter and sort", ["/api/v1/fleet/clusters?region=r03&sort=-burn", "/api/v1/fleet/clusters?product=tke&page=3"]],
  ["search", ["/api/v1/search?q=custmer-17", "/api/v1/search?q=r05-2", "/api/v1/search?q=etcd-cutsomer-12-00"]],
  ["blast radius", ["/api/v1/fleet/blast-radius"]],
];
const TRIVIAL = "/api/health/live";

/** Bytes of a poll of the map. */
export async function measureHealthBytes(app: App): Promise<Finding> {
  const url = `${app.url}/api/v1/fleet/health`;
  const plain = await get(url);
  const packed = await get(url, { isCompressed: true });
  const again = await get(url, { ifNoneMatch: plain.etag });
  return {
    what: "health refresh on the wire, inventory already there",
    target: "<= 15 kB raw, <= 5 kB compressed; 304 when unchanged",
    measured: `${formatKb(plain.byteCount)} raw, ${formatKb(packed.byteCount)} compressed, then ${again.status}`,
    isMet: plain.byteCount <= 15_000 && packed.byteCount <= 5_000 && again.status === 304,
  };
}

async function requestsPerSecond(url: string): Promise<number> {
  const { requests } = await autocannon({ url, connections: CONNECTIONS, duration: CANNON_SECONDS });
  return requests.average;
}

/** Handler times and throughput of each route, the trivial one measured before and after. */
export async function measureFromMemory(app: App): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, paths] of ROUTES) {
    const urls = paths.map((path) => `${app.url}${path}`);
    await getMany(urls, 100, CONNECTIONS);
    const answers = await getMany(urls, REQUESTS, CONNECTIONS);
    const failed = answers.filter(({ status }) => status !== 200).length;
    const p99 = quantile(
      answers.map(({ handlerMs }) => handlerMs),
      0.99,
    );
    const before = await requestsPerSecond(`${app.url}${TRIVIAL}`);
    const own = await requestsPerSecond(urls[0] ?? "");
    const after = await requestsPerSecond(`${app.url}${TRIVIAL}`);
    const ratio = own / ((before + after) / 2);
    findings.push({
      what: `${name} from memory, ${CONNECTIONS} connections`,
      target: `p99 <= ${HANDLER_MS} ms in the handler; >= 0.7x the requests/s of a trivial route`,
      measured: `p99 ${formatMs(p99)}; ${formatTimes(ratio)} (${Math.round(own)}/s)${failed > 0 ? `; ${failed} failed` : ""}`,
      isMet: p99 <= HANDLER_MS && ratio >= 0.7 && failed === 0,
    });
  }
  return findings;
}

const POLL_MS = 30_000;
const COUNTER = "raftboard_upstream_queries_total";

/** So many viewers look at level 1 for a while: each polls map, changes and the live history, at its own moment. */
async function watch(app: App, viewerCount: number, durationMs: number): Promise<number> {
  const before = await app.readCounter(COUNTER);
  const etags = new Map<string, string>();
  const until = Date.now() + durationMs;
  const poll = async (path: string) => {
    const answer = await get(`${app.url}${path}`, { ifNoneMatch: etags.get(path), isCompressed: true });
    if (answer.status === 200) etags.set(path, answer.etag);
  };
  const view = async (viewer: number) => {
    await sleep((viewer / viewerCount) * POLL_MS);
    while (Date.now() < until) {
      await Promise.all(["/api/v1/fleet/health", "/api/v1/fleet/changes", "/api/v1/fleet/history"].map(poll));
      await sleep(POLL_MS);
    }
  };
  await Promise.all(Array.from({ length: viewerCount }, (_, viewer) => view(viewer)));
  const spentMs = Date.now() - until + durationMs;
  return ((await app.readCounter(COUNTER)) - before) / (spentMs / 60_000);
}

/** Upstream queries a minute as viewers grow, one viewer being the measure, and the memory at the end. */
export async function measureViewers(app: App, counts: readonly number[], durationMs: number): Promise<Finding[]> {
  const rates: number[] = [];
  for (const count of counts) rates.push(await watch(app, count, durationMs));
  const [first = Number.NaN] = rates;
  const last = rates.at(-1) ?? Number.NaN;
  const rss = app.readRss();
  return [
    {
      what: `upstream queries a minute at ${counts.join(", ")} viewers`,
      target: "flat (+5 % at most)",
      measured: rates.map((rate) => rate.toFixed(1)).join(", "),
      isMet: last <= 1.05 * first,
    },
    {
      what: `memory of the server after ${counts.at(-1)} viewers`,
      target: "<= 500 MB RSS",
      measured: formatMb(rss),
      isMet: rss <= 500e6,
    },
  ];
}
