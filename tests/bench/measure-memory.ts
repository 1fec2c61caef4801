// What the server answers from memory: bytes, time in the handler, throughput beside a trivial route.
import autocannon from "autocannon";
import type { App } from "./app";
import { get, getMany } from "./http";
import { type Finding, formatKb, formatMs, formatTimes, quantile } from "./numbers";

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
export async function measureHealthBytes(app: App): Promise<Finding[]> {
  const url = `${app.url}/api/v1/fleet/health`;
  const plain = await get(url);
  const packed = await get(url, { isCompressed: true });
  const again = await get(url, { ifNoneMatch: plain.etag });
  return [
    {
      what: "health refresh on the wire, inventory already there",
      target: "<= 15 kB raw, <= 5 kB compressed; 304 when unchanged",
      measured: `${formatKb(plain.byteCount)} raw, ${formatKb(packed.byteCount)} compressed, then ${again.status}`,
      isMet: plain.byteCount <= 15_000 && packed.byteCount <= 5_000 && again.status === 304,
    },
  ];
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
      answers.map(({ timing }) => timing.handler ?? Number.NaN),
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
