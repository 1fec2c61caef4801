// Every indicator asked of a real Prometheus that scrapes a real etcd: those that this version has answer, and answer with the truth.
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { configSchema } from "@/lib/config/schema";
import { ETCD_FAMILIES, type Family, hasFamily } from "@/lib/indicators/families";
import { buildAlternatives, buildIndicatorQuery, findIndicator, listIndicators } from "@/lib/indicators/registry";
import type { Indicator } from "@/lib/indicators/types";
import { SCOPE_ALL } from "@/lib/query/types";
import { startEtcd, type TestEtcdCluster } from "../../support/etcd";
import { type EtcdClient, startEtcdClient } from "../../support/etcd-client";
import { startPrometheus, type TestPrometheus } from "../../support/prometheus";
import { waitFor } from "../../support/wait-for";

const VERSION = "3.4.23";
const SCRAPE_SECONDS = 2;
const WINDOW_SECONDS = 30;
const config = configSchema.parse({ datasources: [{ url: "http://127.0.0.1:9090" }] });

let etcd: TestEtcdCluster;
let client: EtcdClient;
let prometheus: TestPrometheus;

beforeAll(async () => {
  etcd = await startEtcd({ name: "real", memberCount: 3, metrics: "extensive", metricsOn: "own-port" });
  client = await startEtcdClient(etcd);
  const etcdTargets = etcd.members.map(({ name, metricsTarget }) => ({
    targets: [metricsTarget],
    labels: { etcd_cluster: "real", instance: name },
  }));
  prometheus = await startPrometheus({
    config: {
      global: { scrape_interval: `${SCRAPE_SECONDS}s`, scrape_timeout: `${SCRAPE_SECONDS}s` },
      scrape_configs: [
        { job_name: "etcd", static_configs: etcdTargets },
        {
          job_name: "kube-apiserver",
          static_configs: [
            { targets: [client.metricsTarget], labels: { k8s_cluster: "k8s", etcd_cluster: "real", instance: "a-1" } },
          ],
        },
      ],
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 5 * SCRAPE_SECONDS * 1000));
  await causeEvents();
  await new Promise((resolve) => setTimeout(resolve, 5 * SCRAPE_SECONDS * 1000));
}, 120_000);

afterAll(async () => {
  await client?.stop();
  await prometheus?.stop();
  await etcd?.stop();
});

/** What does not happen by itself: a lease, a compaction, a defragmentation, a hash. */
async function causeEvents(): Promise<void> {
  const [member] = etcd.members;
  if (member === undefined) throw new Error("no member");
  await etcd.post(member, "/v3/lease/grant", { TTL: 600 });
  const [status] = await etcd.readStatus();
  await etcd.post(member, "/v3/kv/compaction", { revision: String((status?.revision ?? 2) - 1) });
  await etcd.etcdctl("defrag");
  await etcd.etcdctl("endpoint", "hashkv");
}

const answerSchema = z.object({
  status: z.literal("success"),
  data: z.object({
    result: z.array(
      z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]).optional() }),
    ),
  }),
});

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  /** NaN where nothing was observed */
  readonly value: number;
}

async function query(promql: string): Promise<Sample[]> {
  const body = new URLSearchParams({ query: promql });
  const response = await fetch(`${prometheus.url}/api/v1/query`, { method: "POST", body });
  const text = await response.text();
  expect(response.status, `${promql}\n${text}`).toBe(200);
  const { data } = answerSchema.parse(JSON.parse(text));
  return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value?.[1] ?? Number.NaN) }));
}

const contextOf = (indicator: Indicator) => ({
  labels: config.labels,
  selectors: config.selectors,
  scope: SCOPE_ALL,
  subjectId: indicator.side === "etcd" ? "real" : "k8s",
  rateWindowSeconds: WINDOW_SECONDS,
});

function ask(id: string): Promise<Sample[]> {
  const indicator = findIndicator(id);
  if (indicator === null) throw new Error(`no indicator ${id}`);
  return query(buildIndicatorQuery(indicator, contextOf(indicator)));
}

const families: Readonly<Record<string, Family>> = ETCD_FAMILIES;

/** Whether this version always shows every family of some alternative. */
function isExpected(indicator: Indicator): boolean {
  return buildAlternatives(indicator, contextOf(indicator)).some((promql) =>
    [...promql.matchAll(/\b((?:etcd|grpc)_[a-z0-9_]+)\{/g)].every(([, metric = ""]) => {
      const family = families[metric] ?? families[metric.replace(/_(bucket|sum|count)$/, "")];
      const isAlwaysShown = family?.shown === undefined || family.shown === "extensive";
      return family !== undefined && hasFamily(family, VERSION) && isAlwaysShown;
    }),
  );
}

test("every etcd indicator that this version has answers, and no other one does", async () => {
  const wrong: string[] = [];
  for (const indicator of listIndicators("etcd")) {
    const samples = await ask(indicator.id);
    if (samples.length > 0 !== isExpected(indicator)) wrong.push(`${indicator.id}: ${samples.length} lines`);
    if (indicator.lines === "member" && samples.length > 0)
      expect(samples.map(({ labels }) => labels.instance).sort(), indicator.id).toEqual([
        "real-m1",
        "real-m2",
        "real-m3",
      ]);
    if (indicator.lines === "cluster") expect(samples.length, indicator.id).toBeLessThanOrEqual(1);
  }
  // Events that a healthy cluster has had since its start are welcome.
  const isAfterEvent = (line: string) => /^etcd-(peer-disconnects|peer-send-failures|stream-failures):/.test(line);
  expect(wrong.filter((line) => !isAfterEvent(line))).toEqual([]);
});

test("indicators tell what etcdctl and the client know", async () => {
  const truth = await etcd.readStatus();
  const byMember = async (id: string) =>
    new Map((await ask(id)).map(({ labels, value }) => [labels.instance ?? "", value]));
  const [leaders, sizes] = [await byMember("etcd-leader"), await byMember("etcd-db-size")];
  for (const { memberName, isLeader, dbSizeBytes } of truth) {
    expect(leaders.get(memberName)).toBe(isLeader ? 1 : 0);
    expect(Math.abs((sizes.get(memberName) ?? 0) - dbSizeBytes)).toBeLessThanOrEqual(dbSizeBytes / 2);
  }
  const only = async (id: string) => (await ask(id))[0]?.value ?? Number.NaN;
  expect(await only("etcd-versions")).toBe(1);
  expect(await only("etcd-error-ratio")).toBe(0);
  expect(await only("etcd-revision-spread")).toBeLessThanOrEqual(20);
  const txn = (await ask("etcd-requests")).find(({ labels }) => labels.grpc_method === "Txn");
  expect(txn?.value).toBeGreaterThan(0.5);
  expect(txn?.value).toBeLessThan(3);
  for (const id of ["etcd-write-latency", "etcd-wal-fsync", "etcd-backend-commit"])
    for (const [member, value] of await byMember(id)) {
      expect(value, `${id} ${member}`).toBeGreaterThan(0);
      expect(value, `${id} ${member}`).toBeLessThan(10);
    }
  for (const value of (await byMember("etcd-peers-missing")).values()) expect(value).toBe(0);
  // The value is 512 bytes, its key and the record around it are not free.
  for (const value of (await byMember("etcd-put-size")).values()) expect(value).toBeGreaterThan(500);
  for (const value of (await byMember("etcd-put-size")).values()) expect(value).toBeLessThan(700);
});

test("the client's view of etcd answers in the words of its version", async () => {
  for (const indicator of listIndicators("k8s")) await ask(indicator.id);
  const operations = (await ask("k8s-etcd-requests")).map(({ labels }) => labels.operation).sort();
  expect(operations).toEqual(["get", "update"]);
  expect((await ask("k8s-etcd-requests-by-kind")).map(({ labels }) => labels)).toEqual([{ resource: "pods" }]);
  expect((await ask("k8s-etcd-error-ratio"))[0]?.value).toBe(0);
  expect((await ask("k8s-apiserver-up"))[0]?.value).toBe(1);
});

test("a lost member shows on the others: missing peer, disconnects, failed sends", async () => {
  const truth = await etcd.readStatus();
  const follower = etcd.members.find(({ name }) => truth.some((one) => one.memberName === name && !one.isLeader));
  if (follower === undefined) throw new Error("no follower");
  await follower.kill();
  const sum = async (id: string) =>
    (await ask(id))
      .filter(({ labels }) => labels.instance !== follower.name)
      .reduce((all, { value }) => all + value, 0);
  await waitFor("two members miss a peer", 60_000, async () => (await sum("etcd-peers-missing")) === 2);
  await waitFor("sends fail", 60_000, async () => (await sum("etcd-peer-send-failures")) > 0);
  expect((await ask("etcd-peer-disconnects")).length).toBeGreaterThan(0);
  const up = (await ask("etcd-member-up")).find(({ labels }) => labels.instance === follower.name);
  expect(up?.value).toBe(0);
});
