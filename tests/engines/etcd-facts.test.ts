// What the rules take for granted of etcd 3.6 and 3.7, on the real thing: which counters tell of refused writes, who counts as a
// known peer, what a learner says of itself. What the counters of alarms and of the request histogram say is printed.
import { afterEach, expect, test } from "vitest";
import { startEtcd, type TestEtcdCluster } from "../support/etcd";
import { waitFor } from "../support/wait-for";

const QUOTA_BYTES = 4 * 1024 * 1024;
const FILL_MS = 90_000;
const REFUSED_COUNT = 20;

let cluster: TestEtcdCluster | null = null;
afterEach(async () => {
  await cluster?.stop();
  cluster = null;
});

async function start(name: string, memberCount: number, extraFlags: readonly string[] = []): Promise<TestEtcdCluster> {
  cluster = await startEtcd({ name, memberCount, metrics: "basic", extraFlags });
  return cluster;
}

const tell = (text: string) => process.stdout.write(`  ${text}\n`);

/** Sum over all members of the samples whose name and labels match; null where no member has one. */
async function sumOf(etcd: TestEtcdCluster, name: string, labels: readonly string[]): Promise<number | null> {
  const texts = await Promise.all(
    etcd.members.map(async ({ metricsTarget }) => (await fetch(`http://${metricsTarget}/metrics`)).text()),
  );
  const values = texts
    .flatMap((text) => text.split("\n"))
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => labels.every((label) => line.includes(label)))
    .map((line) => Number(line.slice(line.lastIndexOf(" "))));
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

async function put(etcd: TestEtcdCluster, key: string): Promise<boolean> {
  const member = etcd.members[0];
  if (member === undefined) throw new Error("no member");
  const body = { key: Buffer.from(key).toString("base64"), value: Buffer.alloc(64 * 1024, "x").toString("base64") };
  return etcd.post(member, "/v3/kv/put", body).then(
    () => true,
    () => false,
  );
}

const readVersion = async (etcd: TestEtcdCluster) => (await etcd.readStatus())[0]?.version ?? "";

test("NOSPACE: refused writes are ResourceExhausted in the gRPC counters, and end with compaction, defragmentation and disarm", async () => {
  const etcd = await start("full", 3, [`--quota-backend-bytes=${QUOTA_BYTES}`]);
  let sequence = 0;
  await waitFor("the quota is reached", FILL_MS, async () => !(await put(etcd, `fill-${sequence++}`)));
  // Side by side, as clients write: each refusal may raise the alarm once more.
  const refused = await Promise.all(Array.from({ length: REFUSED_COUNT }, (_, index) => put(etcd, `refused-${index}`)));
  expect(refused).toEqual(refused.map(() => false));
  expect(await etcd.etcdctl("alarm", "list")).toContain("NOSPACE");
  const labels = ['grpc_method="Put"', 'grpc_code="ResourceExhausted"'];
  expect(await sumOf(etcd, "grpc_server_handled_total", labels)).toBeGreaterThanOrEqual(REFUSED_COUNT);
  const activations = await sumOf(etcd, "etcd_debugging_server_alarms", ['alarm_type="NOSPACE"']);
  const failed = await sumOf(etcd, "etcd_server_request_duration_seconds_count", ['success="false"']);
  const good = await sumOf(etcd, "etcd_server_request_duration_seconds_count", ['success="true"', 'type="Put"']);
  tell(`${await readVersion(etcd)}: alarm counter ${activations}; histogram says failed ${failed}, put good ${good}`);

  await etcd.etcdctl("del", "fill-", "--prefix");
  const [status] = await etcd.readStatus();
  await etcd.etcdctl("compact", String(status?.revision));
  await etcd.etcdctl("defrag");
  await etcd.etcdctl("alarm", "disarm");
  await waitFor("writes are taken again", FILL_MS, () => put(etcd, "after"));
  expect((await etcd.etcdctl("alarm", "list")).trim()).toBe("");
  const later = await sumOf(etcd, "etcd_debugging_server_alarms", ['alarm_type="NOSPACE"']);
  // What it says then differs from run to run: it counts activations, of which several are one alarm. No reader may take it for the list.
  tell(`alarm counter after disarm, with an empty list: ${later}`);
});

test("known peers of a healthy member count the member itself: their sum is the membership", async () => {
  const etcd = await start("peers", 3);
  const [member] = etcd.members;
  const text = await (await fetch(`http://${member?.metricsTarget}/metrics`)).text();
  const peers = [...text.matchAll(/^etcd_network_known_peers\{.*\} (\d+)$/gm)].map(([, value]) => Number(value));
  tell(`${await readVersion(etcd)}: ${peers.length} series, sum ${peers.reduce((sum, value) => sum + value, 0)}`);
  expect(peers.reduce((sum, value) => sum + value, 0)).toBe(3);
});

test("a learner says so itself and is no voter", async () => {
  const etcd = await start("learner", 3);
  const learner = await etcd.addLearner();
  const text = await (await fetch(`http://${learner.metricsTarget}/metrics`)).text();
  expect(text).toMatch(/^etcd_server_is_learner 1$/m);
  expect((await etcd.readStatus()).filter(({ isLearner }) => isLearner)).toHaveLength(1);
});
