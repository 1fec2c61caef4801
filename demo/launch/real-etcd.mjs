// A real three-member etcd beside the simulated fleet, scraped as one more cluster: what is true of it can be checked with etcdctl.
// It starts empty, gets a light bounded load, and may lose members: killing one is the first thing that a curious user tries.
import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePorts } from "./ports.mjs";

export const REAL_CLUSTER = "real-etcd";
export const REAL_REGION = "lab";
const MEMBER_COUNT = 3;
const DISCOVERY_FILE = `etcd-${REAL_REGION}.json`;
/** Four requests a second over 500 keys of half a kilobyte: some megabytes, compacted all the time. */
const PAUSE_MS = 250;
const KEY_COUNT = 500;
const VALUE_BYTES = 512;
const MOST_IN_FLIGHT = 8;
const REQUEST_TIMEOUT_MS = 9_000;
const LIMITS = [
  `--quota-backend-bytes=${128 * 1024 * 1024}`,
  "--auto-compaction-mode=periodic",
  "--auto-compaction-retention=5m",
];
/** Patient elections: the demo shares its cores with a build and a backfill. */
const ELECTION = ["--heartbeat-interval=250", "--election-timeout=2500"];

export function hasEtcd() {
  return spawnSync("etcd", ["--version"], { stdio: "ignore" }).error === undefined;
}

async function chooseMembers() {
  const members = [];
  for (let index = 1; index <= MEMBER_COUNT; index++) {
    const [clientPort, peerPort] = await freePorts(2);
    members.push({
      name: `${REAL_CLUSTER}-${index}`,
      clientUrl: `http://127.0.0.1:${clientPort}`,
      peerUrl: `http://127.0.0.1:${peerPort}`,
      zone: `${REAL_REGION}-${index}`,
    });
  }
  return members;
}

function flagsOf(member, members, directory) {
  return [
    `--name=${member.name}`,
    `--data-dir=${join(directory, member.name)}`,
    `--listen-peer-urls=${member.peerUrl}`,
    `--initial-advertise-peer-urls=${member.peerUrl}`,
    `--listen-client-urls=${member.clientUrl}`,
    `--advertise-client-urls=${member.clientUrl}`,
    `--initial-cluster=${members.map(({ name, peerUrl }) => `${name}=${peerUrl}`).join(",")}`,
    "--metrics=extensive",
    "--logger=zap",
    "--log-level=warn",
    ...LIMITS,
    ...ELECTION,
  ];
}

function writeDiscovery(directory, members) {
  const groups = members.map(({ name, clientUrl, zone }) => ({
    targets: [new URL(clientUrl).host],
    labels: {
      etcd_cluster: REAL_CLUSTER,
      instance: name,
      region: REAL_REGION,
      zone,
      host: `${zone}-h01`,
      product: REAL_REGION,
      scenario: "k8s-main",
      spec: "small",
      customer: "internal",
    },
  }));
  mkdirSync(directory, { recursive: true });
  const path = join(directory, DISCOVERY_FILE);
  writeFileSync(`${path}.part`, JSON.stringify(groups, undefined, 1));
  renameSync(`${path}.part`, path);
}

const encode = (text) => Buffer.from(text).toString("base64");

function requestOf(sequence) {
  const key = encode(`/registry/demo/${Math.floor(sequence / 2) % KEY_COUNT}`);
  if (sequence % 2 === 0) return { path: "/v3/kv/range", body: { key } };
  const value = encode(`${sequence} `.padEnd(VALUE_BYTES, "x"));
  // As Kubernetes writes: a transaction, never a plain put.
  return { path: "/v3/kv/txn", body: { compare: [], success: [{ request_put: { key, value } }], failure: [] } };
}

/** Reads and writes in turn, spread over the members; a member that does not answer is nobody's problem here. */
function startLoad(members) {
  let sequence = 0;
  let inFlight = 0;
  const timer = setInterval(() => {
    if (inFlight >= MOST_IN_FLIGHT) return;
    sequence += 1;
    inFlight += 1;
    const { path, body } = requestOf(sequence);
    const { clientUrl } = members[Math.floor(sequence / 2) % members.length];
    fetch(`${clientUrl}${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    })
      .then((answer) => answer.arrayBuffer())
      .catch(() => undefined)
      .finally(() => {
        inFlight -= 1;
      });
  }, PAUSE_MS);
  timer.unref();
}

/** Starts the cluster and its load, and makes it a scrape target. Returns its members without waiting for them to elect a leader. */
export async function startRealEtcd(processes, { stateDirectory }) {
  const directory = join(stateDirectory, REAL_CLUSTER);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const members = await chooseMembers();
  for (const member of members) {
    const logFile = join(directory, `${member.name}.log`);
    processes.start(member.name, "etcd", flagsOf(member, members, directory), { logFile, isVital: false });
  }
  writeDiscovery(join(stateDirectory, "discovery"), members);
  startLoad(members);
  return members;
}

/** Without the cluster its old targets must go: they would read as members that died. */
export function forgetRealEtcd({ stateDirectory }) {
  rmSync(join(stateDirectory, "discovery", DISCOVERY_FILE), { force: true });
}
