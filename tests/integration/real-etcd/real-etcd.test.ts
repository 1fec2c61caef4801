// Real etcd, real Prometheus with the generated rules, the product's API: it shows what etcd itself says, turns red in time when
// quorum is lost, recovers, and never takes lost scraping for an outage. With basic and with extensive metrics, side by side.
import { afterAll, beforeAll, expect, test } from "vitest";
import { composeClusterNow } from "@/lib/client/fleet-cluster-now";
import type { Member } from "@/lib/contract/fleet";
import type { PanelResult } from "@/lib/contract/panel-result";
import type { Health } from "@/lib/slo/vocabulary";
import { getTranslate } from "@/lib/text/get-translate";
import type { TestEtcdMember } from "../../support/etcd-member";
import { waitFor } from "../../support/wait-for";
import { type FleetMember, startWorld, type World } from "./world";

/** Fault to red on screen. */
const FAULT_TO_RED_MS = 120_000;
const START_MS = 150_000;
const FULL_WINDOW_MS = 120_000;
/** Evidence of health stays fresh for two minutes after the last scrape, then a scrape, a rule and a refresh. */
const BLIND_MS = 210_000;
const RECOVERY_MS = 240_000;
const BOTH = ["basic", "extensive"] as const;
const UNSEEN = ["unseen-basic", "unseen-extensive"] as const;
const SCRAPED = [...BOTH, ...UNSEEN, "single"] as const;

const FLEET: readonly FleetMember[] = [
  { name: "basic", memberCount: 3, metrics: "basic", isClientSeen: true },
  { name: "extensive", memberCount: 3, metrics: "extensive", metricsOn: "own-port" },
  { name: "unseen-basic", memberCount: 3, metrics: "basic", metricsOn: "own-port", isInInventory: true },
  { name: "unseen-extensive", memberCount: 3, metrics: "extensive", hasLearner: true, isInInventory: true },
  { name: "single", memberCount: 1, metrics: "extensive" },
  { name: "tls", memberCount: 3, metrics: "basic", isTls: true, isClientSeen: true, isScrapedLater: true },
  { name: "tls-alone", memberCount: 1, metrics: "basic", isTls: true },
];

let world: World;

beforeAll(async () => {
  world = await startWorld(FLEET);
}, 120_000);

afterAll(async () => {
  await world?.stop();
});

const healthOf = (id: string): Health | undefined => world.observed(id).at(-1)?.health;
/** The healths that the API showed, in order, without repeats. */
const healthsSeen = (id: string) =>
  world
    .observed(id)
    .map(({ health }) => health)
    .filter((health, index, all) => health !== all[index - 1]);
const tell = (text: string) => process.stdout.write(`  ${text}\n`);

async function waitForHealth(id: string, health: Health, timeoutMs: number): Promise<void> {
  const seen = () => JSON.stringify(world.observed(id));
  await waitFor(`${id} is ${health}`, timeoutMs, () => healthOf(id) === health, seen);
}

function newestValues(panel: PanelResult): Map<string, number | null> {
  if (panel.data?.kind !== "timeseries") throw new Error(`${panel.panel} is not a time series: ${panel.state}`);
  return new Map(panel.data.lines.map(({ name, values }) => [name, values.at(-1) ?? null]));
}

function sumOf(values: Iterable<number | null>): number {
  return [...values].reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

test(
  "clusters that serve are ok, with their full margin: basic and extensive, with a learner, of one member",
  async () => {
    const startedAt = Date.now();
    const clientWrites = 'k8s:etcd_writes:rate{k8s_cluster="k8s-tls",event="succeeded"}';
    await waitFor("the client is heard", START_MS, async () => ((await world.query(clientWrites)) ?? 0) > 0);
    await world.setScraped("tls", true);
    await Promise.all(SCRAPED.map((id) => waitForHealth(id, "ok", START_MS)));
    tell(`all ok ${Math.round((Date.now() - startedAt) / 1000)} s after the start of Prometheus`);
    for (const id of SCRAPED) expect(healthsSeen(id), id).not.toContain("down");
    const margins = await Promise.all(SCRAPED.map(async (id) => (await world.readCluster(id)).row.quorumMarginCount));
    expect(margins).toEqual([1, 1, 1, 1, 0]);
  },
  2 * START_MS,
);

test("a learner is no voter: it is shown as one and does not raise the expected members", async () => {
  const detail = await world.readCluster("unseen-extensive");
  expect(detail.expectedMemberCount).toBe(3);
  expect(detail.members).toHaveLength(4);
  expect(detail.members.filter(({ isLearner }) => isLearner).map(({ id }) => id)).toEqual(["unseen-extensive-learner"]);
});

test.each(BOTH)("%s metrics: the API shows what etcdctl says", async (id) => {
  const etcd = world.etcd(id);
  // The newest scrape is up to 15 s behind etcdctl: sizes are compared with some room, identities exactly.
  const [detail, truth] = [await world.readCluster(id), await etcd.readStatus()];
  const told = new Map<string, Member>(detail.members.map((member) => [member.id, member]));
  expect([...told.keys()].sort()).toEqual(truth.map(({ memberName }) => memberName).sort());
  for (const member of truth) {
    const shown = told.get(member.memberName);
    expect(shown).toMatchObject({ isUp: true, hasLeader: true, isLeader: member.isLeader, version: member.version });
    expect(Math.abs((shown?.dbSizeBytes ?? 0) - member.dbSizeBytes)).toBeLessThanOrEqual(member.dbSizeBytes * 0.5);
  }
  expect(detail.row.version).toBe(truth[0]?.version);
  // The snapshot reads the choice every five minutes; the rules have made it within one.
  const metrics = await (await fetch(`http://${etcd.members[0]?.metricsTarget}/metrics`)).text();
  const ownHistogram = metrics.includes("etcd_server_request_duration_seconds_bucket") ? "server-histogram" : null;
  const latencySource = ownHistogram ?? (id === "basic" ? "apiserver" : "grpc");
  const chosen = (kind: string, source: string) =>
    `etcd:sli_source:info{etcd_cluster="${id}",kind="${kind}",source="${source}"}`;
  const isChosen = async () =>
    (await world.query(`${chosen("errors", "grpc")} and on (etcd_cluster) ${chosen("latency", latencySource)}`)) === 1;
  await waitFor(`${id} reads its latency from ${latencySource}`, FULL_WINDOW_MS, isChosen);

  const listed = await etcd.etcdctl("get", "", "--prefix", "--keys-only");
  const count = listed.split("\n").filter((line) => line !== "").length;
  const keys = [...newestValues(await world.readPanel("cluster-keys", id)).values()];
  expect(keys).toHaveLength(3);
  for (const shown of keys) {
    expect(shown).toBeGreaterThan(0);
    expect(Math.abs((shown ?? 0) - count)).toBeLessThanOrEqual(60);
  }
});

test.each(BOTH)("%s metrics: request rates are those of the client and of /metrics", async (id) => {
  const client = world.client(id);
  const { update, get } = client.readCounts();
  expect(update.failed + get.failed).toBe(0);
  // A rate is true when its window holds scrapes from end to end.
  const isTrue = async () => {
    const rates = newestValues(await world.readPanel("cluster-requests", id));
    const isNear = (method: string, perSecond: number) => {
      const shown = rates.get(method) ?? 0;
      return shown > 0.6 * perSecond && shown < 1.4 * perSecond;
    };
    return isNear("Txn", client.readRate("update")) && isNear("Range", client.readRate("get"));
  };
  await waitFor(`the panel shows the requests of ${id}`, FULL_WINDOW_MS, isTrue);
  const exposition = await Promise.all(
    world.etcd(id).members.map(async ({ metricsTarget }) => (await fetch(`http://${metricsTarget}/metrics`)).text()),
  );
  const counted = exposition.map((text) => {
    const line = /^grpc_server_handled_total\{grpc_code="OK",grpc_method="Txn".*\} (\S+)$/m.exec(text);
    return Number(line?.[1]);
  });
  const scraped = await world.query(
    `sum(grpc_server_handled_total{etcd_cluster="${id}",grpc_method="Txn",grpc_code="OK"})`,
  );
  expect(scraped).not.toBeNull();
  expect(sumOf(counted) - (scraped ?? 0)).toBeGreaterThanOrEqual(0);
  expect(sumOf(counted) - (scraped ?? 0)).toBeLessThan(120);
});

/** Its end costs no request but its own: with a leader an election would, and a busy machine makes minutes of it. */
async function findFollower(id: string): Promise<TestEtcdMember> {
  const status = await world.etcd(id).readStatus();
  const follower = status.find(({ isLeader, isLearner }) => !isLeader && !isLearner);
  const member = world.etcd(id).members.find(({ name }) => name === follower?.memberName);
  if (member === undefined) throw new Error(`${id} has no follower`);
  return member;
}

test(
  "one of three members killed: degraded, margin 0, never down; scraping stopped elsewhere meanwhile",
  async () => {
    const followers = new Map(await Promise.all(BOTH.map(async (id) => [id, await findFollower(id)] as const)));
    const killedAt = Date.now();
    await Promise.all([
      ...[...followers.values()].map((member) => member.kill()),
      ...UNSEEN.map((id) => world.setScraped(id, false)),
    ]);
    await Promise.all(BOTH.map((id) => waitForHealth(id, "degraded", FAULT_TO_RED_MS)));
    tell(`degraded ${BOTH.map((id) => secondsUntil(id, "degraded", killedAt)).join(" and ")} s after one member died`);
    for (const id of BOTH) {
      // Requests that failed with the member may turn it first; the margin follows with the scrape that finds it gone.
      const isMarginNamed = async () => {
        const { row } = await world.readCluster(id);
        return row.quorumMarginCount === 0 && row.failing.includes("margin");
      };
      await waitFor(`${id} has no margin and says so`, FAULT_TO_RED_MS, isMarginNamed);
      const detail = await world.readCluster(id);
      expect(detail.members.filter(({ isUp }) => isUp === false).map((member) => member.id)).toEqual([
        followers.get(id)?.name,
      ]);
      expect(healthsSeen(id)).not.toContain("down");
    }
  },
  2 * FAULT_TO_RED_MS + 10_000,
);

function secondsUntil(id: string, health: Health, sinceMs: number): number {
  const found = world.observed(id).find((one) => one.health === health && one.atMs >= sinceMs);
  return found === undefined ? Number.POSITIVE_INFINITY : Math.round((found.atMs - sinceMs) / 1000);
}

test(
  "a second member killed: red on the API within two minutes",
  async () => {
    const killedAt = Date.now();
    const oneMore = (id: string) => world.etcd(id).members.find((member) => member.isRunning());
    await Promise.all(BOTH.map((id) => oneMore(id)?.kill()));
    await Promise.all(BOTH.map((id) => waitForHealth(id, "down", FAULT_TO_RED_MS)));
    for (const id of BOTH) {
      const seconds = secondsUntil(id, "down", killedAt);
      tell(`${id}: red ${seconds} s after quorum was lost`);
      expect(seconds * 1000).toBeLessThanOrEqual(FAULT_TO_RED_MS);
      // Failing requests may turn it red before the last successful write has faded.
      const isQuorumLost = async () => (await world.query(`etcd:quorum_now:bool{etcd_cluster="${id}"}`)) === 0;
      await waitFor(`${id} has lost its quorum for the rules too`, FAULT_TO_RED_MS, isQuorumLost);
      // Health turns at once; the cause is named with the next whole minute.
      const isCauseNamed = () => world.observed(id).some(({ failing }) => failing.includes("quorum"));
      await waitFor(`${id} names its quorum`, FAULT_TO_RED_MS, isCauseNamed);
      const detail = await world.readCluster(id);
      expect(detail.row.quorumMarginCount).toBeLessThan(0);
      expect(detail.witnesses.find(({ witness }) => witness === "probe")?.state).toBe("no");
    }
  },
  4 * FAULT_TO_RED_MS,
);

test(
  "members restarted: quorum and margin return, the cluster is down no more",
  async () => {
    const restartedAt = Date.now();
    for (const id of BOTH) for (const member of world.etcd(id).members) if (!member.isRunning()) member.start();
    await Promise.all(
      BOTH.map((id) =>
        waitFor(`${id} recovers`, RECOVERY_MS, async () => {
          const { row } = await world.readCluster(id);
          return row.health !== "down" && row.quorumMarginCount === 1;
        }),
      ),
    );
    tell(`recovered ${Math.round((Date.now() - restartedAt) / 1000)} s after the restart`);
    for (const id of BOTH) {
      const detail = await world.readCluster(id);
      expect(detail.members.map(({ isUp, hasLeader }) => [isUp, hasLeader])).toEqual(Array(3).fill([true, true]));
      expect(detail.witnesses.find(({ witness }) => witness === "server")?.state).toBe("yes");
    }
  },
  RECOVERY_MS + 10_000,
);

test(
  "scraping stopped while etcd serves: blind, and never down or degraded on the way",
  async () => {
    await Promise.all(UNSEEN.map((id) => waitForHealth(id, "blind", BLIND_MS)));
    for (const id of UNSEEN) {
      const seen = healthsSeen(id);
      tell(`${id}: ${seen.join(" -> ")}`);
      expect(seen.slice(seen.indexOf("ok"))).toEqual(["ok", "blind"]);
      const detail = await world.readCluster(id);
      expect(detail.row.quorumMarginCount).toBeNull();
      expect(detail.witnesses.map(({ state }) => state)).toEqual(["blind", "blind", "blind"]);
      expect(await world.etcd(id).readStatus()).not.toHaveLength(0);
    }
  },
  BLIND_MS + 10_000,
);

test(
  "members that no scrape reaches: ok while their clients write, and the witnesses are told apart",
  async () => {
    await waitForHealth("tls", "ok", START_MS);
    const detail = await world.readCluster("tls");
    expect(Object.fromEntries(detail.witnesses.map(({ witness, state }) => [witness, state]))).toEqual({
      server: "blind",
      client: "yes",
      probe: "no",
    });
    expect(detail.members.map(({ isUp }) => isUp)).toEqual([false, false, false]);
    expect(detail.row.quorumMarginCount).toBeNull();
  },
  START_MS + 10_000,
);

test(
  "members that no scrape reaches and no client in sight: blind, since the scraper alone proves nothing, and the page says so",
  async () => {
    await waitForHealth("tls-alone", "blind", START_MS);
    const detail = await world.readCluster("tls-alone");
    expect(detail.witnesses.map(({ witness, state }) => [witness, state])).toEqual([
      ["server", "blind"],
      ["client", "blind"],
      ["probe", "no"],
    ]);
    expect(composeClusterNow(detail, getTranslate("en"), "en")).toContain("check address, TLS and credentials");
  },
  START_MS + 10_000,
);

test("the one-member and the unscrapable cluster stayed ok all along", () => {
  for (const id of ["single", "tls"]) expect(healthsSeen(id).filter((health) => health !== "blind")).toEqual(["ok"]);
});
