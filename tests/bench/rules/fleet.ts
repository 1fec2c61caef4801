// The fleet of the rules' bench: the simulator's clusters behind one HTTP server, a hundred of them as patterns for any number. What
// tells clusters apart comes from service discovery, so copies share a page, and a page is made once every few seconds: what is
// measured is Prometheus, not this process.
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buildFleet } from "@/demo/model/fleet";
import { DEFAULT_LIVE, firstSchedule } from "@/demo/model/schedule";
import { buildTargets, Page, type Target } from "@/demo/model/targets";
import { buildWorld } from "@/demo/model/world";
import { realApiserverText } from "./real-apiserver";

/** `demo`: as the simulator has them, one small apiserver per K8s cluster. `real`: three, whole. `kept`: three, with the buckets that the rules read. */
export const APISERVERS = ["demo", "kept", "real"] as const;
export type ApiserverSize = (typeof APISERVERS)[number];

const PATTERN_COUNT = 100;
const PAGE_LIFE_MS = 3_000;
const REAL_APISERVER_COUNT = 3;
const SEED = 1;
/** The bound of the default latency objective: all that a keep-list needs to leave, with +Inf. */
const KEPT_BOUNDS: ReadonlySet<string> = new Set(["1"]);
const IDENTITIES = ["etcd_cluster", "etcd_events_cluster", "instance", "k8s_cluster", "host"] as const;

interface TargetGroup {
  readonly targets: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

export interface BenchFleet {
  readonly targetCount: number;
  readonly k8sClusterCount: number;
  readonly close: () => void;
}

/** Text of a page, made anew when the last one is a few seconds old. */
class SharedPage {
  private readonly page: Page;
  private body = Buffer.alloc(0);
  private madeAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly target: Target,
    private readonly size: ApiserverSize,
    private readonly startedAtMs: number,
  ) {
    this.page = new Page(target);
  }

  bodyAt(nowMs: number): Buffer {
    if (nowMs - this.madeAtMs < PAGE_LIFE_MS) return this.body;
    this.madeAtMs = nowMs;
    this.body = Buffer.from(this.textAt(nowMs));
    return this.body;
  }

  private textAt(nowMs: number): string {
    const text = this.page.textAt(nowMs);
    if (this.size === "demo" || this.target.job !== "kube-apiserver") return text;
    const others = text.split("\n").filter((line) => !/^(# TYPE )?etcd_request/.test(line));
    const ageSeconds = (nowMs - this.startedAtMs) / 1000;
    return others.join("\n") + realApiserverText(ageSeconds, this.size === "kept" ? KEPT_BOUNDS : null);
  }
}

/** Labels of one copy of a pattern: the same cluster under another name. */
function copyLabels(labels: Target["labels"], copy: number): Record<string, string> {
  if (copy === 0) return { ...labels };
  const renamed = IDENTITIES.filter((name) => (labels[name] ?? "") !== "").map((name) => [
    name,
    `${labels[name]}-x${copy}`,
  ]);
  return { ...labels, ...Object.fromEntries(renamed) };
}

function groupsOf(target: Target, copy: number, address: string, size: ApiserverSize): TargetGroup[] {
  const labels: Record<string, string> = { ...copyLabels(target.labels, copy), __metrics_path__: target.path };
  if (target.job !== "kube-apiserver" || size === "demo") return [{ targets: [address], labels }];
  return Array.from({ length: REAL_APISERVER_COUNT }, (_, at) => ({
    targets: [address],
    labels: { ...labels, instance: `${labels.instance}-${at}` },
  }));
}

const isPartOf = (target: Target, ids: ReadonlySet<string>) => ids.has(target.labels.etcd_cluster ?? "");

/** Serves `clusterCount` clusters and writes who they are into `directory`, one file per job. */
export async function serveFleet(directory: string, clusterCount: number, size: ApiserverSize): Promise<BenchFleet> {
  const startedAtMs = Date.now();
  const patterns = buildFleet(SEED, Math.min(PATTERN_COUNT, clusterCount));
  const targets = buildTargets(buildWorld(firstSchedule(patterns, DEFAULT_LIVE, startedAtMs)));
  const pages = new Map(
    targets.map((target) => [target.path, { target, page: new SharedPage(target, size, startedAtMs - 3_600_000) }]),
  );
  const server = createServer((request, response) => {
    const nowMs = Date.now();
    const found = pages.get(request.url ?? "");
    if (found === undefined) return response.writeHead(404).end();
    if (!found.target.isUpAt(nowMs)) return request.socket.destroy();
    return response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(found.page.bodyAt(nowMs));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const groups = new Map<string, TargetGroup[]>();
  let k8sClusterCount = 0;
  for (let copy = 0; copy * patterns.clusters.length < clusterCount; copy += 1) {
    const left = clusterCount - copy * patterns.clusters.length;
    const ids = new Set(patterns.clusters.slice(0, left).map(({ id }) => id));
    for (const target of targets.filter((each) => isPartOf(each, ids) && each.isScrapedAt(startedAtMs))) {
      if (target.job === "kube-apiserver") k8sClusterCount += 1;
      groups.set(target.job, [...(groups.get(target.job) ?? []), ...groupsOf(target, copy, address, size)]);
    }
  }
  mkdirSync(directory, { recursive: true });
  for (const [job, list] of groups) writeFileSync(join(directory, `${job}-all.json`), JSON.stringify(list));
  return {
    targetCount: [...groups.values()].reduce((sum, list) => sum + list.length, 0),
    k8sClusterCount,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
